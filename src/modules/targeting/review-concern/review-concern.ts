import { findTeams } from '#modules/access/index.ts';
import { sendLater } from '#platform/messages.ts';
import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { findPossibleOwners } from '../capacity.queries.ts';
import { concernReviewed } from '../concern.events.ts';
import { mayReviewConcerns } from '../concern.policy.ts';
import { getConcern } from '../concern.queries.ts';
import { askedToContactMessage } from './asked-to-contact.message.ts';
import { faultsInReview, type Review } from '../concern.ts';

export type NewReview = Pick<Review, 'ownerId' | 'decision' | 'teamId' | 'reason' | 'safeContact' | 'safeHow' | 'lookAgainOn'>;

/** Keeps what a person decided of a listed household: an owner, a decision with its reason, and always a day to look again. */
export async function reviewConcern(work: Work, concernId: string, review: NewReview): Promise<void> {
  work.require(mayReviewConcerns(work.actor));
  const concern = await getConcern(work, concernId);
  const faults = faultsInReview(review, concern.evidence, work.today);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const owner = (await findPossibleOwners(work)).find(({ id }) => id === review.ownerId);
  if (!owner) throw invalid({ ownerId: 'Choose somebody who works with families here now' });
  if (review.decision === 'pass to team' && !(await findTeams(work)).some(({ id }) => id === review.teamId)) throw invalid({ teamId: 'Choose a team' });
  const number = (concern.review?.number ?? 0) + 1;
  const kept = await work
    .tables('targeting')
    .insertInto('targeting.concern_review')
    .values({
      id: work.newId(),
      concern_id: concernId,
      number,
      owner_id: review.ownerId,
      decision: review.decision,
      team_id: review.decision === 'pass to team' ? review.teamId : null,
      reason: review.reason,
      safe_contact: review.safeContact,
      safe_how: review.safeHow,
      look_again_on: review.lookAgainOn,
      reviewed_by: work.actor.id,
      reviewed_at: work.now,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows === 0n) throw new Refusal('conflict', 'Somebody else reviewed this household meanwhile. Look at what they decided');
  const isNew = concern.review?.ownerId !== owner.id || concern.review.decision === 'no';
  if (isNew && review.decision !== 'no' && owner.id !== work.actor.id && owner.email)
    await sendLater(work, { channel: 'email', to: owner.email, aboutId: concernId, ...askedToContactMessage });
  await work.record(concernReviewed, { familyId: null, subjectId: concernId, details: { concernId, decision: review.decision, number } });
}
