import { openFamily, type Because } from '#modules/access/index.ts';
import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { mayOpenFamilyRecord } from '../family.policy.ts';
import { familyRecordOpened } from '../people.events.ts';
import { peopleTables } from '../people.queries.ts';
import { referenceOf } from '../reference.ts';

export type NewFamily = { name: string; localityId?: string | null | undefined; because: Because };

/** Opens a record for a family nobody has met. Who opens it may see it, for the reason given; that is written first, since nobody sees a family without one. */
export async function openFamilyRecord(work: Work, { name, localityId = null, because }: NewFamily): Promise<string> {
  work.require(mayOpenFamilyRecord(work.actor));
  if (!name.trim()) throw invalid({ name: 'Enter a name for the family' });
  const familyId = work.newId();
  const reference = referenceOf(familyId);
  await openFamily(work, familyId, { accountId: work.actor.id }, because);
  await peopleTables(work)
    .insertInto('people.family')
    .values({ family_id: familyId, reference, name: name.trim(), locality_id: localityId, opened_on: work.today })
    .execute();
  await work.record(familyRecordOpened, { familyId, details: { reference } });
  return familyId;
}
