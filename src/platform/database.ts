import { Kysely } from 'kysely';
import pg from 'pg';
import { AskedOnceDialect } from './asked-once.ts';
import { prepareStatements } from './prepared-statements.ts';
import type { DB } from './tables.generated.ts';

const { builtins } = pg.types;
const readers = new Map<number, (text: string) => unknown>([
  [builtins.DATE, text => Temporal.PlainDate.from(text)],
  [builtins.TIMESTAMPTZ, text => Temporal.Instant.from(text.replace(' ', 'T'))],
  [builtins.INT8, Number],
]);

// A date is a day and a timestamptz is an instant; neither is ever a JavaScript Date. Only our own pools read so: libraries keep theirs.
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): ((text: string) => unknown) =>
    (format !== 'binary' && readers.get(oid)) || (pg.types.getTypeParser as (oid: number, format?: string) => (text: string) => unknown)(oid, format),
};

for (const type of [Temporal.PlainDate, Temporal.Instant]) {
  Object.defineProperty(type.prototype, 'toPostgres', {
    value(this: { toString(): string }) {
      return this.toString();
    },
  });
}

const pools = new WeakMap<object, pg.Pool>();

/** The pool under a database, to count its connections. */
export const poolOf = (db: object): pg.Pool | undefined => pools.get(db);

/** The pool waits until a new connection has been made ready, whatever its types say. */
type Waiting = Omit<pg.PoolConfig, 'onConnect'> & { onConnect(client: pg.ClientBase): Promise<void> };

/** A pool of connections as one login; whoever gets none within `patience` milliseconds is told so. Closing it waits for work under way. */
export const openDatabase = (connectionString: string, { connections = 10, patience = 15_000 } = {}): Kysely<DB> => {
  const config: Waiting = {
    connectionString,
    max: connections,
    connectionTimeoutMillis: patience,
    types,
    application_name: 'open-early-help',
    onConnect: prepareStatements,
    // What is asked at once is sent at once; the answers come in the order of the questions.
    pipeline: true,
  };
  const pool = new pg.Pool(config);
  // A connection that breaks is replaced at the next use; without listeners, idle or in use, it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', client => client.on('error', () => undefined));
  const db = new Kysely<DB>({ dialect: new AskedOnceDialect({ pool }) });
  pools.set(db, pool);
  return db;
};
