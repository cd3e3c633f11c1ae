import { sql, type RawBuilder } from 'kysely';
import type { Work } from '#platform/work.ts';
import { conditionsOf, orderOf, servicesToOrder, type Wanted } from '../find-services.ts';
import { directoryTables } from '../records.queries.ts';
import type { Asked } from './asked.ts';
import type { ListName } from './parameters.ts';

type Sql = RawBuilder<unknown>;

/** Where the text of each is: tables, the id in them, and the text. */
type Texts = { from: Sql; id: Sql; text: Sql };

/** Where a list comes from: narrow rows among which it is looked, what holds of them, in which order they stand; and then the text of those that are given. */
export type Source = { narrow: Sql; where: Sql; id: Sql; first: Sql; whole: Texts; minimal: Texts };

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
  const id = sql`service.id`;
  return {
    narrow: servicesToOrder(wanted),
    where: conditionsOf(wanted, 'any place'),
    id,
    first: orderOf(wanted, 'any place'),
    whole: { from: sql`directory.service_document d`, id: sql`d.service_id`, text: isFull ? sql`d.whole` : sql`d.list` },
    minimal: { from: sql`directory.service`, id, text: minimalOf(id, sql`service.modified_at`) },
  };
}

const placesAndServices = sql`directory.service_at_location at join directory.service on service.id = at.service_id`;

export function placesWanted(wanted: Wanted, isFull: boolean): Source {
  const id = sql`at.id`;
  return {
    narrow: placesAndServices,
    where: conditionsOf(wanted, 'this place'),
    id,
    first: orderOf(wanted, 'this place'),
    whole: { from: sql`${placesAndServices} join directory.service_document d on d.service_id = at.service_id`, id, text: withService(isFull) },
    minimal: { from: placesAndServices, id, text: minimalOf(id, sql`service.modified_at`) },
  };
}

export function organizationsWanted(wanted: Wanted, isFull: boolean, isFullService: boolean): Source {
  const [id, from] = [sql`o.id`, sql`directory.organization o`];
  const services = sql`select string_agg(d.whole, ',' order by service.id) from directory.service join directory.service_document d on d.service_id = service.id
    where service.organization_id = o.id`;
  const named = wanted.words === undefined ? sql`true` : sql`to_tsvector('english', o.name) @@ websearch_to_tsquery('english', ${wanted.words})`;
  const text = isFullService ? plus(sql`o.whole`, sql`',"services":[' || coalesce((${services}), '') || ']'`) : isFull ? sql`o.whole` : sql`o.list`;
  return {
    narrow: from,
    where: sql`${since(sql`o.modified_at`, wanted)} and ${named}`,
    id,
    first: sql`0`,
    whole: { from, id, text },
    minimal: { from, id, text: minimalOf(id, sql`o.modified_at`) },
  };
}

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
  const { narrow, where, id, first, whole, minimal } = source;
  const told = isMinimal ? minimal : whole;
  const { rows } = await sql<PageOfTexts>`
    with found as materialized (select ${id} as id, ${first} as first from ${narrow} where ${where}),
    page as materialized (select id, first from found order by first, id limit ${most} offset ${offset})
    select (select count(*)::int from found) as total, (select count(*)::int from page) as size,
      coalesce((select string_agg(${told.text}, ',' order by page.first, page.id) from page, ${told.from} where ${told.id} = page.id), '') as texts`.execute(
    directoryTables(work),
  );
  return rows[0] ?? { total: 0, size: 0, texts: '' };
}

/** The next rows of a list after an id, a line each, for those who read all of it. */
export async function linesAfter(work: Work, source: Source, { after, most, isMinimal }: { after: string | null; most: number; isMinimal: boolean }) {
  const { narrow, where, id, whole, minimal } = source;
  const told = isMinimal ? minimal : whole;
  const { rows } = await sql<{ id: string; line: string }>`
    with page as materialized (
      select ${id} as id from ${narrow} where ${where} and ${after === null ? sql`true` : sql`${id} > ${after}::uuid`} order by 1 limit ${most})
    select page.id, ${told.text} as line from page, ${told.from} where ${told.id} = page.id order by page.id`.execute(directoryTables(work));
  return rows;
}

/** One of a list, whole. */
export async function wholeOf(work: Work, { whole: { from, id, text } }: Source, wantedId: string): Promise<string | undefined> {
  const { rows } = await sql<{ text: string }>`select ${text} as text from ${from} where ${id} = ${wantedId}::uuid`.execute(directoryTables(work));
  return rows[0]?.text;
}

/** What changes whenever anything public changes, or the day does: whoever holds it has the newest answer. */
export async function editionOf(work: Work): Promise<string> {
  const { number } = await directoryTables(work).selectFrom('directory.edition').select('number').executeTakeFirstOrThrow();
  return `${number}.${work.today.toString()}`;
}
