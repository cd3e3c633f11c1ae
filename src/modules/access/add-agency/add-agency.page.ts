import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { choicesOf } from '#modules/council/index.ts';
import { oneOf, text, yesNo } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { addAgency } from '../account.ts';
import { mayManageAccounts } from '../accounts.policy.ts';

// One person, or nobody known, asks for support too, but is no agency.
const noAgencies = ['1A', '1B', '1C', '1D', '9', '10'];

const agencyForm = form({
  name: text({ label: 'Name of the agency', hint: 'For example, a school, a surgery or a charity', missing: 'Enter the name of the agency', max: 100 }),
  sourceCode: oneOf({
    label: 'What kind of agency is it?',
    hint: 'As the Department for Education asks where a request comes from',
    missing: 'Select what kind of agency it is',
    choices: choicesOf('referral-source').filter(({ value }) => !noAgencies.includes(value)),
    asList: true,
  }),
  hasSingleSignOn: yesNo({
    label: 'Can its people sign in with a work account?',
    hint: 'Say no where the agency has no single sign-on that your council’s identity provider knows. They then sign in with a passkey, or a password and codes',
  }),
  phone: text({ label: 'Phone', control: { kind: 'text', type: 'tel', width: 20 }, max: 30 }),
});

/** An agency whose people are to sign in here. */
export const addAgencyPage = page({
  name: 'access.add-agency',
  path: '/agencies/new',
  title: 'Add an agency',
  audience: 'workers',
  load: async () => null,
  allow: mayManageAccounts,
  about: () => null,
  back: () => ({ href: '/workers', text: 'People who work here' }),
  form: agencyForm,
  show: view =>
    html`<h1 class="govuk-heading-l">Add an agency</h1>
      ${formOf(view, askAll(view), { button: 'Add the agency' })}`,
  submit: async (work, _subject, { name, sourceCode, phone, hasSingleSignOn }) => {
    const kind = choicesOf('referral-source').find(({ value }) => value === sourceCode)?.label ?? sourceCode;
    await addAgency(work, { slug: `agency.${work.newId()}`, name, kind, sourceCode, phone, hasSingleSignOn: hasSingleSignOn ?? true });
    return { goTo: '/workers/new' };
  },
});
