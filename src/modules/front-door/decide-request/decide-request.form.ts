import type { ReferralLine } from '#modules/referrals/index.ts';
import type { Colleague, Team } from '#modules/access/index.ts';
import { choicesOf, levelInWords, levelsOfNeed } from '#modules/council/index.ts';
import { date } from '#platform/date-field.ts';
import { longText, oneOf, text, when } from '#platform/fields.ts';
import { form, type Field, type Form } from '#platform/form.ts';
import type { CaseOfRequest } from '../decision.queries.ts';
import { needsSocialCare, outcomeCodes, reachOf, type NewDecision, type OutcomeCode } from '../decision.ts';
import { momentOf, time } from '../time-field.ts';

export type DecisionAnswers = {
  level: string;
  outcome: OutcomeCode;
  leadId: string | null;
  teamId: string | null;
  advised: string | null;
  instead: string | null;
  toldWhom: string | null;
  toldOn: Temporal.PlainDate | null;
  toldTime: Temporal.PlainTime | null;
  reason: string;
  feedback: string | null;
};

export type ToDecide = {
  request: CaseOfRequest;
  colleagues: readonly Colleague[];
  teams: readonly Team[];
  /** Who leads already, where the family has early help. */
  leadNow: string | null;
  /** The services it was referred to, or that the family was told of. */
  services: readonly ReferralLine[];
  today: Temporal.PlainDate;
};

const words = new Map(choicesOf('contact-outcome').map(({ value, label }) => [value, label]));

/** What a decision is asked. Whom to name depends on the family, and whether social care must be told on what the request says. */
export function decisionForm({ request, colleagues, teams, leadNow }: ToDecide): Form<DecisionAnswers> {
  const people = colleagues
    .filter(({ disabled, mayLead }) => !disabled && mayLead)
    .map(({ id, name, jobTitle, agencyName }) => ({ value: id, label: [name, jobTitle, agencyName].filter(Boolean).join(', ') }));
  const isAsked = leadNow === null ? ['eh'] : [];
  // Where a child may be harmed social care is told whatever is decided, so it is asked outside the choice.
  const ifTold = <T>(field: Field<T>): Field<T | null> => (needsSocialCare('nfa', request) ? field : when('outcome', ['csc'], field));
  return form<DecisionAnswers>({
    level: oneOf({
      label: 'Level of need',
      missing: 'Select the level of need',
      choices: levelsOfNeed.map(level => ({ value: level.key, label: levelInWords(level), hint: level.meaning })),
    }),
    outcome: oneOf({
      label: 'What happens next?',
      missing: 'Select what happens next',
      choices: outcomeCodes.map(value => ({ value, label: words.get(value) ?? value })),
    }),
    leadId: when(
      'outcome',
      isAsked,
      oneOf({ label: 'Who will help the family?', hint: 'The lead practitioner may be of any agency. Ask them first.', asList: true, choices: people }),
    ),
    teamId: when(
      'outcome',
      isAsked,
      oneOf({
        label: 'Which team is it shared out to?',
        hint: 'Its manager sees the family, and names a lead practitioner if you have not.',
        asList: true,
        choices: teams.map(({ id, name, agencyName }) => ({ value: id, label: `${name}, ${agencyName}` })),
      }),
    ),
    advised: when(
      'outcome',
      ['advice'],
      longText({
        label: 'What did you advise?',
        hint: 'Name the services, and how the family can reach them. A service of the directory is chosen on the page of the request, and then stands here.',
        missing: 'Enter what you advised',
        rows: 4,
      }),
    ),
    instead: when('outcome', ['other'], longText({ label: 'What happens instead?', missing: 'Enter what happens instead', rows: 3 })),
    toldWhom: ifTold(
      text({ label: 'Who in social care did you tell?', hint: 'A name, or the desk that took it', missing: 'Enter who in social care you told' }),
    ),
    toldOn: ifTold(date({ label: 'Which day did you tell them?', missing: 'Enter the day you told social care' })),
    toldTime: ifTold(time({ label: 'At what time?', hint: 'For example, 2:30pm', missing: 'Enter the time you told social care' })),
    reason: longText({ label: 'Why did you decide this?', hint: 'For the record. The sender does not see it.', missing: 'Enter why you decided this' }),
    feedback:
      reachOf(request) === 'none'
        ? nobodyToTell
        : longText({ label: 'What will the sender be told?', hint: feedbackHint(request), missing: 'Enter what the sender will be told' }),
  });
}

const nobodyToTell = when('outcome', [], longText({ label: 'What will the sender be told?' }));

const feedbackHint = (request: CaseOfRequest) =>
  reachOf(request) === 'account'
    ? 'They read this when they sign in. An email tells them to look, and says nothing about the family. Leave out what they need not know.'
    : 'You will say this to them in the way they said is safe. Leave out what they need not know.';

export const decisionFrom = (answers: DecisionAnswers): NewDecision => ({
  level: answers.level,
  outcome: answers.outcome,
  reason: answers.reason,
  feedback: answers.feedback,
  leadId: answers.leadId,
  teamId: answers.teamId,
  advised: answers.advised ?? answers.instead,
  socialCare:
    answers.toldWhom !== null && answers.toldOn !== null && answers.toldTime !== null
      ? { whom: answers.toldWhom, at: momentOf(answers.toldOn, answers.toldTime) }
      : null,
});

/** A family that a service helps was advised: what was done about it need not be typed again. */
const servicesInWords = (services: readonly ReferralLine[]): string =>
  services
    .map(({ referral: { state }, serviceName }) =>
      state === 'signposted' ? `We told the family of ${serviceName}.` : `We referred the family to ${serviceName}.`,
    )
    .join('\n');

/** What stands on record already, so that somebody who decides at the same moment sees both. */
export function answersFrom({ request: { decision }, services, today }: ToDecide): Partial<DecisionAnswers> {
  if (!decision) return { toldOn: today, ...(services.length > 0 && { outcome: 'advice' as const, advised: servicesInWords(services) }) };
  const { level, outcome, reason, feedback = null, advised = null, leadId = null, teamId = null, socialCare } = decision;
  const told = socialCare && socialCare.at.toZonedDateTimeISO('Europe/London');
  return {
    level,
    outcome,
    reason,
    feedback,
    leadId,
    teamId,
    ...(outcome === 'other' ? { instead: advised } : { advised }),
    ...(told && { toldWhom: socialCare.whom, toldOn: told.toPlainDate(), toldTime: told.toPlainTime() }),
  };
}
