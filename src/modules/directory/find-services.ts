import { sql, type RawBuilder } from 'kysely';
import type { Work } from '#platform/work.ts';
import { directoryTables } from './records.queries.ts';
import { metresADegree, type Place } from './place.ts';
import type { ServicePage } from './service-page.ts';
import { vacanciesHoldDays } from './vacancy.ts';

/**
 * What services are looked for by; everything given must hold. `age` is suitable for that age; `minimumAge` and `maximumAge` are literally what the standard
 * says. `place` alone leaves out who does not serve people there; with `within` (metres), `reach` says whether those that come to people, or are online, count.
 */
export type Wanted = {
  words?: string;
  termIds?: readonly string[];
  taxonomyIds?: readonly string[];
  organizationId?: string;
  age?: number;
  minimumAge?: number;
  maximumAge?: number;
  day?: number;
  startsFrom?: string;
  endsBy?: string;
  /** Open already at this time, or still. */
  opensBy?: string;
  closesFrom?: string;
  place?: Place;
  within?: number;
  reach?: 'places only' | 'or comes to people';
  modifiedAfter?: Temporal.Instant;
  statuses?: readonly string[];
  costs?: readonly string[];
  isOnline?: boolean;
  language?: string;
  accessibility?: readonly string[];
  isSend?: boolean;
  childcare?: readonly string[];
  fundedHours?: string;
  /** Childcare with a place free now, for this age where one is given (vacancy.ts). */
  vacancy?: { band: string | null };
};

type Condition = RawBuilder<unknown>;

/** The conditions on `service` (and, where it is given, on the one place `at` of it) as SQL. */
export function conditionsOf(wanted: Wanted, at: 'any place' | 'this place'): Condition {
  const { words, termIds, taxonomyIds, organizationId, age, minimumAge, maximumAge, modifiedAfter, statuses, costs, isOnline, language } = wanted;
  const { accessibility, isSend, childcare, fundedHours, vacancy } = wanted;
  const all: (Condition | false | undefined)[] = [
    words !== undefined && sql`service.search @@ websearch_to_tsquery('english', ${words})`,
    termIds && sql`service.terms @> ${[...termIds]}::uuid[]`,
    taxonomyIds && sql`service.taxonomies @> ${[...taxonomyIds]}::uuid[]`,
    organizationId !== undefined && sql`service.organization_id = ${organizationId}`,
    age !== undefined && sql`(coalesce(service.minimum_age, 0) <= ${age} and coalesce(service.maximum_age, 200) >= ${age})`,
    minimumAge !== undefined && sql`service.minimum_age >= ${minimumAge}`,
    maximumAge !== undefined && sql`service.maximum_age <= ${maximumAge}`,
    modifiedAfter && sql`service.modified_at >= ${modifiedAfter.toString()}`,
    statuses && sql`service.status = any (${[...statuses]}::text[])`,
    costs && sql`service.cost = any (${[...costs]}::text[])`,
    isOnline !== undefined && sql`service.is_online = ${isOnline}`,
    language !== undefined && sql`service.languages && ${[language]}::text[]`,
    accessibility && sql`service.accessibility @> ${[...accessibility]}::text[]`,
    isSend !== undefined && sql`service.is_send = ${isSend}`,
    childcare && sql`service.childcare = any (${[...childcare]}::text[])`,
    fundedHours !== undefined && sql`service.funded_hours @> ${[fundedHours]}::text[]`,
    vacancy && vacancyOf(vacancy.band),
    timesOf(wanted, at),
    wanted.place && areaOf(wanted.place),
    wanted.place && wanted.within !== undefined && nearOf(wanted.place, wanted.within, wanted.reach ?? 'places only', at),
  ];
  const given = all.filter(condition => condition !== false && condition !== undefined);
  return given.length === 0 ? sql`true` : sql.join(given, sql` and `);
}

/** Day and times of one and the same session. */
function timesOf({ day, startsFrom, endsBy, opensBy, closesFrom }: Wanted, at: 'any place' | 'this place'): Condition | undefined {
  if ([day, startsFrom, endsBy, opensBy, closesFrom].every(one => one === undefined)) return undefined;
  return sql`exists (select from directory.session s where s.service_id = service.id
    and (s.valid_to is null or s.valid_to >= platform.today())
    ${at === 'this place' ? sql`and (s.place_id is null or s.place_id = at.id)` : sql``}
    ${day === undefined ? sql`` : sql`and s.day = ${day}`}
    ${startsFrom === undefined ? sql`` : sql`and s.opens >= ${startsFrom}::time`}
    ${endsBy === undefined ? sql`` : sql`and s.closes <= ${endsBy}::time`}
    ${opensBy === undefined ? sql`` : sql`and s.opens <= ${opensBy}::time`}
    ${closesFrom === undefined ? sql`` : sql`and s.closes >= ${closesFrom}::time`})`;
}

