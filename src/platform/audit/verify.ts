import pg from 'pg';
import { beginning, headOf, rootHash, type EventRow } from './chain.ts';
import { readHeads, type Heads } from './heads.ts';

export type Verdict = {
  faults: string[];
  batches: number;
  rows: number;
  /** Events of the last second or so, which no batch holds yet. */
  waiting: number;
  rowsPerSecond: number;
};

type SealRow = { number: string; rows: number; last_xid: string; last_id: string; root: string; head: string };
type Place = { xid: bigint; id: string };

const columns = `xid::text, id::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), actor_id::text, kind, family_id::text, subject_id::text, details::text, trace`;
const atOnce = 20_000;

/**
 * Recomputes the whole chain from the events as they stand, and compares it with the heads kept outside the database. It asks the tables
 * directly, as their owner: the functions of the database might have been altered too.
 */
export async function verifyAudit(ownerUrl: string, headsFolder: string): Promise<Verdict> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'open-early-help audit' });
  await client.connect();
  try {
    // One picture of the database, however long it takes.
    await client.query('begin isolation level repeatable read read only');
    return await verify(client, headsFolder);
  } finally {
    await client.end();
  }
}

const verify = (client: pg.ClientBase, headsFolder: string) => verifyAgainst(client, () => readHeads(headsFolder), headsFolder);

/** The same inside a transaction of the asker's, against heads read from anywhere; `folder` is only for the words. */
export async function verifyAgainst(client: pg.ClientBase, kept: () => Heads, folder: string): Promise<Verdict> {
  const began = performance.now();
  // The sealer may go on meanwhile: what was kept before must be in the database, and what is in the database must be kept after.
  const keptBefore = kept();
  const seals = (await client.query<SealRow>('select number, rows, last_xid::text, last_id::text, root, head from platform.seal order by number')).rows;
  const heads = kept();
  const faults: string[] = [];
  const events = readEvents(client);
  let before: { number: number; head: string } = beginning;
  let rows = 0;

  for (const row of seals) {
    const seal = { number: Number(row.number), rows: row.rows, lastXid: row.last_xid, lastId: row.last_id, root: row.root };
    const head = heads.get(seal.number);
    for (let gone = before.number + 1; gone < seal.number; gone += 1) faults.push(`batch ${gone}: its seal was removed`);
    const found = await events.upTo({ xid: BigInt(seal.lastXid), id: seal.lastId });
    rows += found.rows;
    if (found.rows !== seal.rows) faults.push(`batch ${seal.number}: ${found.rows} events where ${seal.rows} were sealed`);
    else if (found.root !== seal.root) faults.push(`batch ${seal.number}: an event was altered or exchanged`);
    if (headOf(before.head, seal) !== row.head) faults.push(`batch ${seal.number}: its seal was altered, or does not follow the one before`);
    if (head !== undefined && head !== row.head) faults.push(`batch ${seal.number}: its seal is not the one kept outside the database`);
    before = { number: seal.number, head: head ?? row.head };
  }
  faults.push(...faultsOfHeads(keptBefore, heads, before.number, folder));
  const { waiting, impossible } = await eventsAfter(client, seals.at(-1));
  if (impossible > 0) faults.push(`after batch ${before.number}: ${impossible} events of transactions that never were`);
  return { faults, batches: seals.length, rows, waiting, rowsPerSecond: Math.round((rows + waiting) / ((performance.now() - began) / 1000)) };
}

function faultsOfHeads(keptBefore: Heads, keptAfter: Heads, last: number, folder: string): string[] {
  const lastKept = [...keptBefore.keys()].reduce((most, number) => Math.max(most, number), 0);
  // The last may have been committed and not kept yet, when everything was killed in between; the next start keeps it.
  const missing = Array.from({ length: Math.max(0, last - 1) }, (_, index) => index + 1).filter(number => !keptAfter.has(number));
  return [
    ...(lastKept > last ? [`batches ${last + 1} to ${lastKept}: cut off the end; they are kept in ${folder}`] : []),
    ...(missing.length > 0 ? [`batches ${missing[0]} to ${missing.at(-1)}: not kept outside the database, in ${folder}`] : []),
  ];
}

async function eventsAfter(client: pg.ClientBase, last: SealRow | undefined): Promise<{ waiting: number; impossible: number }> {
  const { rows } = await client.query<{ waiting: number; impossible: number }>(
    `select count(*)::int as waiting, (count(*) filter (where xid >= platform.as_counted_here(pg_snapshot_xmax(pg_current_snapshot()))))::int as impossible
       from platform.event where (xid, id) > ($1::xid8, $2::uuid)`,
    [last?.last_xid ?? beginning.lastXid, last?.last_id ?? beginning.lastId],
  );
  return rows[0] ?? { waiting: 0, impossible: 0 };
}

/** Events in the order in which they were sealed, taken batch by batch. */
function readEvents(client: pg.ClientBase) {
  let page: EventRow[] = [];
  let at = 0;
  let last: EventRow = [beginning.lastXid, beginning.lastId];
  let isOver = false;

  async function next(): Promise<EventRow | null> {
    if (at >= page.length && !isOver) {
      const text = `select ${columns} from platform.event where (xid, id) > ($1::xid8, $2::uuid) order by event.xid, event.id limit ${atOnce}`;
      page = (await client.query<(string | null)[]>({ text, values: [last[0], last[1]], rowMode: 'array' })).rows;
      at = 0;
      last = page.at(-1) ?? last;
      isOver = page.length < atOnce;
    }
    return page[at] ?? null;
  }

  return {
    async upTo(end: Place): Promise<{ rows: number; root: string }> {
      const { add, root } = rootHash();
      let rows = 0;
      for (let row = await next(); row && !isAfter(row, end); row = await next()) {
        add(row);
        rows += 1;
        at += 1;
      }
      return { rows, root: root() };
    },
  };
}

function isAfter([xid, id]: EventRow, end: Place): boolean {
  const number = BigInt(xid ?? '0');
  return number > end.xid || (number === end.xid && (id ?? '') > end.id);
}
