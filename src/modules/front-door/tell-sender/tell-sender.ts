import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { sendLater } from '#platform/messages.ts';
import { senderTold } from '../decision.events.ts';
import { mayDecide } from '../decision.policy.ts';
import { getRequestToDecide, markTold, type RequestRef } from '../decision.queries.ts';
import { tellingMistakes, type Told, type WayOfTelling } from '../decision.ts';
import { emailFor, type SupportRequest } from '../request.ts';
import { tellSendingSystem } from '../tell-sending-system.ts';
import { decidedMessage, ringUsMessage } from './tell-sender.message.ts';

/** The sender reads it in “My requests”; an e-mail tells them to look. */
export async function tellInAccount(work: Work, request: SupportRequest): Promise<void> {
  const to = emailFor(request);
  if (to !== null) await sendLater(work, { channel: 'email', to, aboutId: request.id, ...decidedMessage(request) });
  await told(work, request, 'account', work.now);
}

/** Records how somebody without an account was told, and when. A text or an e-mail is sent by the service, now, and says only to ring. */
export async function tellSender(work: Work, ref: RequestRef, telling: { how: WayOfTelling; at?: Temporal.Instant | null }): Promise<void> {
  work.require(mayDecide(work.actor));
  const request = await getRequestToDecide(work, ref);
  const { decision, safeContact, sender } = request;
  if (!decision) throw new Refusal('conflict', 'Decide this request before you tell its sender');
  if (decision.toldAt) throw new Refusal('conflict', 'The sender has been told already');
  const { how } = telling;
  const at = telling.at ?? work.now;
  const mistakes = tellingMistakes({ how, at } satisfies Told, { decidedAt: decision.decidedAt, safeContact }, work.now);
  if (Object.keys(mistakes).length > 0) throw invalid(mistakes);
  if (how === 'text' || how === 'email') await sendRingUs(work, request, how, how === 'text' ? sender.phone : sender.email);
  await told(work, request, how, at);
}

async function sendRingUs(work: Work, request: SupportRequest, channel: 'text' | 'email', to: string | null): Promise<void> {
  if (!to) throw invalid({ how: channel === 'text' ? 'They gave no phone number' : 'They gave no email address' });
  await sendLater(work, { channel, to, aboutId: request.id, ...ringUsMessage(request) });
}

async function told(work: Work, request: SupportRequest, how: 'account' | WayOfTelling, at: Temporal.Instant): Promise<void> {
  const { id: requestId, familyId } = request;
  await markTold(work, requestId, how, at);
  await work.record(senderTold, { familyId, subjectId: requestId, details: { requestId, how } });
  await tellSendingSystem(work, request, 'request.feedback', 'decided');
}
