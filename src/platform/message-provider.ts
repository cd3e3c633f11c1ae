import { CannotStart } from './start/progress.ts';

export type Outgoing = { id: string; channel: 'email' | 'text'; to: string; subject: string; body: string };

/** Hands one message over and gives the provider's reference for it. Handing over the same message again sends nothing twice. */
export type MessageProvider = (message: Outgoing) => Promise<string>;

export type NotifySettings = { key: string; emailTemplate: string; textTemplate: string; url?: string };
export type SmtpSettings = { url: string; from: string };
export type MessageSettings = { notify: NotifySettings | null; smtp: SmtpSettings | null };

/**
 * What sending reads from the environment; GOV.UK Notify where both are set.
 *
 * NOTIFY_API_KEY         a key of GOV.UK Notify
 * NOTIFY_EMAIL_TEMPLATE  the id of a template there whose subject is ((subject)) and whose text is ((body)): the words are ours
 * NOTIFY_TEXT_TEMPLATE   the id of a text template whose text is ((body))
 * SMTP_URL               smtps://user:password@mail.example.org, for e-mails without Notify
 * MAIL_FROM              whom those e-mails come from
 */
export function readMessages(environment: Readonly<Record<string, string | undefined>>): MessageSettings {
  const given = (name: string) => environment[name]?.trim() || null;
  const [key, emailTemplate, textTemplate] = [given('NOTIFY_API_KEY'), given('NOTIFY_EMAIL_TEMPLATE'), given('NOTIFY_TEXT_TEMPLATE')];
  if (key && !(emailTemplate && textTemplate)) throw new CannotStart('NOTIFY_EMAIL_TEMPLATE and NOTIFY_TEXT_TEMPLATE must be set where NOTIFY_API_KEY is');
  const [url, from] = [given('SMTP_URL'), given('MAIL_FROM')];
  if (url && !from) throw new CannotStart('MAIL_FROM must be set where SMTP_URL is');
  return { notify: key && emailTemplate && textTemplate ? { key, emailTemplate, textTemplate } : null, smtp: url && from ? { url, from } : null };
}

export function messageProvider({ notify, smtp }: MessageSettings): MessageProvider {
  if (notify) return throughNotify(notify);
  return smtp ? throughSmtp(smtp) : () => Promise.reject(new CannotSend('no provider is set'));
}

/** Made when the first message goes out: what sends is large, and a start need not wait for it. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** A reason, in words that hold nothing personal, why a message could not be handed over. */
export class CannotSend extends Error {}

/** GOV.UK Notify. It is asked first whether it has the message already: a job may have been killed after sending and before its commit. */
export function throughNotify({ key, emailTemplate, textTemplate, url }: NotifySettings): MessageProvider {
  const connected = once(async () => {
    const { NotifyClient } = await import('notifications-node-client');
    return url ? new NotifyClient(url, key) : new NotifyClient(key);
  });
  return async ({ id, channel, to, subject, body }) => {
    const client = await connected();
    const before = await client.getNotifications(undefined, undefined, id);
    const earlier = before.data.notifications[0];
    if (earlier) return earlier.id;
    const sent =
      channel === 'email'
        ? await client.sendEmail(emailTemplate, to, { personalisation: { subject, body }, reference: id })
        : await client.sendSms(textTemplate, to, { personalisation: { body }, reference: id });
    return sent.data.id;
  };
}

/** The council's own mail server. The same message always bears the same Message-ID, by which a mail server knows a copy. */
export function throughSmtp({ url, from }: SmtpSettings): MessageProvider {
  const connected = once(async () => (await import('nodemailer')).createTransport({ url, connectionTimeout: 15_000, socketTimeout: 30_000 }));
  const host = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
  return async ({ id, channel, to, subject, body }) => {
    if (channel === 'text') throw new CannotSend('a text needs GOV.UK Notify');
    const messageId = `<${id}@${host}>`;
    const transport = await connected();
    await transport.sendMail({ from, to, subject, text: body, messageId });
    return messageId;
  };
}
