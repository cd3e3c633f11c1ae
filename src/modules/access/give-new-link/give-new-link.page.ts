import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { oneOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayManageAccounts } from '../accounts.policy.ts';
import { getWorkerHere } from '../workers.queries.ts';
import { checks, resetSignIn } from './give-new-link.ts';

/** Somebody lost their phone, their passkey or their password. An administrator makes sure who they are, and they begin anew. */
export const giveNewLinkPage = page({
  name: 'access.give-new-link',
  path: '/workers/:workerId/new-link',
  title: 'Somebody cannot sign in any more',
  audience: 'workers',
  load: (work, { workerId }) => getWorkerHere(work, workerId),
  allow: mayManageAccounts,
  about: ({ id }) => ({ subjectId: id }),
  back: ({ id, name }) => ({ href: `/workers/${id}`, text: name }),
  form: form({ checkedBy: oneOf({ label: 'How did you make sure who they are?', missing: 'Select how you made sure who they are', choices: checks }) }),
  keeps: false,
  show: view =>
    html`<h1 class="govuk-heading-l">${view.subject.name} cannot sign in any more</h1>
      <p class="govuk-body">
        Do this when they lost their phone, passkey or password, or when somebody else may have it. Their passkeys, password and app stop working, wherever they
        are signed in they are out, and you can make a new link for them.
      </p>
      <p class="govuk-body">An email or a call that you did not expect is how others try to get in. Make sure first.</p>
      ${formOf(view, askAll(view, { headings: false }), { button: 'Reset how they sign in', isWarning: true })}`,
  submit: async (work, { id }, { checkedBy }) => {
    await resetSignIn(work, id, checkedBy);
    return { goTo: `/workers/${id}` };
  },
});
