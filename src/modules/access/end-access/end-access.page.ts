import { formOf } from '#design/ask.ts';
import { html, nothing } from '#design/html.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { invalid } from '#platform/refusal.ts';
import { disableAccount } from '../account.ts';
import { mayManageAccounts } from '../accounts.policy.ts';
import { getWorkerHere } from '../workers.queries.ts';

/** Somebody leaves, or may not come in any more: they are out at their next request. */
export const endAccessPage = page({
  name: 'access.end-access',
  path: '/workers/:workerId/end',
  title: 'End somebody’s access',
  audience: 'workers',
  load: (work, { workerId }) => getWorkerHere(work, workerId),
  allow: mayManageAccounts,
  about: ({ id }) => ({ subjectId: id }),
  back: ({ id, name }) => ({ href: `/workers/${id}`, text: name }),
  form: form({}),
  show: view =>
    html`<h1 class="govuk-heading-l">End the access of ${view.subject.name}</h1>
      <p class="govuk-body">
        They are out at once, also where they are signed in now. What they wrote stays. The families they lead need another lead practitioner.
      </p>
      ${formOf(view, nothing, { button: 'End their access', isWarning: true })}`,
  submit: async (work, { id }) => {
    if (id === work.actor.id) throw invalid({ '': 'You cannot end your own access. Ask another administrator' });
    await disableAccount(work, id);
    return { goTo: `/workers/${id}` };
  },
});
