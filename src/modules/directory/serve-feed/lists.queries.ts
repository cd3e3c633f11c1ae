import { sql, type RawBuilder } from 'kysely';
import type { Work } from '#platform/work.ts';
import { conditionsOf, orderOf, servicesToOrder, type Wanted } from '../find-services.ts';
import { directoryTables } from '../records.queries.ts';
import type { Asked } from './asked.ts';
import type { ListName } from './parameters.ts';

type Sql = RawBuilder<unknown>;

/** Where a list comes from: its rows (`narrow`: without their documents), what holds of them, in which order they stand, and the text of each. */
export type Source = { narrow: Sql; from: Sql; where: Sql; id: Sql; first: Sql; text: Sql; minimal: Sql };

/** A JSON text with more put in before its last brace. */
const plus = (document: Sql, more: Sql) => sql`left(${document}, -1) || ${more} || '}'`;

const isoOf = (at: Sql) => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const minimalOf = (id: Sql, at: Sql) => sql`'{"id":"' || ${id} || '","modified_date":"' || ${isoOf(at)} || '"}'`;
const since = (column: Sql, { modifiedAfter }: Wanted) => (modifiedAfter ? sql`${column} >= ${modifiedAfter.toString()}` : sql`true`);

/** What a service at a location is told with: the service itself; and its name and status, for those who read the standard that way. */
const withService = (whole: boolean) =>
  plus(
    whole ? sql`at.whole` : sql`at.list`,
    sql`',"name":' || to_json(service.name) || ',"status":"' || service.status || '","service":' || ${whole ? sql`d.whole` : sql`d.list`}`,
  );

/** Services, with what is asked of them. */
export function servicesWanted(wanted: Wanted, isFull: boolean): Source {
  return {
    narrow: servicesToOrder(wanted),
    from: sql`directory.service join directory.service_document d on d.service_id = service.id`,
    where: conditionsOf(wanted, 'any place'),
    id: sql`service.id`,
    first: orderOf(wanted, 'any place'),
    text: isFull ? sql`d.whole` : sql`d.list`,
    minimal: minimalOf(sql`service.id`, sql`service.modified_at`),
  };
}

export const placesWanted = (wanted: Wanted, isFull: boolean): Source => ({
  narrow: sql`directory.service_at_location at join directory.service on service.id = at.service_id`,
  from: sql`directory.service_at_location at join directory.service on service.id = at.service_id join directory.service_document d on d.service_id = service.id`,
  where: conditionsOf(wanted, 'this place'),
  id: sql`at.id`,
  first: orderOf(wanted, 'this place'),
  text: withService(isFull),
  minimal: minimalOf(sql`at.id`, sql`service.modified_at`),
});

export const organizationsWanted = (wanted: Wanted, isFull: boolean, isFullService: boolean): Source => ({
  narrow: sql`directory.organization o`,
  from: sql`directory.organization o`,
  where: sql`${since(sql`o.modified_at`, wanted)} and ${wanted.words === undefined ? sql`true` : sql`to_tsvector('english', o.name) @@ websearch_to_tsquery('english', ${wanted.words})`}`,
  id: sql`o.id`,
  first: sql`0`,
  text: isFullService
    ? plus(
        sql`o.whole`,
        sql`',"services":[' || coalesce((select string_agg(d.whole, ',' order by service.id) from directory.service join directory.service_document d on d.service_id = service.id
          where service.organization_id = o.id), '') || ']'`,
      )
    : isFull
      ? sql`o.whole`
      : sql`o.list`,
  minimal: minimalOf(sql`o.id`, sql`o.modified_at`),
});

export function sourceOf(
  list: Exclude<ListName, 'taxonomies' | 'taxonomy_terms'>,
  wanted: Wanted,
  { isFull, isFullService }: Pick<Asked, 'isFull' | 'isFullService'>,
): Source {
  if (list === 'services') return servicesWanted(wanted, isFull);
  return list === 'service_at_locations' ? placesWanted(wanted, isFull) : organizationsWanted(wanted, isFull, isFullService);
}

export type PageOfTexts = { total: number; size: number; texts: string };

/** One page of a list, put together by the database as it stands there: nothing of it is read here. */
export async function pageOf(
  work: Work,
  source: Source,
  { offset, most, isMinimal }: { offset: number; most: number; isMinimal: boolean },
): Promise<PageOfTexts> {
  const { narrow, from, where, id, first, text, minimal } = source;
  // What is wanted is found among narrow rows first; only what stands on the page is read whole.
  const { rows } = await sql<PageOfTexts>`
    with found as materialized (select ${id} as id, ${first} as first from ${narrow} where ${where}),
    page as materialized (select id, first from found order by first, id limit ${most} offset ${offset})
    select (select count(*)::int from found) as total, (select count(*)::int from page) as size,
      coalesce((select string_agg(${isMinimal ? minimal : text}, ',' order by page.first, page.id) from page, ${from} where ${id} = page.id), '') as texts`.execute(
    directoryTables(work),
  );
  return rows[0] ?? { total: 0, size: 0, texts: '' };
}

/** The next rows of a list after an id, a line each, for those who read all of it. */
export async function linesAfter(work: Work, source: Source, { after, most, isMinimal }: { after: string | null; most: number; isMinimal: boolean }) {
  const { from, where, id, text, minimal } = source;
  const { rows } = await sql<{ id: string; line: string }>`
    select ${id} as id, ${isMinimal ? minimal : text} as line from ${from}
     where ${where} and ${after === null ? sql`true` : sql`${id} > ${after}::uuid`} order by 1 limit ${most}`.execute(directoryTables(work));
  return rows;
}

/** One of a list, whole. */
export async function wholeOf(work: Work, source: Source, wantedId: string): Promise<string | undefined> {
  const { from, id, text } = source;
  const { rows } = await sql<{ text: string }>`select ${text} as text from ${from} where ${id} = ${wantedId}::uuid`.execute(directoryTables(work));
  return rows[0]?.text;
}

/** What changes whenever anything public changes, or the day does: whoever holds it has the newest answer. */
export async function editionOf(work: Work): Promise<string> {
  const { number } = await directoryTables(work).selectFrom('directory.edition').select('number').executeTakeFirstOrThrow();
  return `${number}.${work.today.toString()}`;
}
