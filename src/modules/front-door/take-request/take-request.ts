import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { requestTaken } from '../decision.events.ts';
import { mayDecide } from '../decision.policy.ts';
import { changeRequest, getRequestToDecide, type RequestRef } from '../decision.queries.ts';
import { tellSendingSystem } from '../tell-sending-system.ts';

/** Says who is looking at a request, so that two people do not do the same. Somebody else may take it over; nothing is locked. */
export async function takeRequest(work: Work, ref: RequestRef): Promise<void> {
  work.require(mayDecide(work.actor));
  const request = await getRequestToDecide(work, ref);
  if (request.decision) throw new Refusal('conflict', 'This request is decided already');
  await changeRequest(work, request, { takenBy: work.actor.id, state: 'looked-at' });
  await work.record(requestTaken, { familyId: request.familyId, subjectId: request.id, details: { requestId: request.id } });
  if (request.state === 'new') await tellSendingSystem(work, request, 'request.looked-at', 'looked-at');
}
