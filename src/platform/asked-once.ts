import {
  PostgresDialect,
  PostgresDriver,
  type CompiledQuery,
  type DatabaseConnection,
  type PostgresDialectConfig,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';

type Asked = Map<string, Promise<QueryResult<unknown>>>;

/**
 * A page is put together by many who do not know of each other: three panels of the family page each want to know who leads. Inside one transaction
 * the same `select` is sent once, until a statement that may change something is sent.
 */
export class AskedOnceDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;
  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver() {
    return new AskedOnceDriver(this.#config);
  }
}

class AskedOnceDriver extends PostgresDriver {
  readonly #asked = new WeakMap<DatabaseConnection, Asked | null>();

  override async acquireConnection(...options: Parameters<PostgresDriver['acquireConnection']>) {
    const connection = await super.acquireConnection(...options);
    if (!this.#asked.has(connection)) {
      this.#asked.set(connection, null);
      const send = connection.executeQuery.bind(connection);
      connection.executeQuery = query => askedBefore(this.#asked.get(connection) ?? null, query, () => send(query));
    }
    return connection;
  }

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    await super.beginTransaction(connection, settings);
    this.#asked.set(connection, new Map());
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    this.#asked.set(connection, null);
    await super.commitTransaction(connection);
  }

  override async rollbackTransaction(connection: Parameters<PostgresDriver['rollbackTransaction']>[0]): Promise<void> {
    this.#asked.set(connection, null);
    await super.rollbackTransaction(connection);
  }
}

async function askedBefore<R>(asked: Asked | null, query: CompiledQuery, send: () => Promise<QueryResult<R>>): Promise<QueryResult<R>> {
  // What is not plainly a select may be a function that writes; and after waiting for a lock, what others have changed meanwhile is there to be seen.
  if (!asked || query.query.kind !== 'SelectQueryNode' || query.query.endModifiers) {
    asked?.clear();
    return send();
  }
  const key = `${query.sql} ${JSON.stringify(query.parameters)}`;
  const answer = (asked.get(key) as Promise<QueryResult<R>> | undefined) ?? send();
  asked.set(key, answer);
  // Everybody gets a list of their own.
  const { rows, ...rest } = await answer;
  return { ...rest, rows: [...rows] };
}
