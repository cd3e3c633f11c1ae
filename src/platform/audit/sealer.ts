import pg from 'pg';
import { say } from '../start/progress.ts';
import { beginning, headOf, rootOf, type EventRow, type Seal } from './chain.ts';
import { keepHeads, lastKept } from './heads.ts';

type Now = () => Temporal.Instant;
type LastSeal = { number: string; last_xid: string; last_id: string; head: string };
type SealRow = LastSeal & { rows: number; root: string };

/** Asked after a batch that left more to seal, with how long it took: whether to go on. */
type GoOn = (tookMs: number) => Promise<boolean>;

/** Seals what waits, batch by batch. Gives how many events were sealed. Events come in as they were committed, never in between. */
export async function sealEvents(client: pg.ClientBase, now: Now, { most = 20_000, goOn }: { most?: number; goOn?: GoOn } = {}): Promise<number> {
  const [last] = (await client.query<LastSeal>('select * from platform.last_seal()')).rows;
  let before: Omit<Seal, 'rows' | 'root'> = last ? { number: Number(last.number), lastXid: last.last_xid, lastId: last.last_id, head: last.head } : beginning;
  let sealed = 0;
  let asked = eventsAfter(client, before.lastXid, before.lastId, most);
  for (;;) {
    const began = performance.now();
    const { rows } = await asked;
    const end = rows.at(-1);
    if (!end) return sealed;
    // The database finds the next batch while this one is hashed.
    if (rows.length === most) asked = eventsAfter(client, end[0] ?? '', end[1] ?? '', most);
    const seal = sealOver(rows, before, end);
    const values = [seal.number, seal.rows, seal.lastXid, seal.lastId, seal.root, seal.head, now().toString()];
    const added = await client.query<{ is_ours: boolean }>('select platform.add_seal($1, $2, $3::xid8, $4, $5, $6, $7) as is_ours', values);
    // Another process was quicker: the next time begins after what it sealed.
    if (!added.rows[0]?.is_ours) return sealed;
    sealed += rows.length;
    before = seal;
    if (rows.length < most || (goOn && !(await goOn(performance.now() - began)))) return sealed;
  }
}

function eventsAfter(client: pg.ClientBase, xid: string, id: string, most: number) {
  const text = 'select * from platform.events_to_seal($1::xid8, $2::uuid, $3)';
  const asked = client.query<(string | null)[]>({ text, values: [xid, id, most], rowMode: 'array' });
  // Whoever stops before waiting for it does not care how it ends.
  asked.catch(() => undefined);
  return asked;
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

/** Small, so that a page that is being made never waits long for a batch. */
const batch = 1000;

/** Seals every second until it is stopped. Whoever has much to catch up with rests three times as long as each batch took: people come first. What keeps it from sealing is told once, and tried again. */
export function startSealer(jobsUrl: string, folder: string, now: Now, { every = 1000 } = {}): { stop(): Promise<void> } {
  const pool = new pg.Pool({ connectionString: jobsUrl, max: 1, application_name: 'open-early-help sealer' });
  pool.on('error', () => undefined);
  pool.on('connect', client => client.on('error', () => undefined));
  let isStopping = false;
  let isFailing = false;
  let kept = lastKept(folder);
  let wake: () => void = () => undefined;

  async function rest(ms: number) {
    const { promise, resolve } = Promise.withResolvers<void>();
    wake = resolve;
    const timer = setTimeout(resolve, ms);
    if (!isStopping) await promise;
    clearTimeout(timer);
  }

  async function goOn(tookMs: number) {
    await rest(3 * tookMs);
    return !isStopping;
  }

  async function sealOnce() {
    try {
      const client = await pool.connect();
      try {
        await sealEvents(client, now, { most: batch, goOn });
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
      await rest(every);
    }
    // What happened while the last requests were answered is sealed too; what is more than a batch waits for the next start.
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
