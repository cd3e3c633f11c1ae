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

export const beginEmpty = (ownerUrl: string): Promise<unknown> =>
  as(ownerUrl, client => client.query(`insert into public.beginning (story, ended) values ('empty', true)`));

/** Runs the telling between two marks, so that a start killed in between does not pass for a finished one. */
export async function beginWith(ownerUrl: string, tell: () => Promise<string[]>): Promise<string[]> {
  await as(ownerUrl, client => client.query(`insert into public.beginning (story, ended) values ('made-up', false)`));
  const lines = await tell();
  await as(ownerUrl, client => client.query('update public.beginning set lines = $1, ended = true', [lines]));
  return lines;
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
