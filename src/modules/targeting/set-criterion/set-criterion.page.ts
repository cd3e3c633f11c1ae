import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { page } from '#platform/page.ts';
import { found, invalid, Refusal } from '#platform/refusal.ts';
import { maySetCriteria } from '../concern.policy.ts';
import { faultsOfCriterion } from '../rule.ts';
import { lineForm, lineFrom, newKey, toInput, withLine } from '../rule-form.ts';
import { linesOf, treeOf, type Lines } from '../rule-lines.ts';
import { findFeedNames, getRule } from '../rule.queries.ts';
import { draftOf, saveDraft } from '../set-criteria/set-criteria.ts';

const nothing: Lines = { howMany: 'all', lines: [] };

/** One line of a rule: put in, changed, or taken out. */
export const setCriterionPage = page({
  name: 'targeting.set-criterion',
  path: '/criteria/:ruleId/lines/:line',
  title: 'A line of a rule',
  audience: 'workers',
  load: async (work, { ruleId, line }) => {
    const rule = await getRule(work, ruleId);
    const lines = found(linesOf(draftOf(rule).tree) ?? (rule.draft || rule.inUse ? null : nothing));
    const known = lines.lines.find(({ criterion }) => criterion.key === line);
    return { rule, lines, line: line === 'new' ? null : found(known), feeds: await findFeedNames(work) };
  },
  allow: actor => maySetCriteria(actor),
  about: () => null,
  back: ({ rule }) => ({ href: `/criteria/${rule.id}`, text: 'The rule' }),
  form: ({ feeds }) => lineForm(feeds),
  fill: ({ line }) => (line ? toInput(line) : { part: 'counts' as const, compare: 'no' as const }),
  version: ({ rule }) => rule.draft?.edit ?? 0,
  keeps: false,
  submit: async (work, { rule, lines, line }, input) => {
    if (rule.stoppedAt) throw new Refusal('conflict', 'This rule is stopped. Begin another');
    const key = line?.criterion.key ?? newKey(lines);
    const changed = input.remove.length > 0 ? null : lineFrom(key, input);
    const faults = changed ? faultsOfCriterion(changed.criterion) : [];
    if (faults[0]) throw invalid({ [/age/.test(faults[0]) && input.facts.length > 0 ? 'from' : /amount/.test(faults[0]) ? 'compare' : 'facts']: faults[0] });
    await saveDraft(work, rule, { tree: treeOf(withLine(lines, key, changed)) });
    return { goTo: `/criteria/${rule.id}` };
  },
  show: view =>
    html`<h1 class="govuk-heading-l">${view.subject.line ? 'Change a line' : 'Add a line'}</h1>
      <p class="govuk-body">This changes the draft. What is published stays as it is until you publish again.</p>
      ${formOf(view, askAll(view), { button: 'Save' })}`,
});
