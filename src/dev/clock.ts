import { sql } from 'kysely';
import type { Platform } from '#platform/work.ts';

/**
 * Lets a demonstration's clock run ahead, so that what is due in a month can be seen today. The platform's own clock is replaced, for the web and
 * the jobs alike; how far it is ahead is kept in the database, so that a restart does not fall back behind what has happened.
 */
export async function moveClock(platform: Platform): Promise<(days: number) => Promise<void>> {
  const real = platform.clock;
  const { rows } = await sql<{ ahead: number }>`select clock_ahead_seconds as ahead from platform.installation`.execute(platform.db);
  let seconds = rows[0]?.ahead ?? 0;
  platform.clock = () => real().add({ seconds });
  return async days => {
    const { rows: moved } = await sql<{ ahead: number }>`select platform.move_clock(${days * 86_400}) as ahead`.execute(platform.db);
    seconds = moved[0]?.ahead ?? seconds;
  };
}
