import type { RecordToPublish, ServiceContent } from '#modules/directory/index.ts';
import { chanceOf, type Chance } from '../large/chance.ts';
import { sendOf } from './send-answers.ts';
import type { Placed } from './make-venue.ts';
import type { Told, Ward } from './types.ts';

/** One telling of the county, or of a village beyond it. */
export type Making = {
  today: Temporal.PlainDate;
  newId: () => string;
  termIds: ReadonlyMap<string, string>;
  copy: number;
  wards: ReadonlyMap<string, Ward>;
  venues: Map<string, Placed>;
  organizations: Map<string, string>;
  /** Places that belong to one service alone, such as a childminder's home. */
  locations: RecordToPublish[];
  /** Names that are given, since no two services have the same. */
  names: Set<string>;
};

/** The nth telling of a kind of service: where, when, for how much, and how it stands today. */
export function makeOffer(making: Making, kind: Told, number: number, nth: number): RecordToPublish {
  const chance = chanceOf(11, making.copy, number, nth);
  const venue = venueOf(making, kind, number, nth);
  const ward = venue?.ward ?? [...making.wards.values()][(number + nth) % making.wards.size]!;
  const person = kind.people?.[nth % kind.people.length] ?? '';
  const name = kind.name
    .replace('{v}', venue?.name ?? '')
    .replace('{t}', ward.town)
    .replace('{w}', ward.name)
    .replace('{person}', person);
  const provider = kind.organizations[nth % kind.organizations.length]!;
  const keeper = kind.keptByVenue && venue && making.organizations.has(venue.key) ? venue.key : provider;
  const locationId = venue?.id ?? (kind.at.includes('ward') ? homeIn(making, ward) : null);
  const email = `${kind.key}${nth + 1}@${keeper.replaceAll(/\W/g, '')}.example`;
  return {
    id: making.newId(),
    kind: 'service',
    organizationId: making.organizations.get(keeper) ?? null,
    checked: checkOf(making, chance),
    content: {
      name: ownName(making, [name, venue ? venue.name : ward.name, venue ? times(kind, nth) : ward.town, `group ${nth + 1}`]),
      description: [kind.description, venue && !venue.hidden ? `We meet at ${venue.name}, ${ward.town}.` : ''].filter(Boolean).join(' '),
      email,
      phones: [{ number: `01632 960${String(500 + ((number * 7 + nth * 31 + making.copy * 13) % 500)).padStart(3, '0')}` }],
      ways: kind.ways,
      termIds: kind.categories.map(category => termOf(making, category)),
      ...given({ keywords: kind.keywords, minimumAge: kind.ages?.[0], maximumAge: kind.ages?.[1] ?? undefined, eligibility: kind.eligibility }),
      ...given({ howToReach: kind.howToReach, whatHappensNext: kind.whatHappensNext, waitingTime: kind.waitingTime, referral: kind.referral }),
      ...given({ interpretation: kind.interpretation, costNote: kind.priceNote }),
      ...costOf(kind, chance),
      languages: (kind.languages ?? [['en', 'English'] as const]).map(([code, language]) => ({ code, name: language })),
      ...(locationId === null
        ? { schedules: schedulesOf(kind, nth), areas: [areaOf(making, kind)] }
        : { places: [{ locationId, schedules: schedulesOf(kind, nth) }] }),
      ...sendOf(making, kind, number, nth),
      ...(kind.childcare && { childcare: childcareOf(making, kind.childcare, chance) }),
      ...fateOf(making, chance),
    },
  };
}

/** The name, with as much of what comes after as it takes to be the only one. */
function ownName({ names }: Making, parts: readonly string[]): string {
  const longer = parts.map((_, last) =>
    parts
      .slice(0, last + 1)
      .filter((part, place) => part !== '' && !parts.slice(0, place).some(said => said.includes(part)))
      .join(', '),
  );
  const name = longer.find(one => !names.has(one)) ?? `${longer.at(-1)} ${names.size}`;
  names.add(name);
  return name;
}

const dayNames: Readonly<Record<string, string>> = {
  MO: 'Mondays',
  TU: 'Tuesdays',
  WE: 'Wednesdays',
  TH: 'Thursdays',
  FR: 'Fridays',
  SA: 'Saturdays',
  SU: 'Sundays',
};
const times = (kind: Told, nth: number) => dayNames[schedulesOf(kind, nth)[0]?.byday ?? ''] ?? '';

const given = <T extends object>(fields: T) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function venueOf(making: Making, kind: Told, number: number, nth: number): Placed | null {
  if (kind.at.includes('area') || kind.at.includes('ward')) return null;
  const keys = kind.at.flatMap(at => (making.venues.has(at) ? [at] : [...making.venues.values()].filter(venue => venue.kind === at).map(({ key }) => key)));
  // A kind of venue begins at another one for each kind of service, or the first would have everything.
  const first = kind.at.some(at => making.venues.has(at)) || kind.count >= keys.length ? 0 : number;
  return making.venues.get(keys[(first + nth) % keys.length] ?? '') ?? null;
}

