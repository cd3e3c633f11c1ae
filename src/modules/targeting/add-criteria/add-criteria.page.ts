import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { longText, oneOf, text, when } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { maySetCriteria } from '../concern.policy.ts';
import { addRule } from '../set-criteria/set-criteria.ts';
import { shippedRules } from '../shipped-rules.ts';

const own = 'own';

const newRuleForm = form({
  from: oneOf({
    label: 'What do you begin from?',
    choices: [...shippedRules.map(({ key, name, source }) => ({ value: key, label: name, hint: source })), { value: own, label: 'A rule of our own' }],
    missing: 'Select what you begin from',
  }),
  name: when('from', [own], text({ label: 'What do you call it?', missing: 'Enter what you call it', max: 100 })),
  purpose: when(
    'from',
    [own],
    longText({ label: 'What is it for?', hint: 'Anybody can read this on a public page.', missing: 'Enter what it is for', max: 1000, rows: 3 }),
  ),
});

/** A new rule, from one that comes with the service or from nothing. It finds nobody until it is published. */
export const addCriteriaPage = page({
  name: 'targeting.add-criteria',
  path: '/criteria/new',
  title: 'Begin a rule',
  audience: 'workers',
  load: async () => null,
  allow: actor => maySetCriteria(actor),
  about: () => null,
  back: () => ({ href: '/criteria', text: 'Rules' }),
  form: newRuleForm,
  submit: async (work, _subject, { from, name, purpose }) => {
    const shipped = shippedRules.find(({ key }) => key === from);
    const ruleId = shipped
      ? await addRule(work, { ...shipped, beganAs: shipped.key })
      : await addRule(work, { name: name ?? '', purpose: purpose ?? '', tree: { all: [] } });
    return { goTo: `/criteria/${ruleId}` };
  },
  show: view =>
    html`<h1 class="govuk-heading-l">Begin a rule</h1>
      <p class="govuk-body">A new rule is a draft. It finds nobody until you publish it.</p>
      ${view.mistakes['name'] && view.typed['from'] !== own && html`<p class="govuk-error-message">You have this rule already. Change that one, or stop it first.</p>`}
      ${formOf(view, askAll(view, { headings: false }), { button: 'Go on' })}`,
});