/** A place is free as the provider said last and not too long ago; of one who never said it, as an import told it. */
const vacancyOf = (band: string | null): Condition => sql`(exists (select from directory.vacancy v
      where v.service_id = service.id and v.state = 'yes' and v.said_on >= platform.today() - ${vacanciesHoldDays}::int
        ${band === null ? sql`` : sql`and v.band = ${band}`}
        and v.said_at = (select max(newest.said_at) from directory.vacancy newest where newest.service_id = service.id))
    or (service.has_vacancies and service.vacancies_on >= platform.today() - ${vacanciesHoldDays}::int
        and not exists (select from directory.vacancy v where v.service_id = service.id)))`;

/** Those that name an area serve who lives in it; an area of words alone keeps nobody out. */
const areaOf = ({ district, latitude, longitude }: Place): Condition => sql`service.id not in (select a.service_id from directory.service_area a
    group by a.service_id having bool_and((a.districts is not null or a.outline is not null)
      and not coalesce(a.districts @> ${[district]}::text[], false) and not coalesce(a.outline @> point(${longitude}, ${latitude}), false)))`;

function nearOf(place: Place, within: number, reach: NonNullable<Wanted['reach']>, at: 'any place' | 'this place'): Condition {
  const near =
    at === 'this place'
      ? isNear('at', place, within)
      : // An array is worked out once; a join would be planned for a few rows, and be slow for a thousand.
        sql`service.id = any (array(select near.service_id from directory.service_at_location near where ${isNear('near', place, within)}))`;
  return reach === 'places only' ? sql`(${near})` : sql`(${near} or service.covers_area)`;
}

/** Within so many metres: first by a box, for which there is an index, then by a circle, which at this size is one. */
function isNear(from: 'at' | 'near', { latitude, longitude }: Place, within: number): Condition {
  const [up, across] = [within / metresADegree, within / (metresADegree * Math.cos((latitude * Math.PI) / 180))];
  const row = sql.raw(from);
  return sql`${row}.latitude between ${latitude - up} and ${latitude + up} and ${row}.longitude between ${longitude - across} and ${longitude + across}
    and power((${row}.latitude - ${latitude}) / ${up}, 2) + power((${row}.longitude - ${longitude}) / ${across}, 2) <= 1`;
}

/** A public service as its page shows it; undefined where there is none. */
export async function findServicePage(work: Pick<Work, 'tables'>, serviceId: string): Promise<ServicePage | undefined> {
  const row = await directoryTables(work).selectFrom('directory.service_document').select('page').where('service_id', '=', serviceId).executeTakeFirst();
  return row?.page as ServicePage | undefined;
}

/** Which services are asked for: most relevant first where words are, else nearest first where a place is, else in a lasting order. */
export async function findServiceIds(
  work: Pick<Work, 'tables'>,
  wanted: Wanted,
  { from, most }: { from: number; most: number },
): Promise<{ ids: string[]; total: number }> {
  const condition = conditionsOf(wanted, 'any place');
  const { rows } = await sql<{ ids: string[] | null; total: number }>`
    with found as materialized (select service.id, ${orderOf(wanted, 'any place')} as first from ${servicesToOrder(wanted)} where ${condition})
    select (select count(*)::int from found) as total,
      (select array_agg(id order by first, id) from (select id, first from found order by first, id limit ${most} offset ${from}) page) as ids`.execute(
    directoryTables(work),
  );
  return { ids: rows[0]?.ids ?? [], total: rows[0]?.total ?? 0 };
}

/** What stands first: the most relevant where words are given, else the nearest where a place is, else nothing. */
export function orderOf({ words, place, within }: Wanted, at: 'any place' | 'this place'): Condition {
  if (words !== undefined) return sql`-ts_rank_cd(service.search, websearch_to_tsquery('english', ${words}))`;
  if (!place) return sql`0`;
  if (at === 'this place') return sql`coalesce(${farness('at', place)}, 1e9)`;
  // Of few, each is looked up; of all, see below.
  const nearest = sql`(select min(${farness('there', place)}) from directory.service_at_location there where there.service_id = service.id)`;
  return sql`coalesce(${within === undefined ? sql`nearest.far` : nearest}, 1e9)`;
}

/** Services, and the nearest place of each where all are put in order by it: worked out of all places at once, not service by service. */
export const servicesToOrder = ({ words, place, within }: Wanted): Condition =>
  words !== undefined || !place || within !== undefined
    ? sql`directory.service`
    : sql`directory.service left join (select there.service_id, min(${farness('there', place)}) as far from directory.service_at_location there group by 1) nearest
        on nearest.service_id = service.id`;

const farness = (from: 'at' | 'there', { latitude, longitude }: Place): Condition =>
  sql`power(${sql.raw(from)}.latitude - ${latitude}, 2) + power((${sql.raw(from)}.longitude - ${longitude}) * ${Math.cos((latitude * Math.PI) / 180)}, 2)`;

/** Public services as their pages show them, in the order asked for. */
export async function findServicePages(work: Pick<Work, 'tables'>, ids: readonly string[]): Promise<ServicePage[]> {
  if (ids.length === 0) return [];
  const rows = await directoryTables(work)
    .selectFrom('directory.service_document')
    .select(['service_id', 'page'])
    .where('service_id', 'in', [...ids])
    .execute();
  const byId = new Map(rows.map(({ service_id, page }) => [service_id, page as ServicePage]));
  return ids.flatMap(id => byId.get(id) ?? []);
}
