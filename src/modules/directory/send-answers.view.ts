import { lines } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import type { ServiceContent } from './content.ts';
import { sendQuestions } from './send-offer.ts';

/** What a service of the local offer answers to the questions of families, and how many it has not answered. */
export function sendAnswersOf({ send }: Pick<ServiceContent, 'send'>, level: 2 | 3 = 2): Html | false {
  if (!send?.isInLocalOffer) return false;
  const answered = sendQuestions.flatMap(({ key, question }) => {
    const answer = send.answers?.[key];
    return answer === undefined ? [] : [{ question, answer }];
  });
  const open = sendQuestions.length - answered.length;
  return html`<h${level} class="govuk-heading-m">For children and young people with special educational needs or disabilities</h${level}>
    ${answered.map(({ question, answer }) => html`<h${level + 1} class="govuk-heading-s govuk-!-margin-bottom-1">${question}</h${level + 1}><p class="govuk-body">${lines(answer)}</p>`)}
    ${open > 0 && html`<p class="govuk-body app-quiet">${openWords(open)}</p>`}`;
}

const openWords = (open: number): string =>
  open === sendQuestions.length
    ? 'It is in the local offer, and has not answered the questions of families yet. Ask.'
    : `${open} of the ${sendQuestions.length} questions that families ask ${open === 1 ? 'has' : 'have'} no answer yet.`;
