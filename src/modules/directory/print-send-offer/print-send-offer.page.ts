import { html, type Html } from '#design/html.ts';
import { inLargePrint, largePrintLink } from '#design/patterns/large-print.ts';
import { emptyList, printButton } from '#design/patterns/page-parts.ts';
import { sayDate } from '#platform/date-field.ts';
import { yes } from '#platform/decision.ts';
import { page } from '#platform/page.ts';
import { hrefOf, loadOffer } from '../see-send-offer/load-offer.ts';
import { statementView } from '../see-send-offer/see-send-offer.view.ts';
import { sendAnswersOf } from '../send-answers.view.ts';
import { councilSubjects, type Statement } from '../send-offer.ts';
import { findStatements } from '../send-offer.queries.ts';
import type { ServicePage } from '../service-page.ts';
import { sayAges, sayCost, sayTimes, sayWhere } from '../service-words.ts';

/** So many services stand on one page; a council with more prints them age by age, or kind by kind. */
const most = 250;

/** The local offer written out, to print or to read in large print: every service with its answers, and what the council says. */
export const printSendOfferPage = page({
  name: 'directory.print-send-offer',
  path: '/send/print',
  title: 'The local offer, to print',
  audience: 'anyone',
  quickExit: true,
  back: () => ({ href: '/send', text: 'The local offer' }),
  load: async (work, _params, query) => ({ ...(await loadOffer(work, { ...query, page: '1' }, most)), statements: await findStatements(work) }),
  // What is public is for everybody.
  allow: () => yes,
  about: () => null,
  show: ({ subject: { services, total, statements, stage, kind, isLarge }, today }) => {
    const what = [kind?.name, stage?.name].filter(Boolean).join(', ');
    return inLargePrint(
      isLarge,
      html`<h1 class="govuk-heading-l">The local offer for special educational needs and disabilities</h1>
        <p class="govuk-body">${what !== '' && `${what}. `}As it was on ${sayDate(today)}. ${total === 1 ? 'One service' : `${total} services`}.</p>
        ${largePrintLink(isLarge, hrefOf({ stage, kind }, '/send/print'))} ${printButton()}
        ${
          total > most &&
          html`<p class="govuk-body">
            The first ${most} are here. <a class="govuk-link" href="/send">Choose an age or a kind of support</a> to print the others.
          </p>`
        }
        ${total === 0 ? emptyList('Nothing is in the offer for this yet.') : services.map(oneService)} ${what === '' && council(statements)}`,
    );
  },
});

function oneService({ content, organization, places, ...more }: ServicePage): Html {
  const phones = (content.phones ?? organization.phones ?? []).map(({ number }) => number);
  const line = (label: string, words: string) => words !== '' && html`<p class="govuk-body govuk-!-margin-bottom-1"><strong>${label}:</strong> ${words}</p>`;
  return html`<section class="app-printed-service">
    <h2 class="govuk-heading-m">${content.name}</h2>
    <p class="govuk-body">${content.description}</p>
    ${line('By', organization.name)} ${line('For', [sayAges(content), content.eligibility].filter(Boolean).join('. '))}
    ${line('When', sayTimes(content).join('; '))} ${line('Where', sayWhere({ content, organization, places, ...more }))} ${line('Cost', sayCost(content))}
    ${line('Contact', [...phones, content.email ?? organization.email].filter(Boolean).join(', '))} ${line('How to join', content.howToReach ?? '')}
    ${sendAnswersOf(content, 3)}
  </section>`;
}

/** What stands under “How things work here”. */
const council = (statements: readonly Statement[]): Html[] =>
  councilSubjects.flatMap(({ key, name }) => {
    const statement = statements.find(one => one.subject === key);
    return statement
      ? html`<section class="app-printed-service">
          <h2 class="govuk-heading-m">${name}</h2>
          ${statementView(statement)}
        </section>`
      : [];
  });
