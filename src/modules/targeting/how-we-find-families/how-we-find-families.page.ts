import { html, type Html } from '#design/html.ts';
import { govuk } from '#design/govuk.ts';
import { sayDate } from '#platform/date-field.ts';
import { yes } from '#platform/decision.ts';
import { page } from '#platform/page.ts';
import { feedKinds, findFactKind } from '../fact.ts';
import { criteriaOf } from '../rule.ts';
import { ruleView } from '../rule.view.ts';
import { findFeedsInUse, findPublicRules, type FeedInUse, type PublicRule } from './public.queries.ts';

/** The public record of how families of concern are found, under the headings of the UK's Algorithmic Transparency Recording Standard; written from the rules themselves. */
export const howWeFindFamiliesPage = page({
  name: 'targeting.how-we-find-families',
  path: '/how-we-find-families',
  title: 'How we find families who may need help',
  audience: 'anyone',
  load: async work => ({ rules: await findPublicRules(work), feeds: await findFeedsInUse(work) }),
  allow: () => yes,
  about: () => null,
  show: ({ subject: { rules, feeds } }) =>
    html`<h1 class="govuk-heading-l">How we find families who may need help</h1>
      <p class="govuk-body-l">
        Some families would like help and do not know whom to ask. We look for signs in what schools, the police, health and others tell us, by rules that
        anybody can read here. Then a person decides.
      </p>
      <p class="govuk-body">
        This page follows the
        <a class="govuk-link" href="https://www.gov.uk/government/collections/algorithmic-transparency-recording-standard-hub"
          >Algorithmic Transparency Recording Standard</a
        >. It is written from the rules in use, and changes when they do.
      </p>
      ${part('What it does', listed('Partners send us files: who misses school, who was reported missing, who owes rent, and so on.', 'A program finds which rows are about the same people and the same home.', 'It lists the homes for which one of the rules below holds, with the reasons.', 'It gives no score, and it learns nothing by itself. The same rules give the same list.'))}
      ${part('Why we do it', html`${rules.length === 0 ? html`<p class="govuk-body">No rule is in use now, so nobody is listed.</p>` : rules.map(rulePart(feeds))}`)}
      ${part('Who is responsible', html`<p class="govuk-body">The council, as the controller of the data. Its analysts write the rules; each version is kept with who published it and when, and cannot be changed afterwards.</p>`)}
      ${part('What data it uses', dataUsed(rules, feeds))}
      ${part('How people decide', listed('A manager or coordinator looks at each home on the list: why it is there, where each fact comes from and how old it is.', 'They choose who looks after it, what to do and when to look again, and they write down why. Nothing happens to a family because of the list alone.', 'Where somebody may have been hurt at home, nobody gets in touch before it is known how that is safe.', 'Help is offered. You can say no.'))}
      ${part('What it means for you', listed('Being on the list gives nobody a right over you, and takes nothing from you. It is not used for benefits, for housing, for the police or for any penalty.', 'You can ask what we hold about you, have mistakes put right, and object. Our privacy page says how.'))}
      ${part('What could go wrong, and what we do about it', listed('A row may be about somebody else. Only rows that are very surely about one person are joined, doubtful ones are decided by people, and each can be undone.', 'Files may be old or wrong. Every fact is shown with its source and its date, and leaves when its time is over.', 'Some groups may be listed more often because partners meet them more often. We compare by ethnicity, age, sex and ward, and look at it before we go on.', 'The list could put somebody in danger. Homes with a record that is closed are never on it for those it is closed to, and who looked at what is recorded.'))}
      <p class="govuk-body"><a class="govuk-link" href="/privacy">Privacy: how we use what you tell us</a></p>`,
});

const part = (title: string, body: Html): Html =>
  html`<h2 class="govuk-heading-m">${title}</h2>
    ${body}`;
const listed = (...items: readonly string[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">
    ${items.map(item => html`<li>${item}</li>`)}
  </ul>`;

const rulePart =
  (feeds: readonly FeedInUse[]) =>
  ({ name, purpose, tree, version, publishedOn }: PublicRule): Html =>
    html`<h3 class="govuk-heading-s">${name}</h3>
      <p class="govuk-body">${purpose}</p>
      <p class="govuk-body app-quiet">Version ${version}, in use since ${sayDate(publishedOn)}</p>
      ${govuk.details({ summaryHtml: html`The rule<span class="govuk-visually-hidden">: ${name}</span>`, html: html`A home is listed if ${ruleView(tree, new Map(feeds.map(feed => [feed.id, feed.name])))}` })}`;

/** The feeds whose kind holds a fact that some rule asks for; a rule asks of every feed unless it names some. */
function dataUsed(rules: readonly PublicRule[], feeds: readonly FeedInUse[]): Html {
  const asked = new Set(rules.flatMap(({ tree }) => criteriaOf(tree).flatMap(({ facts }) => facts)));
  const used = feeds.filter(({ kind }) => kind === 'other' || feedKinds.find(one => one.key === kind)?.facts.some(fact => asked.has(fact)));
  const facts = [...asked].map(fact => findFactKind(fact)?.words ?? fact).sort((one, other) => one.localeCompare(other, 'en'));
  return html`${
    facts.length > 0
      ? html`<p class="govuk-body">
            The rules ask whether any of ${facts.length === 1 ? 'this kind of fact' : `these ${facts.length} kinds of facts`} is known, and for ages. They do
            not ask for names, sex, ethnicity, religion or where somebody lives.
          </p>
          ${govuk.details({ summaryText: 'The kinds of facts', html: listed(...facts) })}`
      : html`<p class="govuk-body">No facts are asked for now.</p>`
  }
  ${
    used.length > 0
      ? html`<h3 class="govuk-heading-s">Files that partners send for this</h3>
          ${used.map(feed =>
            govuk.summaryList({
              card: { title: { text: `${feed.name}, from ${feed.agency}`, headingLevel: 4 } },
              rows: [
                { key: { text: 'What for' }, value: { text: feed.purpose } },
                { key: { text: 'Why it is lawful' }, value: { text: feed.lawfulBasis } },
                { key: { text: 'Kept for' }, value: { text: feed.retentionMonths === 1 ? '1 month' : `${feed.retentionMonths} months` } },
              ],
            }),
          )}`
      : html`<p class="govuk-body">No partner sends files for this now.</p>`
  }`;
}
