import { sql } from 'kysely';
import { nameSensitiveReader } from '#modules/access/index.ts';
import type { Work } from '#platform/work.ts';
import type { Topic } from './family.ts';
import { peopleTables } from './people.queries.ts';

/** Names the writer for a sensitive topic if nobody is yet. Later writers read their own words, and are named by those who are. */
export async function nameFirstReader(work: Work, familyId: string, topic: Topic): Promise<void> {
  const { rows } = await sql<{ nobody: boolean }>`select people.nobody_named(${familyId}, ${topic}) as nobody`.execute(peopleTables(work));
  if (rows[0]?.nobody) await nameSensitiveReader(work, familyId, topic, work.actor.id);
}