function homeIn(making: Making, ward: Ward): string {
  const id = making.newId();
  const { latitude, longitude } = ward;
  making.locations.push({ id, kind: 'location', content: { name: `A home in ${ward.name}`, kind: 'physical', latitude, longitude, ward: ward.name } });
  return id;
}

const schedulesOf = ({ times = [], timesNote }: Told, nth: number): NonNullable<ServiceContent['schedules']> => {
  const [days, opensAt, closesAt] = times[nth % (times.length || 1)] ?? [];
  if (days === undefined || opensAt === undefined || closesAt === undefined) return [];
  return [{ freq: /\d/.test(days) ? 'MONTHLY' : 'WEEKLY', byday: days, opensAt, closesAt, ...(timesNote !== undefined && { description: timesNote }) }];
};

function costOf({ price }: Told, chance: Chance): Pick<ServiceContent, 'cost' | 'costOptions'> {
  if (price === 'free' || price === 'unknown') return { cost: price };
  // Not everybody who takes money says how much.
  if (chance.is(0.06)) return { cost: 'unknown' };
  const dearer = chance.pick([1, 1, 1.1, 1.25]);
  return {
    cost: price.some(([, amount]) => amount > 0) ? 'costs' : 'free',
    costOptions: price.map(([option, amount, per]) => ({
      option,
      amount: Math.round(amount * dearer * 20) / 20,
      ...(per !== '' && { amountDescription: per }),
    })),
  };
}

function areaOf({ wards }: Making, { towns }: Told) {
  const served = [...wards.values()].filter(({ town }) => !towns || towns.includes(town));
  const districts = [...new Set((served.length > 0 ? served : [...wards.values()]).map(({ district }) => district))].sort();
  return { name: towns ? towns.join(' and ') : 'Fernshire', districts };
}

const vacancyStates = ['yes', 'yes', 'yes', 'no', 'no', 'no', 'ask'] as const;
const beyond = (state: (typeof vacancyStates)[number], asOf: string, copy: number) => (copy === 0 ? {} : { vacancies: { state, asOf } });

const fundedBy: Readonly<Record<string, string[]>> = {
  childminder: ['9-months-30', '2-years-30', '3-and-4-years-15', '3-and-4-years-30'],
  playgroup: ['2-years-15', '2-years-30', '3-and-4-years-15', '3-and-4-years-30'],
  nursery: ['9-months-30', '2-years-15', '2-years-30', '3-and-4-years-15', '3-and-4-years-30'],
};

function childcareOf({ today, copy }: Making, kind: NonNullable<Told['childcare']>, chance: Chance): NonNullable<ServiceContent['childcare']> {
  const isEarly = ['nursery', 'playgroup', 'childminder'].includes(kind);
  const asOf = today.subtract({ days: chance.between(2, 120) }).toString();
  return {
    kind,
    ofstedNumber: `EY9${String(chance.below(100_000)).padStart(5, '0')}`,
    registers: isEarly ? ['Early Years Register', 'Compulsory Childcare Register'] : ['Compulsory Childcare Register', 'Voluntary Childcare Register'],
    inspected: {
      on: today.subtract({ days: chance.between(60, 1900) }).toString(),
      outcome: chance.weigh([
        ['Good', 75],
        ['Outstanding', 15],
        ['Requires improvement', 6],
        ['Met', 4],
      ]),
    },
    places: kind === 'childminder' ? 6 : chance.between(16, 64),
    // Fernshire's own say it age by age (tell-offer.ts); those beyond, as an import would have told it.
    ...beyond(chance.pick(vacancyStates), asOf, copy),
    ...(isEarly && { fundedHours: fundedBy[kind] ?? [] }),
  };
}

const firstCheckDays = 200;

/** Most were looked at within half a year; some have been forgotten. */
function checkOf({ today }: Making, chance: Chance): NonNullable<RecordToPublish['checked']> {
  const isForgotten = chance.is(0.08);
  const on = today.subtract({ days: isForgotten ? chance.between(firstCheckDays, 500) : chance.between(1, 170) });
  return { on, byName: chance.is(0.7) ? 'Fernshire Early Help Service' : null, reviewOn: on.add({ months: 6 }) };
}

/** Few are closed for a while, have ended, or are yet to begin. */
function fateOf({ today }: Making, chance: Chance): Pick<ServiceContent, 'opensOn' | 'closed' | 'endsOn' | 'alert'> {
  const lot = chance.below(1000);
  const day = (days: number) => today.add({ days }).toString();
  if (lot < 18) return { endsOn: day(-chance.between(1, 60)) };
  if (lot < 34) return { opensOn: day(chance.between(5, 60)), alert: 'New: it begins soon' };
  if (lot < 58)
    return {
      closed: {
        from: day(-chance.between(1, 30)),
        until: day(chance.between(5, 60)),
        because: chance.pick(['The building is being repaired', 'Nobody could be found to run it; we are looking', 'It rests until after the holidays']),
      },
    };
  return {};
}

function termOf({ termIds }: Making, category: string): string {
  const id = termIds.get(category);
  if (id === undefined) throw new Error(`There is no category ${category}`);
  return id;
}
