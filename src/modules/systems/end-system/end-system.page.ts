import { formOf } from '#design/ask.ts';
import { html, nothing } from '#design/html.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayManageSystems } from '../system.policy.ts';
import { getSystem } from '../system.queries.ts';
import { endSystem } from './end-system.ts';

/** A system that is to send nothing more. */
export const endSystemPage = page({
  name: 'systems.end-system',
  path: '/systems/:systemId/end',
  title: 'End a system',
  audience: 'workers',
  load: (work, { systemId }) => getSystem(work, systemId),
  allow: mayManageSystems,
  about: ({ id }) => ({ subjectId: id }),
  back: ({ id }) => ({ href: `/systems/${id}`, text: 'Back to the system' }),
  form: form({}),
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${view.subject.agencyName}</span>End “${view.subject.name}”</h1>
      <p class="govuk-body">
        It can send nothing from this moment, and is told nothing more. What it sent stays. This cannot be taken back: to let it in again, add it anew.
      </p>
      ${formOf(view, nothing, { button: 'End this system', isWarning: true })}`,
  submit: async (work, { id }) => {
    await endSystem(work, id);
    return { goTo: `/systems/${id}` };
  },
});
