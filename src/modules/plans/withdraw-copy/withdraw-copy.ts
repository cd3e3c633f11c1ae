import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { copyWithdrawn } from '../copy.events.ts';
import { mayWithdrawCopy } from '../copy.policy.ts';
import { getCopy } from '../released-copy.queries.ts';
import { getPlan } from '../plan.queries.ts';

/** Takes a copy back: from now on the person it was for does not see it. That it was released stays on the record. */
export async function withdrawCopy(work: Work, { copyId }: { copyId: string }): Promise<void> {
  const copy = await getCopy(work, copyId);
  const { standing } = await getPlan(work, copy.planId);
  work.require(mayWithdrawCopy(work.actor, standing));
  if (copy.withdrawnAt) throw withdrawnAlready();
  const { numUpdatedRows } = await work
    .tables('plans')
    .updateTable('plans.released_copy')
    .set({ withdrawn_at: work.now, withdrawn_by: work.actor.id })
    .where('id', '=', copyId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw withdrawnAlready();
  await work.record(copyWithdrawn, { familyId: copy.familyId, subjectId: copyId, details: { copyId, personId: copy.personId } });
}

const withdrawnAlready = () => new Refusal('conflict', 'This copy has been taken back already');
