import { askAll, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { date } from '#platform/date-field.ts';
import { oneOf, text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayAskAboutPlan } from '../family.policy.ts';
import { askAboutPlan, purposes, rolesWithChild, type Asking, type LeadContact } from './ask-about-plan.ts';

const name = (label: string, missing: string) => text({ label, missing, control: { kind: 'text', width: 20, spellcheck: false } });

const askingForm = form<Asking>({
  givenName: name('Child’s first name', 'Enter the child’s first name'),
  familyName: name('Child’s last name', 'Enter the child’s last name'),
  bornOn: date({ label: 'Child’s date of birth', hint: 'For example, 14 9 2019', missing: 'Enter the child’s date of birth' }),
  role: oneOf({ label: 'What is your work with this child?', choices: rolesWithChild, missing: 'Choose what your work with this child is' }),
  purpose: oneOf({ label: 'Why do you ask?', choices: purposes, missing: 'Choose why you ask' }),
});

/** "Is there already a plan?" for anybody who works with children. The answer is the same whether there is nothing or nothing that may be shown. */
export const askAboutPlanPage = page({
  name: 'people.ask-about-plan',
  path: '/families/ask-about-plan',
  title: 'Is there already a plan?',
  audience: 'workers',
  load: async () => null,
  allow: mayAskAboutPlan,
  about: () => null,
  form: askingForm,
  search: (work, _subject, asking) => askAboutPlan(work, asking),
  show: view =>
    html`<h1 class="govuk-heading-l">Is there already a plan for a child?</h1>
      ${view.found && answer(view.found.lead)}
      <p class="govuk-body">
        If there is, we give you the work contact of the person who leads it. We record who asks, about whom and why. People are asked about it.
      </p>
      ${formOf(view, askAll(view), { button: 'Ask' })}`,
});

function answer(lead: LeadContact | null): Html {
  if (!lead) {
    return govuk.notificationBanner({
      titleText: 'Answer',
      html: html`<p class="govuk-notification-banner__heading">Nothing we can show.</p>
        <p class="govuk-body">
          Worried? <a class="govuk-notification-banner__link" href="/ask-for-support">Ask for support</a>. If a child is in danger now, call 999.
        </p>`,
    });
  }
  const contact = [
    ['Work', [lead.jobTitle, lead.agencyName].filter(Boolean).join(', ')],
    ['Phone', lead.phone],
    ['Email', lead.email],
  ] as const;
  return govuk.notificationBanner({
    titleText: 'Answer',
    html: html`<p class="govuk-notification-banner__heading">Yes. ${lead.name} leads the plan.</p>
      ${govuk.summaryList({ rows: contact.filter(([, value]) => value).map(([label, value]) => ({ key: { text: label }, value: { text: value ?? '' } })) })}`,
  });
}
