import { formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { maySetCriteria } from '../concern.policy.ts';
import { getRule } from '../rule.queries.ts';
import { stopRule } from '../set-criteria/set-criteria.ts';

/** The rule finds nobody any more. What was decided of those it listed stays. */
export const stopCriteriaPage = page({
  name: 'targeting.stop-criteria',
  path: '/criteria/:ruleId/stop',
  title: 'Stop a rule',
  audience: 'workers',
  load: (work, { ruleId }) => getRule(work, ruleId),
  allow: actor => maySetCriteria(actor),
  about: () => null,
  back: rule => ({ href: `/criteria/${rule.id}`, text: 'The rule' }),
  form: form({}),
  keeps: false,
  submit: async (work, rule) => {
    await stopRule(work, rule);
    return { goTo: '/criteria' };
  },
  show: view =>
    html`<h1 class="govuk-heading-l">Stop “${view.subject.name}”</h1>
      <p class="govuk-body">It lists nobody from the next time on that families are looked for. What was decided of those it listed stays.</p>
      ${formOf(view, html``, { button: 'Stop this rule', isWarning: true })}`,
});
