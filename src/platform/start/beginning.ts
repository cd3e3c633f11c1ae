import pg from 'pg';

/** What a database began as, and whether the telling of its made-up people came to an end. */
export type Beginning = { story: 'made-up' | 'empty'; lines: string[]; ended: boolean } | null;

/** Null: new. A database that people have used is never new again, whatever the next start asks for. */
export function readBeginning(ownerUrl: string): Promise<Beginning> {
  return as(ownerUrl, async client => {
    await client.query(`create table if not exists public.beginning (
      only_one boolean primary key default true check (only_one),
      story    text not null check (story in ('made-up', 'empty')),
      -- who can sign in, in words for the terminal
      lines    text[] not null default '{}',
      ended    boolean not null)`);
    const { rows } = await client.query<{ story: 'made-up' | 'empty'; lines: string[]; ended: boolean }>('select story, lines, ended from public.beginning');
    return rows[0] ?? null;
  });
}

export const beginEmpty = (ownerUrl: string): Promise<unknown> => as(ownerUrl, client => mark(client, 'empty'));

/** Runs the telling between two marks, so that a start killed in between does not pass for a finished one. */
export async function beginWith(ownerUrl: string, tell: () => Promise<string[]>): Promise<string[]> {
  await as(ownerUrl, client => mark(client, 'made-up'));
  const lines = await tell();
  await as(ownerUrl, client => client.query('update public.beginning set lines = $1, ended = true', [lines]));
  return lines;
}

// Made up from the first row on: nothing told later makes the people of this database real.
async function mark(client: pg.Client, story: 'made-up' | 'empty') {
  await client.query('begin');
  await client.query('insert into public.beginning (story, ended) values ($1, $2)', [story, story === 'empty']);
  await client.query('insert into platform.installation (made_up, made_at) values ($1, now()) on conflict do nothing', [story === 'made-up']);
  await client.query('commit');
}

async function as<T>(url: string, task: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}
