import pg from 'pg';
import { say } from '../start/progress.ts';
import { beginning, headOf, rootOf, type EventRow, type Seal } from './chain.ts';
import { keepHeads, lastKept } from './heads.ts';

type Now = () => Temporal.Instant;
type LastSeal = { number: string; last_xid: string; last_id: string; head: string };
type SealRow = LastSeal & { rows: number; root: string };

const most = 20_000;

/** Seals what waits, batch by batch. Gives how many events were sealed. Events come in as they were committed, never in between. */
export async function sealEvents(client: pg.ClientBase, now: Now): Promise<number> {
  for (let sealed = 0; ;) {
    const [last] = (await client.query<LastSeal>('select * from platform.last_seal()')).rows;
    const before = last ? { number: Number(last.number), lastXid: last.last_xid, lastId: last.last_id, head: last.head } : beginning;
    const question = {
      text: 'select * from platform.events_to_seal($1::xid8, $2::uuid, $3)',
      values: [before.lastXid, before.lastId, most],
      rowMode: 'array' as const,
    };
    const { rows } = await client.query<(string | null)[]>(question);
    const end = rows.at(-1);
    if (!end) return sealed;
    const seal = sealOver(rows, before, end);
    const values = [seal.number, seal.rows, seal.lastXid, seal.lastId, seal.root, seal.head, now().toString()];
    await client.query('select platform.add_seal($1, $2, $3::xid8, $4, $5, $6, $7)', values);
    sealed += rows.length;
    if (rows.length < most) return sealed;
  }
}

function sealOver(rows: readonly EventRow[], before: { number: number; head: string }, [lastXid, lastId]: EventRow): Seal {
  const seal = { number: before.number + 1, rows: rows.length, lastXid: lastXid ?? '', lastId: lastId ?? '', root: rootOf(rows) };
  return { ...seal, head: headOf(before.head, seal) };
}

/** Writes the heads after this one to the folder, whoever sealed them; gives the last. Only what is committed is written, so no head is without its batch. */
export async function keepNewHeads(client: pg.ClientBase, folder: string, now: Now, after = lastKept(folder)): Promise<number> {
  for (let kept = after; ;) {
    const { rows } = await client.query<SealRow>('select * from platform.seals_after($1)', [kept]);
    const heads = rows.map(({ number, head }) => ({ number: Number(number), head }));
    const last = heads.at(-1);
    if (!last) return kept;
    keepHeads(folder, now().toString().slice(0, 7), heads);
    kept = last.number;
  }
}

/** Seals every second until it is stopped. What keeps it from sealing is told once, and tried again. */
export function startSealer(jobsUrl: string, folder: string, now: Now, { every = 1000 } = {}): { stop(): Promise<void> } {
  const pool = new pg.Pool({ connectionString: jobsUrl, max: 1, application_name: 'open-early-help sealer' });
  pool.on('error', () => undefined);
  pool.on('connect', client => client.on('error', () => undefined));
  let isStopping = false;
  let isFailing = false;
  let kept = lastKept(folder);
  let wake: () => void = () => undefined;

  async function sealOnce() {
    try {
      const client = await pool.connect();
      try {
        await sealEvents(client, now);
        kept = await keepNewHeads(client, folder, now, kept);
      } finally {
        client.release();
      }
      isFailing = false;
    } catch (fault) {
      if (!isFailing) say(`The audit trail could not be sealed (${codeOf(fault)}); trying again.`);
      isFailing = true;
    }
  }

  async function run() {
    while (!isStopping) {
      await sealOnce();
      const { promise, resolve } = Promise.withResolvers<void>();
      wake = resolve;
      const timer = setTimeout(resolve, every);
      if (!isStopping) await promise;
      clearTimeout(timer);
    }
    // What happened while the last requests were answered is sealed too.
    await sealOnce();
  }
  const running = run();
  return {
    stop: async () => {
      isStopping = true;
      wake();
      await running;
      await pool.end();
    },
  };
}

const codeOf = (fault: unknown) => (fault as { code?: string }).code ?? (fault instanceof Error ? fault.name : 'unknown');
