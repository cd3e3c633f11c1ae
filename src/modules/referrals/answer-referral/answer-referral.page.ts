import { page, type View } from '#platform/page.ts';
import { invalid, Refusal } from '#platform/refusal.ts';
import { ask, formOf } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import { mayAnswer } from '../referral.policy.ts';
import { answersTo } from '../referral.ts';
import { stateBadge } from '../referral.view.ts';
import { loadReferral, type ReferralInHand } from '../standing.queries.ts';
import { answerForm, answerFrom, type AnswerInput } from './answer-referral.form.ts';
import { answerReferral } from './answer-referral.ts';

type ToAnswer = ReferralInHand & { today: Temporal.PlainDate };

/** The service says yes or no, that it began, how it ended; or whoever referred writes down what it said. */
export const answerReferralPage = page({
  name: 'referrals.answer-referral',
  path: '/referrals/:referralId/answer',
  title: 'Answer a referral',
  audience: 'workers',
  load: async (work, { referralId }): Promise<ToAnswer> => ({ ...(await loadReferral(work, referralId)), today: work.today }),
  allow: (actor, { side }) => mayAnswer(actor, side),
  about: ({ referral: { id, familyId } }) => ({ familyId, subjectId: id }),
  back: ({ referral: { id } }) => ({ href: `/referrals/${id}`, text: 'The referral' }),
  form: ({ referral, today }) => answerForm(referral.state, today),
  fill: ({ today }) => ({ onDay: today }),
  version: ({ referral }) => referral.version,
  show: answerView,
  submit: async (work, { referral: { id } }, input) => {
    await answerReferral(work, id, answerFrom(input)).catch((fault: unknown) => {
      throw reasonAtItsQuestion(fault, input);
    });
    return { goTo: `/referrals/${id}` };
  },
});

/** The reasons of a no and of an end are two questions. */
const reasonAtItsQuestion = (fault: unknown, { state }: AnswerInput): unknown =>
  fault instanceof Refusal && fault.kind === 'invalid' && fault.mistakes['reason'] !== undefined ? invalid({ [state]: fault.mistakes['reason'] }) : fault;

function answerView(view: View<ToAnswer, AnswerInput>): Html {
  const { referral, service } = view.subject;
  const heading = html`<h1 class="govuk-heading-l">
    <span class="govuk-caption-l">Referral ${referral.reference} to ${service.name}</span>Answer a referral
  </h1>`;
  if (answersTo(referral.state).length === 0)
    return html`${heading}
      <p class="govuk-body">${stateBadge(referral.state)} Nothing more can be said of it.</p>`;
  return html`${heading} ${formOf(view, html`${ask(view, 'state')} ${ask(view, 'onDay')} ${ask(view, 'words')}`, { button: 'Save' })}`;
}
