import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { manyOf, oneOf, text, yesNo } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { addAccount } from '../account.ts';
import { mayManageAccounts } from '../accounts.policy.ts';
import { invitedIssuer } from '../sign-in/sign-in.ts';
import { findAgencies, findRoles, type AgencyChoice } from '../workers.queries.ts';

type Asked = { agencies: readonly AgencyChoice[]; roles: readonly { value: string; label: string }[] };

const workerForm = ({ agencies, roles }: Asked) =>
  form({
    name: text({ label: 'Full name', missing: 'Enter their full name', max: 100, control: { kind: 'text', spellcheck: false } }),
    email: text({
      label: 'Work email address',
      missing: 'Enter their work email address',
      format: { pattern: /^\S+@\S+\.\S+$/, wrong: 'Enter an email address in the correct format, like name@example.org' },
      control: { kind: 'text', type: 'email', spellcheck: false },
    }),
    jobTitle: text({ label: 'Job', hint: 'As families would say it, for example health visitor', missing: 'Enter their job', max: 100 }),
    agencyId: oneOf({ label: 'Agency', missing: 'Select their agency', asList: true, choices: agencies.map(({ id, name }) => ({ value: id, label: name })) }),
    maySignInHere: yesNo({
      label: 'Do they need to sign in without a work account?',
      hint: 'With a passkey, or a password and codes. Leave it out for people of an agency without single sign-on: they may anyway',
    }),
    roles: manyOf({ label: 'What may they do?', missing: 'Select at least one role', choices: roles }),
  });

/** Somebody new. They sign in by a link that the administrator gives them, and show their identity provider who they are. */
export const addWorkerPage = page({
  name: 'access.add-worker',
  path: '/workers/new',
  title: 'Add somebody',
  audience: 'workers',
  load: async work => ({ agencies: await findAgencies(work), roles: await findRoles(work) }),
  allow: mayManageAccounts,
  about: () => null,
  back: () => ({ href: '/workers', text: 'People who work here' }),
  form: workerForm,
  show: view =>
    html`<h1 class="govuk-heading-l">Add somebody</h1>
      <p class="govuk-body">Is their agency not in the list? <a class="govuk-link" href="/agencies/new">Add the agency</a> first.</p>
      ${formOf(view, askAll(view), { button: 'Add them' })}`,
  submit: async (work, _subject, { name, email, jobTitle, agencyId, roles, maySignInHere }) => {
    const username = `worker.${work.newId()}`;
    const id = await addAccount(work, {
      ...{ username, issuer: invitedIssuer, subject: username, name, email, jobTitle, agencyId, roles },
      maySignInHere: maySignInHere ?? false,
    });
    return { goTo: `/workers/${id}` };
  },
});
