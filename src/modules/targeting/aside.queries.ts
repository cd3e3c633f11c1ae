import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import type { RowFields } from './read-file/read-row.ts';

/** A row that was set aside, and what became of it. */
export type Aside = {
  row: number;
  reasons: readonly string[];
  fields: RowFields;
  /** Where cells and columns do not fit together. */
  cells: readonly string[];
  state: 'aside' | 'mended' | 'dismissed';
  because: string | null;
  decidedByName: string | null;
  decidedAt: Temporal.Instant | null;
};

const aside = (work: Work, loadId: string) =>
  work
    .tables('targeting')
    .selectFrom('targeting.set_aside_row as aside')
    .leftJoin('published.worker as who', 'who.worker_id', 'aside.decided_by')
    .select(['aside.row', 'aside.reasons', 'aside.fields', 'aside.cells', 'aside.state', 'aside.because', 'aside.decided_at', 'who.name'])
    .where('aside.load_id', '=', loadId);

const asideFrom = (row: Awaited<ReturnType<ReturnType<typeof aside>['execute']>>[number]): Aside => ({
  ...{ row: row.row, reasons: row.reasons, fields: row.fields as RowFields, cells: row.cells as readonly string[] },
  ...{ state: row.state as Aside['state'], because: row.because, decidedByName: row.name, decidedAt: row.decided_at },
});

/** The rows of a file that wait to be mended, the first ones. */
export const findAside = async (work: Work, loadId: string, most: number): Promise<Aside[]> =>
  (await aside(work, loadId).where('aside.state', '=', 'aside').orderBy('aside.row').limit(most).execute()).map(asideFrom);

/** Those that were mended or dismissed, the last ones first. */
export const findSettled = async (work: Work, loadId: string, most: number): Promise<Aside[]> =>
  (await aside(work, loadId).where('aside.state', '<>', 'aside').orderBy('aside.decided_at', 'desc').orderBy('aside.row').limit(most).execute()).map(asideFrom);

export async function findAsideRow(work: Work, loadId: string, row: number): Promise<Aside | undefined> {
  const found = await aside(work, loadId).where('aside.row', '=', row).executeTakeFirst();
  return found && asideFrom(found);
}

export type AsideCounts = Readonly<Record<Aside['state'], number>>;

export async function countAside(work: Work, loadId: string): Promise<AsideCounts> {
  const rows = await work
    .tables('targeting')
    .selectFrom('targeting.set_aside_row')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .where('load_id', '=', loadId)
    .groupBy('state')
    .execute();
  const of = (state: string) => Number(rows.find(one => one.state === state)?.count ?? 0);
  return { aside: of('aside'), mended: of('mended'), dismissed: of('dismissed') };
}

/** Every row of a file that is set aside, by number, and why: those that wait to be mended here, and those beyond. A few thousand at once. */
export async function* findReasons(work: Work, loadId: string): AsyncGenerator<readonly { row: number; reasons: readonly string[] }[]> {
  const db = work.tables('targeting');
  await sql`
    declare reasons no scroll cursor for
    select row, reasons from targeting.set_aside_row where load_id = ${sql.lit(loadId)} and state = 'aside'
    union all select unnest(rows), reasons from targeting.only_named where load_id = ${sql.lit(loadId)} order by row`.execute(db);
  for (;;) {
    const { rows } = await sql<{ row: number; reasons: readonly string[] }>`fetch 5000 from reasons`.execute(db);
    if (rows.length === 0) break;
    yield rows;
  }
  await sql`close reasons`.execute(db);
}

/** Of these lasting keys, those that a file holds already. */
export async function findHeldKeys(work: Work, loadId: string, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select distinct lasting_key as key from targeting.feed_row where load_id = ${loadId} and lasting_key = any (${[...keys]}::text[])`.execute(
    work.tables('targeting'),
  );
  return new Set(rows.map(({ key }) => key));
}
