import { sql, type Kysely } from 'kysely';

/** Whether the doors of the demo (/dev) may be open: made-up people, not production, and nobody but this machine can reach it. */
export async function isDemo<DB>(db: Kysely<DB>, { isProduction, host }: { isProduction: boolean; host: string }): Promise<boolean> {
  return !isProduction && isLoopback(host) && (await isMadeUp(db));
}

export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

async function isMadeUp<DB>(db: Kysely<DB>): Promise<boolean> {
  const { rows } = await sql<{ made_up: boolean }>`select made_up from platform.installation`.execute(db);
  return rows[0]?.made_up === true;
}
