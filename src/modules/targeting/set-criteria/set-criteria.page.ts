import { ask, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { longText, oneOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { Refusal } from '#platform/refusal.ts';
import { maySetCriteria } from '../concern.policy.ts';
import { faultsIn } from '../rule.ts';
import { linesOf, treeOf, type Lines } from '../rule-lines.ts';
import { findFeedNames, getRule, type Rule } from '../rule.queries.ts';
import { ruleView } from '../rule.view.ts';
import { criterionInWords, sentenceOf, type FeedNames } from '../rule-words.ts';
import { draftOf, saveDraft } from './set-criteria.ts';

type Subject = { rule: Rule; feeds: FeedNames; lines: Lines | null };

const howManyForm = form({
  howMany: oneOf({
    label: 'How many of the lines that count must hold?',
    choices: [
      { value: 'all', label: 'All of them' },
      { value: '1', label: 'Any one of them' },
      ...[2, 3, 4, 5, 6].map(n => ({ value: String(n), label: `At least ${n} of them` })),
    ],
    missing: 'Select how many must hold',
  }),
  purpose: longText({ label: 'What is this rule for?', hint: 'Anybody can read this on a public page.', missing: 'Enter what it is for', max: 1000, rows: 3 }),
});

/** A rule as it is edited: its lines, how many must hold, and the same in words. */
export const setCriteriaPage = page({
  name: 'targeting.set-criteria',
  path: '/criteria/:ruleId',
  title: 'A rule for families of concern',
  audience: 'workers',
  width: 'full',
  load: async (work, { ruleId }): Promise<Subject> => {
    const rule = await getRule(work, ruleId);
    return { rule, feeds: await findFeedNames(work), lines: linesOf(draftOf(rule).tree) };
  },
  allow: actor => maySetCriteria(actor),
  about: () => null,
  back: () => ({ href: '/criteria', text: 'Rules' }),
  form: howManyForm,
  fill: ({ rule, lines }) => ({ howMany: howManyOf(lines), purpose: draftOf(rule).purpose }),
  version: ({ rule }) => rule.draft?.edit ?? 0,
  submit: async (work, { rule, lines }, { howMany, purpose }) => {
    if (!lines) throw new Refusal('conflict', 'This rule is deeper than this page shows, and cannot be changed here');
    await saveDraft(work, rule, { tree: treeOf({ ...lines, howMany: howMany === 'all' ? 'all' : Number(howMany) }), purpose });
    return { goTo: `/criteria/${rule.id}` };
  },
  show: view => {
    const { rule, feeds, lines } = view.subject;
    const faults = rule.draft ? faultsIn(rule.draft.tree) : [];
    return html`<h1 class="govuk-heading-l">${rule.name}</h1>
      ${inUse(rule, feeds)} ${rule.stoppedAt && govuk.insetText({ text: 'This rule is stopped. It finds nobody.' })}
      ${!rule.stoppedAt && html`<h2 class="govuk-heading-m">${rule.draft ? 'The draft' : 'Change it'}</h2>`}
      ${rule.draft && html`<div class="govuk-body">A household is listed if ${ruleView(rule.draft.tree, feeds)}</div>`}
      ${faults.length > 0 && govuk.insetText({ html: html`${faults.map(fault => html`<p class="govuk-body">${fault}.</p>`)}` })}
      ${!rule.stoppedAt && (lines ? html`${linesTable(rule, lines, feeds)}${formOf(view, html`${ask(view, 'howMany')}${ask(view, 'purpose')}`, { button: 'Save the draft' })}` : html`<p class="govuk-body">This rule is deeper than this page shows, and cannot be changed here.</p>`)}
      ${!rule.stoppedAt && nextSteps(rule, faults)}`;
  },
});

const howManyOf = (lines: Lines | null) => {
  const asked = String(lines?.howMany ?? 'all');
  return (['all', '1', '2', '3', '4', '5', '6'] as const).find(one => one === asked) ?? 'all';
};

const inUse = ({ inUse: version }: Rule, feeds: FeedNames): Html | false =>
  version !== null &&
  html`<h2 class="govuk-heading-m">In use: version ${version.version}</h2>
    <div class="govuk-body">A household is listed if ${ruleView(version.tree, feeds)}</div>
    ${govuk.details({ summaryText: 'In one sentence', text: sentenceOf(version.tree, feeds) })}`;

const parts = { counts: 'Counts', must: 'Must hold besides', 'must not': 'Must not hold' };

function linesTable({ id }: Rule, { lines }: Lines, feeds: FeedNames): Html {
  const add = html`<p class="govuk-body"><a class="govuk-link" href="/criteria/${id}/lines/new">Add a line</a></p>`;
  if (lines.length === 0)
    return html`<p class="govuk-body">There is no line yet.</p>
      ${add}`;
  const rows = lines.map(({ criterion, part, heading }) => [
    { text: criterionInWords(criterion, feeds) },
    { text: heading ?? '' },
    { text: parts[part] },
    {
      html: html`<a class="govuk-link" href="/criteria/${id}/lines/${criterion.key}"
        >Change<span class="govuk-visually-hidden"> ${criterionInWords(criterion, feeds)}</span></a
      >`,
    },
  ]);
  return html`${stackingTable({
    caption: 'Lines',
    captionClasses: 'govuk-table__caption--s',
    head: [{ text: 'What' }, { text: 'Heading' }, { text: 'What it does' }, { html: html`<span class="govuk-visually-hidden">Change</span>` }],
    rows,
  })}${add}`;
}

const nextSteps = ({ id, draft, inUse: version }: Rule, faults: readonly string[]): Html =>
  html`<ul class="govuk-list">
    ${draft && faults.length === 0 && html`<li><a class="govuk-link" href="/criteria/${id}/publish">Publish the draft</a></li>`}
    ${version && html`<li><a class="govuk-link" href="/criteria/${id}/fairness">Whom it picks out</a></li>`}
    <li><a class="govuk-link" href="/criteria/${id}/stop">Stop this rule</a></li>
  </ul>`;
