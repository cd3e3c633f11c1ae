import type { Work } from './work.ts';

/** An e-mail or a text. It holds a reference and a link, never a name or an address of a family. `template` names the function that wrote it. */
export type Message = {
  channel: 'email' | 'text';
  to: string;
  template: string;
  subject: string;
  body: string;
  aboutId: string | null;
  /** The address was given for this message alone: neither it nor the words are kept once it is sent, or given up. */
  usedOnce?: boolean;
};

/** Writes a message in this transaction; it is sent after the commit (send-message.ts). Gives its id. */
export async function sendLater(work: Work, { channel, to, template, subject, body, aboutId, usedOnce = false }: Message): Promise<string> {
  const id = work.newId();
  await work
    .tables('platform')
    .insertInto('platform.message')
    .values({ id, channel, send_to: to, template, subject, body, about_id: aboutId, used_once: usedOnce, written_by: work.actor.id, written_at: work.now })
    .execute();
  await work.later('send-message', { messageId: id });
  return id;
}
