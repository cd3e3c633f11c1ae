import { rowsOfCsv } from '../csv.ts';
import type { ServiceContent } from '../content.ts';
import { derivedId } from '../derived-id.ts';
import type { Brought, Problem } from './from-standard.ts';
import { known, lineOf, numberOf } from './standard-record.ts';

/** What is read of a registration, and how its column may be called: the names differ from year to year. */
const headers = {
  urn: /^(provider )?(urn|unique reference number|reference)$/,
  name: /^(provider|setting|registered provider)( name)?$/,
  type: /^provider type$/,
  subtype: /^provider (sub ?type|sub-type)$/,
  status: /^(registration status|provider status)$/,
  line1: /^(provider )?address( line)? ?1$/,
  line2: /^(provider )?address( line)? ?2$/,
  town: /^((provider )?(postal )?town|address( line)? ?3)$/,
  postcode: /^(provider )?post ?code$/,
  phone: /^(provider )?(telephone|phone)( number)?$/,
  places: /^(registered |number of |total )?places( .*)?$/,
  registers: /^(individual )?register(s| combinations?)?$/,
  inspectedOn: /^(most recent )?(full )?inspection( \(eif\))? ?(:? ?inspection)? date$|^date of (most recent|last) inspection$/,
  outcome: /^(most recent )?(full: ?)?overall (effectiveness|outcome)$/,
} as const;

const grades: Readonly<Record<string, string>> = { 1: 'Outstanding', 2: 'Good', 3: 'Requires improvement', 4: 'Inadequate' };

type Childcare = NonNullable<ServiceContent['childcare']>['kind'];
const kindOf = (type: string): Childcare =>
  /childminder/i.test(type)
    ? 'childminder'
    : /home child|nanny/i.test(type)
      ? 'home'
      : /holiday/i.test(type)
        ? 'holiday'
        : /out of school|before|after/i.test(type)
          ? 'out-of-school'
          : /sessional|playgroup|pre-?school/i.test(type)
            ? 'playgroup'
            : 'nursery';

export const ofstedCategory: Readonly<Record<Childcare, string>> = {
  childminder: 'Pre-school playgroup',
  nursery: 'Pre-school playgroup',
  playgroup: 'Pre-school playgroup',
  'out-of-school': 'Before and after school clubs',
  home: 'Before and after school clubs',
  holiday: 'Holiday clubs and schemes',
};

/** Reads Ofsted's list of registrations. Of somebody who works at home, neither the name nor the address is made public; only that there is a place in the postcode's district. */
export function fromOfsted(csv: string, termIds: ReadonlyMap<string, string>): Brought {
  const rows = rowsOfCsv(csv);
  const columns = columnsIn(Object.keys(rows[0] ?? {}));
  const missing = (['urn', 'type'] as const).filter(part => columns[part] === undefined);
  if (missing.length > 0)
    return {
      records: [],
      terms: [],
      problems: [{ id: '', why: `No column was found for: ${missing.join(', ')}. There are: ${Object.keys(rows[0] ?? {}).join(', ')}` }],
    };
  const brought: Brought = { records: [], terms: [], problems: [] };
  for (const row of rows) {
    const read = (part: keyof typeof headers) => lineOf(row[columns[part] ?? '']);
    const problem = addRegistration(brought, read, termIds);
    if (problem) brought.problems.push(problem);
  }
  return brought;
}

function columnsIn(names: readonly string[]): Partial<Record<keyof typeof headers, string>> {
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replaceAll(/[_\s]+/g, ' ')
      .trim();
  return Object.fromEntries(
    Object.entries(headers).flatMap(([part, pattern]) =>
      names
        .filter(name => pattern.test(plain(name)))
        .slice(0, 1)
        .map(name => [part, name]),
    ),
  );
}

type Read = (part: keyof typeof headers) => string | undefined;

function addRegistration({ records }: Brought, read: Read, termIds: ReadonlyMap<string, string>): Problem | null {
  const urn = read('urn');
  if (urn === undefined) return { id: '', why: 'It has no reference number' };
  if (/cancel|resign|inactive|suspend/i.test(read('status') ?? '')) return null;
  const type = `${read('type') ?? ''} ${read('subtype') ?? ''}`;
  const kind = kindOf(type);
  const isAtHome = kind === 'childminder' || kind === 'home' || /(?<!non-)domestic premises/i.test(type);
  const district = /^[A-Z]{1,2}\d[A-Z\d]?/.exec((read('postcode') ?? '').toUpperCase())?.[0];
  const given = read('name');
  const name = !isAtHome && given !== undefined && !/redacted/i.test(given) ? given : `${labels[kind]} ${urn}`;
  const [organizationId, locationId] = [derivedId('ofsted', 'organization', urn), derivedId('ofsted', 'location', urn)];
  const termId = termIds.get(ofstedCategory[kind]);
  const [places, phone, line1, postcode] = [numberOf(read('places')), read('phone'), read('line1'), read('postcode')];
  const hasAddress = !isAtHome && line1 !== undefined && postcode !== undefined;
  records.push({
    id: organizationId,
    kind: 'organization',
    content: { name, description: 'Childcare registered with Ofsted.', identifiers: [{ scheme: 'GB-EDU', kind: 'Ofsted reference number', identifier: urn }] },
  });
  if (hasAddress)
    records.push({
      id: locationId,
      kind: 'location',
      organizationId,
      content: {
        name,
        kind: 'physical',
        addresses: [{ lines: [line1, read('line2')].filter(Boolean).join(', '), town: read('town') ?? '—', postcode: postcode.slice(0, 12) }],
      },
    });
  records.push({
    id: derivedId('ofsted', 'service', urn),
    kind: 'service',
    organizationId,
    content: {
      ways: kind === 'home' ? ['home-visit'] : hasAddress ? ['in-person'] : [],
      termIds: termId === undefined ? [] : [termId],
      ...known({
        name,
        description: `${labels[kind]}, registered with Ofsted as ${urn}.${isAtHome ? ' It is in a home: ask for the address.' : ''}`,
        cost: 'unknown',
        phones: phone === undefined ? [] : [{ number: phone }],
        places: hasAddress ? [{ locationId }] : [],
        areas: isAtHome && district !== undefined ? [{ name: `In ${district}` }] : [],
        childcare: known({ kind, ofstedNumber: urn, places, registers: read('registers')?.split(/[,;]\s*/), inspected: inspectionOf(read) }),
      }),
    },
  });
  return null;
}

const labels: Readonly<Record<Childcare, string>> = {
  childminder: 'Childminder',
  nursery: 'Nursery',
  playgroup: 'Preschool or playgroup',
  'out-of-school': 'Before and after school care',
  holiday: 'Holiday care',
  home: 'Childcare in your own home',
};

function inspectionOf(read: Read): { on: string; outcome: string } | undefined {
  const [date, outcome] = [read('inspectedOn'), read('outcome')];
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(date ?? '') ?? [];
  const on = year === undefined ? /^\d{4}-\d\d-\d\d/.exec(date ?? '')?.[0] : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  return on === undefined || outcome === undefined || /^null|none$/i.test(outcome) ? undefined : { on, outcome: grades[outcome] ?? outcome };
}
