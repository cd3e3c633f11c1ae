import { sayDate } from '#platform/date-field.ts';
import type { Asleep } from '../sign-in-here/local-account.queries.ts';

/** None of these names anybody: who reads an inbox need not be who it was written to. */
export const soonAsleepMessage = (days: number) => ({
  template: 'account-soon-suspended',
  subject: 'You have not signed in for a while',
  body: `If you do not sign in within ${days} days, your account will be suspended.\n\nTo keep it, sign in once.\n\nDo you not need it any more? Then you need do nothing.`,
});

const why: Record<Asleep, string> = {
  'not used': 'because you did not sign in for 90 days',
  'not confirmed': 'because your organisation did not confirm that you still need it',
};

export const suspendedMessage = (because: Asleep) => ({
  template: 'account-suspended',
  subject: 'Your account is suspended',
  body: `Your account was suspended ${why[because]}.\n\nIf you need it, ask your council’s early help administrator to open it again. Nothing is lost.`,
});

export const confirmPeopleMessage = (dueOn: Temporal.PlainDate, kind: 'first' | 'reminder') => ({
  template: 'people-to-confirm',
  subject: `${kind === 'first' ? 'Please confirm' : 'Reminder: please confirm'} your people by ${sayDate(dueOn)}`,
  body: `Once a year we ask who in your organisation still needs this service, and who has left.\n\nPlease answer by ${sayDate(dueOn)}: sign in and choose “Your organisation’s people”. It takes a few minutes.\n\nWhoever is not confirmed 14 days after that day is suspended.`,
});

export const noContactMessage = (dueOn: Temporal.PlainDate) => ({
  template: 'agency-without-contact',
  subject: 'An agency has nobody to confirm its people',
  body: `The people of an agency must be confirmed by ${sayDate(dueOn)}, and it has no contact to do it.\n\nSign in, open “People who work here” and then “Agencies”. Give somebody there the role “Agency contact”, or confirm its people yourself.`,
});
