import { findNeed, outcomeFramework } from '#modules/council/index.ts';
import { placeOf } from '#modules/directory/index.ts';
import { findAddresses, findProtectedHouseholds, getFamily, getPeopleOf, isUnborn, type Member } from '#modules/people/index.ts';
import { found, invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { unmetNeedRecorded } from '../commissioning.events.ts';
import { mayRecordUnmetNeed } from '../commissioning.policy.ts';
import { fits, unmetReasons, yearsOn, type NewUnmetNeed } from '../unmet-need.ts';
import { commissioningTables, findGoalOf, findTopicOfNeed } from '../unmet-need.queries.ts';

/** Keeps with the family's record that nothing was found for a need, and why. How old they are and in which ward they live is worked out, never asked. */
export async function recordUnmetNeed(work: Work, familyId: string, { need, personId = null, reason, words = null, ...from }: NewUnmetNeed): Promise<string> {
  work.require(mayRecordUnmetNeed(work.actor));
  await getFamily(work, familyId);
  const framework = outcomeFramework();
  const kind = findNeed(framework, need);
  if (!kind) throw invalid({ need: 'Select the kind of need' });
  if (reason === 'other' && !words?.trim()) throw invalid({ words: 'Enter why nothing was found' });
  const person = personId === null ? null : found((await getPeopleOf(work, familyId)).find(({ id }) => id === personId));
  if (person && !fits(kind, person)) throw invalid({ personId: kind.about === 'child' ? 'This is a need of a child' : 'This is a need of an adult' });
  const goal = from.goalId ? found(await findGoalOf(work, familyId, from.goalId)) : null;
  const sensitive = goal?.sensitive ?? (person && isUnborn(person) ? 'pregnancy' : await findTopicOfNeed(work, need));

  const id = work.newId();
  await commissioningTables(work)
    .insertInto('commissioning.unmet_need')
    .values({
      id,
      family_id: familyId,
      person_id: personId,
      goal_id: goal?.id ?? null,
      request_id: from.requestId ?? null,
      framework: framework.key,
      need,
      age: person && yearsOn(person, work.today),
      ward: await findWardOf(work, familyId, person),
      reason: reason in unmetReasons ? reason : 'other',
      words: words?.trim() || null,
      sensitive,
      recorded_by: work.actor.id,
      recorded_at: work.now,
      recorded_on: work.today,
    })
    .execute();
  await work.record(unmetNeedRecorded, { familyId, subjectId: id, details: { unmetNeedId: id, need, reason, ...(sensitive !== null && { sensitive }) } });
  return id;
}

/** The ward of the postcode where they live. Of a family with a protected address none is kept, not even by somebody who may read it: the row is read by others. */
async function findWardOf(work: Work, familyId: string, person: Member | null): Promise<string | null> {
  if ((await findProtectedHouseholds(work, familyId)).length > 0) return null;
  const addresses = await findAddresses(work, familyId);
  const home = addresses.find(({ household }) => household === person?.household) ?? addresses[0];
  const place = home?.postcode ? await placeOf(work, home.postcode) : null;
  return place?.ward ?? null;
}
