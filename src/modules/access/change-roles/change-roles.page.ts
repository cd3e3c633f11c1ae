import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { manyOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayManageAccounts } from '../accounts.policy.ts';
import { findRoles, getWorkerHere } from '../workers.queries.ts';
import { changeRoles } from './change-roles.ts';

export const changeRolesPage = page({
  name: 'access.change-roles',
  path: '/workers/:workerId/roles',
  title: 'Change what somebody may do',
  audience: 'workers',
  load: async (work, { workerId }) => ({ worker: await getWorkerHere(work, workerId), roles: await findRoles(work) }),
  allow: mayManageAccounts,
  about: ({ worker }) => ({ subjectId: worker.id }),
  back: ({ worker }) => ({ href: `/workers/${worker.id}`, text: worker.name }),
  form: ({ roles }) => form({ roles: manyOf({ label: 'Roles', missing: 'Select at least one role', choices: roles }) }),
  fill: ({ worker }) => ({ roles: worker.roles.map(({ code }) => code) }),
  show: view =>
    html`<h1 class="govuk-heading-l">What may ${view.subject.worker.name} do?</h1>
      ${formOf(view, askAll(view, { headings: false }), { button: 'Save' })}`,
  submit: async (work, { worker }, { roles }) => {
    await changeRoles(work, worker.id, roles);
    return { goTo: `/workers/${worker.id}` };
  },
});
