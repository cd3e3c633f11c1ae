import { once } from 'node:events';
import pg from 'pg';
import { from, type CopyStreamQuery } from 'pg-copy-streams';

export type Value = string | number | boolean | null | readonly string[] | Readonly<Record<string, unknown>>;

/** Rows on their way into one table by COPY, on a connection of their own. */
export type Copying = {
  add(...values: readonly Value[]): void;
  /** Waits where the database is slower than what is written. */
  keepUp(): Promise<void>;
  end(): Promise<number>;
};

const chunk = 1 << 16;

export async function copyInto(url: string, table: string, columns: readonly string[]): Promise<Copying> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // As it copies, the database would check each row's references one by one; the test of the seed checks them all.
  await client.query(`set session_replication_role = 'replica'; set synchronous_commit = off`);
  const stream: CopyStreamQuery = client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`));
  let fault: Error | null = null;
  stream.on('error', thrown => (fault = thrown));
  let waiting = '';
  let rows = 0;
  let isFull = false;

  function send() {
    isFull = !stream.write(waiting);
    waiting = '';
  }

  return {
    add(...values) {
      for (let place = 0; place < values.length; place += 1) waiting += (place === 0 ? '' : '\t') + cell(values[place]!);
      waiting += '\n';
      rows += 1;
      if (waiting.length > chunk) send();
    },
    async keepUp() {
      if (fault) throw new Error(`${table}: ${fault.message}`, { cause: fault });
      if (!isFull) return;
      await once(stream, 'drain');
      isFull = false;
    },
    async end() {
      send();
      stream.end();
      await once(stream, 'finish').catch((thrown: unknown) => {
        throw new Error(`${table}: ${thrown instanceof Error ? thrown.message : ''}`, { cause: thrown });
      });
      await client.end();
      return rows;
    },
  };
}

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value in the text format of COPY; a list as an array of the database, anything else that holds more as JSON. */
function cell(value: Value): string {
  if (typeof value === 'string') return special.test(value) ? escaped(value) : value;
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  const text = Array.isArray(value) ? `{${value.join(',')}}` : JSON.stringify(value);
  return special.test(text) ? escaped(text) : text;
}

const escaped = (text: string) => text.replaceAll(/[\\\t\n\r]/g, found => escapes[found] ?? found);
