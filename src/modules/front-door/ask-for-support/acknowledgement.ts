import { isPublicSender, sayDueAt, type SupportRequest } from '../request.ts';

type Received = Pick<SupportRequest, 'reference' | 'dueAt' | 'who' | 'isDanger' | 'isSignificantHarm'>;

/** What happens by when, in the same words on the page, and in the e-mail. */
export function whatHappensNext({ dueAt, who, isDanger, isSignificantHarm }: Received): string[] {
  const by = sayDueAt(dueAt);
  if (isDanger)
    return ['If anyone is in danger now, call 999. Do not wait for us.', 'We look at this before anything else, and children’s social care is told.'];
  if (who === 'anonymous') return [`Somebody will read it by ${by}.`, 'We will not contact you, as you asked.'];
  if (isPublicSender(who)) return [`Somebody will read it by ${by}.`, 'If you told us a safe way to reach you, they then get in touch in that way.'];
  if (isSignificantHarm)
    return [
      `A social worker will read it and decide what to do by ${by}.`,
      'If you have not heard by then, or things get worse, ring the front door. If anyone is in danger, call 999.',
    ];
  return [`We will decide what happens next and tell you by ${by}.`];
}

/** The e-mail that says a request arrived. It names nobody. */
export function acknowledgement(received: Received, isFromSystem: boolean): { template: string; subject: string; body: string } {
  const forWorkers = isPublicSender(received.who)
    ? []
    : [isFromSystem ? 'The system you sent it from hears what is decided.' : 'To see it, sign in and choose “My requests”.'];
  const lines = ['We have what you sent.', `Your reference is ${received.reference}.`, ...whatHappensNext(received), ...forWorkers];
  return { template: 'request-received', subject: `We have your message: ${received.reference}`, body: lines.join('\n\n') };
}
