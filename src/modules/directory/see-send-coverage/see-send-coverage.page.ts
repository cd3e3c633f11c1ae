import { html, type Html, type Piece } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { inLargePrint, largePrintLink } from '#design/patterns/large-print.ts';
import { figures, printButton } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { has } from '#modules/access/index.ts';
import { sayDate } from '#platform/date-field.ts';
import { yes } from '#platform/decision.ts';
import { typedText } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { hrefOf } from '../see-send-offer/load-offer.ts';
import { coverageOf, sendQuestions, sendSources, stages, type Covered } from '../send-offer.ts';
import { findAnsweredAll, findOffered, findStatements } from '../send-offer.queries.ts';

/** What the law asks the local offer to tell, and what there is; for families, and for editors, who see where to mend it. */
export const seeSendCoveragePage = page({
  name: 'directory.see-send-coverage',
  path: '/send/coverage',
  title: 'What the law asks of the local offer, and what there is',
  audience: 'anyone',
  width: 'full',
  quickExit: true,
  back: () => ({ href: '/send', text: 'The local offer' }),
  load: async (work, _params, query) => {
    const services = await findOffered(work);
    const covered = coverageOf(services, await findStatements(work), await findAnsweredAll(work));
    return { services: services.length, covered, isLarge: typedText(query, 'size') === 'large' };
  },
  // What is public is for everybody.
  allow: () => yes,
  about: () => null,
  show: ({ subject: { services, covered, isLarge }, actor }) => {
    const gaps = covered.filter(({ gap }) => gap !== null).length;
    return inLargePrint(
      isLarge,
      html`<h1 class="govuk-heading-l">What the law asks of the local offer, and what there is</h1>
        <p class="govuk-body">
          The regulations say what a council’s local offer must tell. Each line is one of these things in plain words, with what there is for each age.
        </p>
        ${figures([
          { label: 'Services in the offer', value: services },
          { label: 'Things the offer must tell', value: covered.length },
          { label: 'With something missing', value: gaps, needsAttention: gaps > 0 },
        ])}
        ${matrix(covered, has(actor, 'edit-directory'))}
        <h2 class="govuk-heading-m">Where this comes from</h2>
        <ul class="govuk-list govuk-list--bullet">
          ${sendSources.map(({ name, url }) => html`<li><a class="govuk-link" href="${url}" rel="noreferrer">${name}</a></li>`)}
        </ul>
        <p class="govuk-body">
          The words are ours. The ${sendQuestions.length} questions that each service answers follow what Schedule 2 asks about teaching, access, skills, taking
          part, who decides and how to complain; many councils ask seven such questions. A council can change them.
        </p>
        ${largePrintLink(isLarge, '/send/coverage')} ${printButton()}`,
    );
  },
});

const matrix = (covered: readonly Covered[], isEditor: boolean): Html =>
  stackingTable({
    head: [
      { text: 'The offer must tell' },
      ...stages.map(({ short }) => ({ text: `Age ${short}`, format: 'numeric' })),
      { text: 'All services', format: 'numeric' },
      { text: 'The council says' },
      { text: 'How it stands' },
    ],
    rows: covered.map(one => row(one, isEditor)),
  });

function row({ subject, services, byStage, statement, gap }: Covered, isEditor: boolean) {
  const { key, name, asks, says } = subject;
  const isTold = says === 'services' || says === 'both';
  const count = (number: number, href: string): Piece =>
    says === 'council' ? '–' : number === 0 ? html`<strong>None</strong>` : isTold ? html`<a class="govuk-link" href="${href}">${number}</a>` : number;
  const write = isEditor && says !== 'services' && says !== 'answers';
  return [
    { html: html`<strong id="${key}">${name}</strong><br /><span class="app-quiet">${asks}</span>` },
    ...stages.map((stage, nth) => ({ html: html`${count(byStage[nth] ?? 0, hrefOf({ stage, kind: subject }))}`, format: 'numeric' })),
    { html: html`${count(services, hrefOf({ stage: null, kind: subject }))}`, format: 'numeric' },
    {
      html: html`${says === 'services' || says === 'answers' ? '–' : statement ? html`<a class="govuk-link" href="/send#${key}">${sayDate(statement.saidOn)}</a>` : html`<strong>Nothing yet</strong>`}
      ${write && html`<br /><a class="govuk-link" href="/directory/send/${key}">${statement ? 'Change' : 'Write'}<span class="govuk-visually-hidden">: ${name}</span></a>`}`,
    },
    { html: gap === null ? badge('Told', 'good') : html`${badge('Missing', 'late')} ${gap}` },
  ];
}
