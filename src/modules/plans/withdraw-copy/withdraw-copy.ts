import { found, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { copyWithdrawn } from '../copy.events.ts';
import { findCopy } from '../copy.queries.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { getPlan } from '../plan.queries.ts';

/** Takes a copy back: from now on the person it was for does not see it. That it was released stays on the record. */
export async function withdrawCopy(work: Work, { copyId }: { copyId: string }): Promise<void> {
  const copy = found(await findCopy(work, copyId));
  const { standing } = await getPlan(work, copy.planId);
  work.require(mayLeadPlan(work.actor, standing));
  if (copy.withdrawnAt) throw new Refusal('conflict', 'This copy has been withdrawn already');
  await work.tables('plans').updateTable('plans.released_copy').set({ withdrawn_at: work.now, withdrawn_by: work.actor.id }).where('id', '=', copyId).execute();
  await work.record(copyWithdrawn, { familyId: copy.familyId, subjectId: copyId, details: { copyId, personId: copy.personId } });
}
