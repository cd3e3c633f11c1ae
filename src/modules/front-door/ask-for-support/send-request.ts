import { sendLater } from '#platform/messages.ts';
import type { Work } from '#platform/work.ts';
import { requestSent } from '../request.events.ts';
import { maySend } from '../request.policy.ts';
import { addRequest } from '../request.queries.ts';
import { asKept, emailFor, replyDueAt, type NewRequest } from '../request.ts';
import { acknowledgement } from './acknowledgement.ts';

/** Sends a request for support: kept as it was asked, with the moment by which its sender is told, and acknowledged where that is safe. */
export async function sendRequest(work: Work, asked: NewRequest): Promise<{ id: string; reference: string; dueAt: Temporal.Instant }> {
  work.require(maySend(work.actor, asked.who));
  const request = asKept(asked);
  const dueAt = replyDueAt(request, work.now);
  const { id, reference } = await addRequest(work, request, dueAt);
  const { who, isDanger, isSignificantHarm } = request;
  await work.record(requestSent, { familyId: null, subjectId: id, details: { requestId: id, who, isDanger, isSignificantHarm } });
  const to = emailFor(request);
  const words = acknowledgement({ reference, dueAt, who, isDanger, isSignificantHarm }, work.actor.kind === 'system');
  if (to !== null) await sendLater(work, { channel: 'email', to, aboutId: id, ...words });
  return { id, reference, dueAt };
}
