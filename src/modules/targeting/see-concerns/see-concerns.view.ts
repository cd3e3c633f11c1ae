import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { filterLayout } from '#design/patterns/filter.ts';
import { pageLinks } from '#design/patterns/page-links.ts';
import { card, emptyList, figures as figuresView, pageHead } from '#design/patterns/page-parts.ts';
import type { Actor } from '#platform/actor.ts';
import { sayDate } from '#platform/date-field.ts';
import { concernTabs } from '../concern-tabs.ts';
import { pageSize } from '../concern.queries.ts';
import { decisions, standings, type Concern, type Standing } from '../concern.ts';
import { abuseWarning, householdName, personInWords, rulesAndEvidence, rulesInShort, standingBadge, type Labels } from '../concern.view.ts';
import type { Figures, Rule } from '../rule.queries.ts';

export type Chosen = { rule: Rule | null; ward: string | null; standing: Standing | null; page: number };
export type ConcernList = {
  rules: readonly Rule[];
  wards: readonly string[];
  figures: Figures | null;
  chosen: Chosen;
  concerns: readonly Concern[];
  total: number;
  names: ReadonlyMap<string, string>;
  labels: Labels;
};

export function seeConcernsView(actor: Actor, list: ConcernList): Html {
  const { chosen, concerns, total, names, labels } = list;
  const results =
    concerns.length === 0
      ? emptyList(total === 0 && !chosen.rule && !chosen.ward && !chosen.standing ? 'No rule lists a household.' : 'No household is like this.')
      : html`<div class="app-stack">${concerns.map(concern => oneConcern(concern, names, labels))}</div>
          ${pageLinks({ page: chosen.page, pages: Math.ceil(total / pageSize), hrefOf: page => hrefOf(chosen, { page }) })}`;
  return html`${pageHead({ title: 'Households', caption: 'Families of concern' })} ${concernTabs(actor, '/concerns')}
    <p class="govuk-body">
      Each is listed for the reasons beside it, found in partners’ files. Nobody is scored. A person looks at each, and decides. What you read here is recorded.
    </p>
    ${effects(list.figures)}
    ${filterLayout({ action: '/concerns', fields: fields(list), chosen: taken(chosen), clearHref: '/concerns', count: total === 1 ? '1 household' : `${total.toLocaleString('en-GB')} households` }, results)}`;
}

/** What finding families came to, each household once. */
const effects = (figures: Figures | null): Html | false =>
  figures !== null &&
  figures.reviewed > 0 &&
  figuresView([
    { label: 'Reviewed', value: figures.reviewed },
    { label: 'Reached', value: figures.reached },
    { label: 'Take up help', value: figures.engaged },
    { label: 'Outcome known', value: figures.withOutcome },
  ]);

function fields({ rules, wards, chosen }: ConcernList): Html {
  const anyOf = (text: string) => ({ value: '', text });
  const select = (name: string, label: string, value: string, items: { value: string; text: string }[]) =>
    govuk.select({ id: name, name, label: { text: label }, value, items });
  return html`${select('rule', 'Rule', chosen.rule?.id ?? '', [anyOf('All rules'), ...rules.map(({ id, name }) => ({ value: id, text: name }))])}
  ${select('ward', 'Ward', chosen.ward ?? '', [anyOf('All wards'), ...wards.map(ward => ({ value: ward, text: ward }))])}
  ${select('state', 'State', chosen.standing ?? '', [anyOf('All'), ...Object.entries(standings).map(([value, text]) => ({ value, text }))])}`;
}

function hrefOf(chosen: Chosen, change: Partial<Record<'rule' | 'ward' | 'state', null> & { page: number }> = {}): string {
  const asked = { rule: chosen.rule?.id ?? null, ward: chosen.ward, state: chosen.standing, ...change };
  const words = Object.entries(asked).flatMap(([name, value]) =>
    value === null || (name === 'page' && value === 1) ? [] : [`${name}=${encodeURIComponent(String(value))}`],
  );
  return words.length === 0 ? '/concerns' : `/concerns?${words.join('&')}`;
}

const taken = (chosen: Chosen) => [
  ...(chosen.rule ? [{ text: chosen.rule.name, removeHref: hrefOf(chosen, { rule: null }) }] : []),
  ...(chosen.ward ? [{ text: chosen.ward, removeHref: hrefOf(chosen, { ward: null }) }] : []),
  ...(chosen.standing ? [{ text: standings[chosen.standing], removeHref: hrefOf(chosen, { state: null }) }] : []),
];

function oneConcern(concern: Concern, names: ReadonlyMap<string, string>, labels: Labels): Html {
  const name = householdName(concern);
  return card(
    { title: name, level: 2, ...(concern.standing === 'due' && { kind: 'attention' }) },
    html`<p class="govuk-body">${standingBadge(concern.standing)} ${concern.ward && `${concern.ward} · `}listed since ${sayDate(concern.firstListedOn)}</p>
      <p class="govuk-body">${concern.people.map(personInWords).join(' · ')}</p>
      ${withUs(concern, names)} ${abuseWarning(concern)} ${rulesInShort(concern, labels)}
      ${govuk.details({
        classes: 'govuk-!-margin-top-2 govuk-!-margin-bottom-2',
        summaryHtml: html`What it rests on<span class="govuk-visually-hidden">: ${name}</span>`,
        html: rulesAndEvidence(concern, labels),
      })}
      <p class="govuk-body">
        <a class="govuk-link" href="/concerns/${concern.id}">Open<span class="govuk-visually-hidden"> ${name}</span></a>
        ${concern.standing !== 'open' && html` · <a class="govuk-link" href="/concerns/${concern.id}/review">Review<span class="govuk-visually-hidden"> ${name}</span></a>`}
      </p>`,
  );
}

/** What is done already, in one line: by the service, or as somebody decided here. */
export function withUs({ work, review }: Concern, names: ReadonlyMap<string, string>): Html | false | null {
  const said = (words: string | Html) => html`<p class="govuk-body"><strong>${words}</strong></p>`;
  if (work?.hasPlan) return said(`Lead practitioner: ${names.get(work.leadId ?? '') ?? 'not known here'}`);
  if (work) return said('A request for support is open');
  return (
    review && said(`${decisions[review.decision]} · ${names.get(review.ownerId) ?? 'Somebody who has left'} · look again on ${sayDate(review.lookAgainOn)}`)
  );
}
