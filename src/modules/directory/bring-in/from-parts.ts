import { ways } from '../content.ts';
import { accessFeatures } from '../content-parts.ts';
import { addressOf, dayOf, emailOf, isLoose, known, lineOf, listOf, numberOf, textOf, timeOf, type Loose } from './standard-record.ts';

// The parts of a service of the standard in our words. What cannot be understood is left out, never guessed.

const words: Readonly<Record<(typeof accessFeatures)[number], RegExp>> = {
  'step-free': /step.?free|without steps|wheelchair|level access|ramp/i,
  'accessible-toilet': /accessible toilet|disabled toilet/i,
  'changing-place': /changing place/i,
  'hearing-loop': /(hearing|induction) loop/i,
  'sign-language': /sign language|\bBSL\b/i,
  'quiet-space': /quiet (space|room)/i,
  'accessible-parking': /(disabled|blue badge|accessible) .*parking|parking .*(blue badge|disabled)/i,
  'baby-changing': /change a baby|baby.?chang/i,
  'assistance-dogs': /(assistance|guide) dog/i,
};
export const featureOf = (description: string) => accessFeatures.find(feature => words[feature].test(description));

export const phonesOf = (value: unknown) =>
  listOf(value).flatMap(one => {
    const number = lineOf(one['number']);
    return number === undefined ? [] : [known({ number, description: lineOf(one['description']) })];
  });

export const ageOf = (value: unknown) => {
  const age = numberOf(value);
  return age !== undefined && age >= 0 && age <= 120 ? age : undefined;
};

/** A place is told with the times of the whole service beside its own: those the service tells itself are left out. */
export const ownSchedules = (schedules: unknown, service: Loose) => {
  const told = new Set(
    listOf(service['schedules'])
      .filter(one => textOf(one['service_at_location_id']) === undefined)
      .map(one => one['id']),
  );
  return listOf(schedules).filter(one => one['id'] === undefined || !told.has(one['id']));
};

export const contactsOf = (value: unknown) =>
  listOf(value).flatMap(one => {
    const contact = known({
      name: lineOf(one['name']),
      title: lineOf(one['title']),
      department: lineOf(one['department']),
      email: emailOf(one['email']),
      phones: phonesOf(one['phones']),
    });
    return Object.keys(contact).length === 0 ? [] : [contact];
  });

const rule = /^(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*$/;

export const schedulesOf = (schedules: readonly Loose[]) =>
  schedules.flatMap(one => {
    const byday = textOf(one['byday'])?.toUpperCase().replaceAll(' ', '');
    const interval = numberOf(one['interval']);
    const schedule = known({
      freq: (['WEEKLY', 'MONTHLY'] as const).find(freq => freq === one['freq']),
      interval: interval !== undefined && Number.isInteger(interval) && interval > 0 ? interval : undefined,
      byday: byday !== undefined && rule.test(byday) ? byday : undefined,
      bymonthday: /^-?\d{1,2}(,-?\d{1,2})*$/.exec(textOf(one['bymonthday']) ?? '')?.[0],
      dtstart: dayOf(one['dtstart']),
      validFrom: dayOf(one['valid_from']),
      validTo: dayOf(one['valid_to']),
      opensAt: timeOf(one['opens_at']),
      closesAt: timeOf(one['closes_at']),
      description: lineOf(one['description']),
      link: addressOf(one['schedule_link']),
      attending: lineOf(one['attending_type']),
      notes: textOf(one['notes']),
    });
    return Object.keys(schedule).length === 0 ? [] : [schedule];
  });

export const costsOf = (value: unknown) =>
  listOf(value).flatMap(one => {
    const amount = numberOf(one['amount']);
    const option = known({
      option: lineOf(one['option']),
      amount: amount !== undefined && amount >= 0 ? amount : undefined,
      amountDescription: lineOf(one['amount_description']),
      validFrom: dayOf(one['valid_from']),
      validTo: dayOf(one['valid_to']),
    });
    return Object.keys(option).length === 0 ? [] : [option];
  });

/** Free only where somebody says so. */
export function costOf(options: readonly { amount?: number }[], fees: string | undefined): 'free' | 'costs' | 'unknown' {
  const amounts = options.flatMap(({ amount }) => amount ?? []);
  if (amounts.some(amount => amount > 0)) return 'costs';
  if (amounts.length > 0 || /^(it is |this is )?free( of charge)?\.?$/i.test(fees ?? '')) return 'free';
  return 'unknown';
}

export const areasOf = (value: unknown) =>
  listOf(value).flatMap(one => {
    const name = lineOf(one['name'] ?? one['service_area']);
    const extent = textOf(one['extent']);
    const districts = one['extent_type'] === 'text' && extent !== undefined ? extent.split(/,\s*/).filter(part => /^[A-Z]{1,2}\d[A-Z\d]?$/.test(part)) : [];
    return name === undefined ? [] : [known({ name, uri: addressOf(one['uri']), districts })];
  });

export function waysOf(from: Loose, hasPlace: boolean): (typeof ways)[number][] {
  const told: unknown[] = isLoose(from['local_offer']) && Array.isArray(from['local_offer']['ways']) ? from['local_offer']['ways'] : [];
  const understood = told.flatMap(way => ways.find(one => one === way) ?? []);
  if (understood.length > 0) return understood;
  const attending = listOf(from['schedules'])
    .map(one => textOf(one['attending_type']) ?? '')
    .join(' ');
  return [
    ...(hasPlace ? (['in-person'] as const) : []),
    ...(/online|virtual|video/i.test(attending) ? (['online'] as const) : []),
    ...(/phone/i.test(attending) ? (['phone'] as const) : []),
  ];
}

/** When it begins, rests and ends: by our own words where they are given, otherwise by its status alone. */
export function datesOf(from: Loose) {
  const told = isLoose(from['local_offer']) ? from['local_offer'] : {};
  const status = textOf(from['status']);
  const [opensOn, closedFrom, endsOn] = [dayOf(told['opens_on']), dayOf(told['closed_from']), dayOf(told['ends_on'])];
  const isClosed = closedFrom !== undefined || status === 'temporarily closed';
  const since = closedFrom ?? dayOf(from['last_modified']) ?? '2000-01-01';
  return known({
    opensOn,
    closed: isClosed ? known({ from: since, until: dayOf(told['closed_until']), because: lineOf(told['closed_because']) }) : undefined,
    endsOn: endsOn ?? (status === 'defunct' || (status === 'inactive' && opensOn === undefined) ? '2000-01-01' : undefined),
  });
}

/** Why it rests is told as an alert for those who know no other place for it. */
export const alertOf = (from: Loose) => {
  const alert = lineOf(from['alert']);
  return isLoose(from['local_offer']) && alert === lineOf(from['local_offer']['closed_because']) ? undefined : alert;
};
