import { askAll, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html } from '#design/html.ts';
import { text, yesNo } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayManageAccounts } from '../accounts.policy.ts';
import { getAgencyHere } from '../agencies.queries.ts';
import { dueWords } from '../see-agencies/see-agencies.page.ts';
import { changeAgency } from './change-agency.ts';

/** How an agency's people sign in, and who confirms them. */
export const changeAgencyPage = page({
  name: 'access.change-agency',
  path: '/agencies/:agencyId',
  title: 'An agency',
  audience: 'workers',
  load: (work, { agencyId }) => getAgencyHere(work, agencyId),
  allow: mayManageAccounts,
  about: ({ id }) => ({ subjectId: id }),
  back: () => ({ href: '/agencies', text: 'Agencies' }),
  version: ({ version }) => version,
  form: form({
    name: text({ label: 'Name of the agency', missing: 'Enter the name of the agency', max: 100 }),
    phone: text({ label: 'Phone', control: { kind: 'text', type: 'tel', width: 20 }, max: 30 }),
    hasSingleSignOn: yesNo({
      label: 'Can its people sign in with a work account?',
      hint: 'Say no where the agency has no single sign-on that your council’s identity provider knows. Those who sign in already go on as they do',
      missing: 'Select yes or no',
    }),
  }),
  fill: ({ name, phone, hasSingleSignOn }) => ({ name, phone, hasSingleSignOn }),
  show: view => {
    const { subject: agency, today } = view;
    return html`<h1 class="govuk-heading-l">${agency.name}</h1>
      <h2 class="govuk-heading-m">Who confirms its people</h2>
      ${govuk.summaryList({
        rows: [
          {
            key: { text: 'Contact' },
            value: { text: agency.contacts.join(', ') || 'Nobody yet. Open somebody of this agency and give them the role “Agency contact”' },
          },
          { key: { text: 'People confirmed' }, value: { html: dueWords(agency, today) } },
          { key: { text: 'People who can sign in' }, value: { text: String(agency.people) } },
        ],
      })}
      <p class="govuk-body"><a class="govuk-link" href="/agencies/${agency.id}/people">See and confirm its people</a></p>
      <h2 class="govuk-heading-m">About the agency</h2>
      ${formOf(view, askAll(view), { button: 'Save' })}`;
  },
  submit: async (work, { id, version }, input) => {
    await changeAgency(work, { id, version }, input);
    return { goTo: '/agencies' };
  },
});
