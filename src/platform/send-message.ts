import { messageSendingFailed, messageSent } from './message.events.ts';
import { CannotSend, type MessageProvider } from './message-provider.ts';
import { tryAgain, type Job } from './module.ts';

/** What goes to an address that is to be used once is given up after so many tries, a day or so: the address is not kept for longer. */
const mostTriesOnce = 12;

/**
 * The job that sends one message. It holds the row while it sends, so that of two that run at once the second finds it sent. A failure is
 * kept with the message, in words without personal data, and tried again, later and later.
 */
export const sendMessage =
  (send: MessageProvider): Job =>
  async (work, { messageId = '' }) => {
    const messages = work.tables('platform');
    const waiting = await messages
      .selectFrom('platform.message')
      .select(['id', 'channel', 'send_to', 'subject', 'body', 'tries', 'template', 'used_once'])
      .where('id', '=', messageId)
      .where('sent_at', 'is', null)
      .where('given_up_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!waiting) return;
    const { id, send_to: to, subject, body, template } = waiting;
    const channel = waiting.channel === 'text' ? 'text' : 'email';
    const update = messages.updateTable('platform.message').where('id', '=', id);
    try {
      const reference = await send({ id, channel, to, subject, body });
      await update.set({ sent_at: work.now, provider_ref: reference, failure: null, tries: waiting.tries + 1 }).execute();
      await work.record(messageSent, { familyId: null, subjectId: id, details: { template } });
    } catch (fault) {
      const why = reasonOf(fault);
      const isGivenUp = waiting.used_once && waiting.tries + 1 >= mostTriesOnce;
      await update.set({ failure: why, tries: waiting.tries + 1, given_up_at: isGivenUp ? work.now : null }).execute();
      await work.record(messageSendingFailed, { familyId: null, subjectId: id, details: { template, why } });
      return isGivenUp ? undefined : tryAgain;
    }
  };

/** Why it failed, by code alone: what a provider says in words may quote the address. */
function reasonOf(fault: unknown): string {
  if (fault instanceof CannotSend) return fault.message;
  if (!(fault instanceof Error)) return 'unknown';
  const { code, response } = fault as Error & { code?: string; response?: { status?: unknown } };
  const status = typeof response === 'object' && typeof response.status === 'number' ? response.status : null;
  return [status, code, fault.name].find(said => said !== null && said !== undefined)?.toString() ?? 'unknown';
}
