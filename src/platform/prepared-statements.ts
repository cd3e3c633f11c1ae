import type pg from 'pg';

const names = new Map<string, string>();
let generation = 0;
// A query with a list in it has a text for each length of the list; the server would keep a plan for each of them for ever.
const mostKept = 1000;

/**
 * From now on the server plans each statement of this connection once: planning is more than half the work of most of ours. Behind a pooler
 * that lends a server's connection for one transaction (PgBouncer) the plans would be made on one and looked for on another, so there it is left.
 */
export async function prepareStatements(client: pg.ClientBase): Promise<void> {
  if (await isPooled(client)) return;
  const send = client.query.bind(client) as (...args: readonly unknown[]) => unknown;
  const sendNamed = (text: unknown, values: unknown, ...rest: readonly unknown[]) => {
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 && rest.length === 0 ? nameOf(text) : undefined;
    return name === undefined ? send(text, values, ...rest) : Promise.resolve(send({ name, text, values })).catch(planAnew);
  };
  client.query = sendNamed as typeof client.query;
}

/** A migration changed the columns that a statement gives: under new names all are planned anew, and the work is done once more. */
function planAnew(fault: unknown): never {
  if (isStalePlan(fault)) {
    names.clear();
    generation += 1;
  }
  throw fault;
}

export const isStalePlan = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === '0A000' && fault.message.includes('cached plan');

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostKept) return known;
  const name = `statement_${generation}_${names.size}`;
  names.set(text, name);
  return name;
}

/** A pooler in between answers with a process number of its own making. */
async function isPooled(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return !('processID' in client) || rows[0]?.pid !== client.processID;
}
