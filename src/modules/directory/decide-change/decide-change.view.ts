import { askAll, formOf, lines } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, nothing, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { pageHead } from '#design/patterns/page-parts.ts';
import { has } from '#modules/access/index.ts';
import { sayInstant } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import { differencesTable, hiddenAddressRule } from '../change.view.ts';
import type { Change } from '../change.queries.ts';
import { isStale, nameOf } from '../described.queries.ts';
import { gapsIn } from '../gaps.ts';
import { stateWords } from '../standing.view.ts';

export function changeView(view: View<Change>): Html {
  const { version, before, described, differs } = view.subject;
  const isWaiting = version.state === 'waiting';
  const table = differencesTable(differs, {
    isNew: before === null,
    before: isWaiting ? 'Public now' : 'Before',
    after: isWaiting ? 'The change' : 'What it said',
  });
  return html`${pageHead({ title: nameOf({ content: version.content }), caption: described.organizationName })} ${whoAndWhen(view.subject)}
    ${version.note !== null && govuk.insetText({ html: lines(version.note) })} ${version.answer !== null && answered(version.answer)}
    <h2 class="govuk-heading-m">${before === null ? 'What it says' : 'What differs'}</h2>
    ${table} ${isWaiting && gaps(view.subject)} ${isWaiting && toDo(view)}`;
}

function whoAndWhen({ version, writers, before }: Change): Html {
  const by = (id: string | null) => (id === null ? '' : ` by ${writers.get(id) ?? 'somebody who no longer works here'}`);
  const decided = version.decidedAt ? ` Settled${by(version.decidedBy)} on ${sayInstant(version.decidedAt)}.` : '';
  return html`<p class="govuk-body">
    ${badge(...stateWords[version.state])} Version ${version.number}${before === null ? ', the first that would be public' : ''}.
    Written${by(version.proposedBy)} on ${sayInstant(version.proposedAt)}.${decided}
  </p>`;
}

const answered = (answer: string): Html => govuk.insetText({ html: html`<strong>What is to be put right</strong><br />${lines(answer)}` });

function gaps({ described: { record }, version }: Change): Html {
  const found = gapsIn(record.kind, version.content).map(({ words }) => words);
  return found.length === 0 ? nothing : html`<p class="govuk-body">Families would still miss: ${found.join(', ')}.</p>`;
}

function toDo(view: View<Change>): Html {
  const { version, described } = view.subject;
  const stale = isStale(version, described.current);
  const renew = html`<a class="govuk-link" href="/directory/changes/${version.id}/renew">Put it on top of what is public now</a>`;
  const others = html`<p class="govuk-body">
    <a class="govuk-link" href="/directory/records/${described.record.id}">Change it further</a> ·
    <a class="govuk-link" href="/directory/changes/${version.id}/withdraw">Take it back</a>
  </p>`;
  if (stale)
    return html`${govuk.warningText({ text: 'Another version has become public since this was written.', iconFallbackText: 'Warning' })}
      <p class="govuk-body">${renew}, or <a class="govuk-link" href="/directory/changes/${version.id}/withdraw">take it back</a>.</p>`;
  if (!has(view.actor, 'edit-directory'))
    return html`<p class="govuk-body">An editor of the council looks at it. Until then, what is public stays as it is.</p>
      ${others}`;
  return html`${formOf(view, askAll(view, { headings: false }))}
  ${govuk.details({ summaryText: 'If an address must stay hidden', html: html`<p class="govuk-body">${hiddenAddressRule}</p>` })} ${others}`;
}
