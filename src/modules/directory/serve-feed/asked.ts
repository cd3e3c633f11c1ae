import type { Wanted } from '../find-services.ts';
import type { Place } from '../place.ts';
import { BadParameters } from './bad-parameters.ts';
import { days, parameters, type ParameterName } from './parameters.ts';

/** What a call asks for, read and checked; a place is found in a second step. */
export type Asked = {
  wanted: Omit<Wanted, 'place'>;
  postcode: string | null;
  page: number;
  perPage: number | null;
  isFull: boolean;
  isFullService: boolean;
  isMinimal: boolean;
  isStreamed: boolean;
};

export const ordinaryPageSize = 50;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

type Query = Readonly<Record<string, unknown>>;

/** Reads what stands behind the question mark; everything that is wrong with it is said at once. An empty value is one that was not given. */
export function readAsked(query: Query, allowed: readonly ParameterName[]): Asked {
  const wrong: Record<string, string> = {};
  const values = (name: ParameterName): string[] =>
    [query[name] ?? []]
      .flat()
      .flatMap(value => (typeof value === 'string' ? [value.trim()] : []))
      .filter(value => value !== '');
  for (const name of Object.keys(query))
    if (!allowed.includes(name as ParameterName)) wrong[name] = `This is not a parameter here. These are: ${allowed.join(', ')}`;
  const one = (name: ParameterName): string | undefined => {
    const given = values(name);
    if (given.length > 1) wrong[name] = 'Give this once';
    return given[0];
  };
  const read = <T>(name: ParameterName, understand: (text: string) => T | undefined): T | undefined => {
    const text = one(name);
    if (text === undefined) return undefined;
    const value = understand(text);
    if (value === undefined) wrong[name] ??= parameters[name].wrong;
    return value;
  };
  const flag = (name: ParameterName) => (name in query && values(name).length === 0 ? true : (read(name, yesOrNo) ?? false));
  const ids = (name: ParameterName): string[] | undefined => {
    const given = values(name)
      .flatMap(value => value.split(','))
      .map(id => id.trim().toLowerCase());
    if (given.some(id => !uuid.test(id))) wrong[name] = parameters[name].wrong;
    return given.length === 0 ? undefined : given;
  };

  const wanted = {
    words: read('search', text => (text.length <= 200 ? text : undefined)),
    termIds: ids('taxonomy_term_id'),
    taxonomyIds: ids('taxonomy_id'),
    organizationId: read('organization_id', text => (uuid.test(text) ? text.toLowerCase() : undefined)),
    age: read('age', number),
    minimumAge: read('minimum_age', number),
    maximumAge: read('maximum_age', number),
    day: read('day', dayOf),
    startsFrom: read('start_time', timeOf),
    endsBy: read('end_time', timeOf),
    within: read('proximity', text => (Number(number(text)) > 0 ? number(text) : undefined)),
    modifiedAfter: read('modified_after', momentOf),
  };
  const postcode = one('postcode') ?? null;
  if (wanted.within !== undefined && postcode === null) wrong['proximity'] = 'This needs a postcode to be near to';
  const asked = {
    wanted: Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as Asked['wanted'],
    postcode,
    page: read('page', text => whole(text, 1, 10_000_000)) ?? 1,
    perPage: read('per_page', text => whole(text, 1, mostOnPage)) ?? null,
    isFull: flag('full'),
    isFullService: flag('full_service'),
    isMinimal: flag('minimal'),
    isStreamed: read('format', text => (text === 'ndjson' ? true : text === 'json' ? false : undefined)) ?? false,
  };
  if (Object.keys(wrong).length > 0) throw new BadParameters(wrong);
  return asked;
}

export const mostOnPage = 1000;

/** The place of the postcode that was asked for; a postcode that nobody knows is told. */
export async function withPlace({ wanted, postcode }: Asked, find: (postcode: string) => Promise<Place | null>): Promise<Wanted> {
  if (postcode === null) return wanted;
  const place = await find(postcode);
  if (!place) throw new BadParameters({ postcode: 'Nobody here knows this postcode. Give a whole one (FN1 2AB), or its first half' });
  return { ...wanted, place };
}

const yesOrNo = (text: string) => ({ true: true, false: false, 1: true, 0: false, yes: true, no: false })[text.toLowerCase()];
const number = (text: string) => (/^\d{1,7}(\.\d{1,6})?$/.test(text) ? Number(text) : undefined);
const whole = (text: string, least: number, most: number) =>
  /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined;
const timeOf = (text: string) => /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?Z?$/.exec(text)?.[0].replace('Z', '');
const dayOf = (text: string) => days.find(({ short, long }) => [short, long, long.slice(0, 3)].includes(text.toUpperCase()))?.number;

/** An instant, or a day, which begins at midnight in London. */
function momentOf(text: string): Temporal.Instant | undefined {
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return Temporal.PlainDate.from(text).toZonedDateTime('Europe/London').toInstant();
    const withZone = /(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`;
    // A plus sign that was not encoded arrives as a space.
    return Temporal.Instant.from(withZone.replace(/ (\d\d:?\d\d)$/, '+$1'));
  } catch {
    return undefined;
  }
}
