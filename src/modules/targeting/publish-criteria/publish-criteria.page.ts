import { formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { maySetCriteria } from '../concern.policy.ts';
import { faultsIn } from '../rule.ts';
import { findFeedNames, getRule } from '../rule.queries.ts';
import { sentenceOf } from '../rule-words.ts';
import { publishDraft } from '../set-criteria/set-criteria.ts';

/** From here on the draft finds families, and never changes again. */
export const publishCriteriaPage = page({
  name: 'targeting.publish-criteria',
  path: '/criteria/:ruleId/publish',
  title: 'Publish a rule',
  audience: 'workers',
  load: async (work, { ruleId }) => ({ rule: await getRule(work, ruleId), feeds: await findFeedNames(work) }),
  allow: actor => maySetCriteria(actor),
  about: () => null,
  back: ({ rule }) => ({ href: `/criteria/${rule.id}`, text: 'The rule' }),
  form: form({}),
  version: ({ rule }) => rule.draft?.edit ?? 0,
  keeps: false,
  submit: async (work, { rule }) => {
    await publishDraft(work, rule);
    return { goTo: `/criteria/${rule.id}` };
  },
  show: view => {
    const { rule, feeds } = view.subject;
    const faults = rule.draft ? faultsIn(rule.draft.tree) : ['There is no draft to publish'];
    return html`<h1 class="govuk-heading-l">Publish “${rule.name}”</h1>
      ${
        faults.length > 0
          ? html`${faults.map(fault => html`<p class="govuk-body">${fault}.</p>`)}`
          : html`<p class="govuk-body">From now on a household is listed if this holds of it:</p>
              <p class="govuk-inset-text">${rule.draft && sentenceOf(rule.draft.tree, feeds)}</p>
              <p class="govuk-body">
                It stands on the public page <a class="govuk-link" href="/how-we-find-families">How we find families</a>, and cannot be changed; a new version
                can follow.
              </p>
              ${formOf(view, html``, { button: 'Publish' })}`
      }`;
  },
});
