import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { closedWithoutReply } from '../decision.events.ts';
import { mayCloseWithoutReply } from '../decision.policy.ts';
import { changeRequest, getRequestToDecide, markUnanswerable, type RequestRef } from '../decision.queries.ts';
import { tellSendingSystem } from '../tell-sending-system.ts';

export const unanswerableReasons = {
  anonymous: 'They did not say who they are',
  unsafe: 'It would not be safe to contact them',
  'cannot-be-reached': 'We tried, and could not reach them',
} as const;
export type UnanswerableBecause = keyof typeof unanswerableReasons;

/** A manager closes a decided request whose sender cannot be told, and says why. There is no other way to close one untold. */
export async function closeWithoutReply(work: Work, ref: RequestRef, { because, words }: { because: UnanswerableBecause; words: string }): Promise<void> {
  work.require(mayCloseWithoutReply(work.actor));
  const request = await getRequestToDecide(work, ref);
  if (!request.decision) throw new Refusal('conflict', 'Decide this request before you close it');
  if (request.decision.toldAt || request.state === 'closed-without-reply') throw new Refusal('conflict', 'This request is closed already');
  if (words.trim() === '') throw invalid({ words: 'Enter why the sender cannot be told' });
  await markUnanswerable(work, request.id, because, words.trim());
  await changeRequest(work, request, { state: 'closed-without-reply' });
  await work.record(closedWithoutReply, { familyId: request.familyId, subjectId: request.id, details: { requestId: request.id, because } });
  await tellSendingSystem(work, request, 'request.closed', 'closed-without-reply');
}
