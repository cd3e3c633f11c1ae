import { formOf } from '#design/ask.ts';
import { html, nothing } from '#design/html.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { nameOf } from '../described.queries.ts';
import { mayKeepRecord } from '../directory.policy.ts';
import { getChange } from '../change.queries.ts';
import { withdrawChange } from './withdraw-change.ts';

/** Takes back a change that waits. */
export const withdrawChangePage = page({
  name: 'directory.withdraw-change',
  path: '/directory/changes/:versionId/withdraw',
  title: 'Take the change back',
  audience: 'workers',
  load: async (work, { versionId }) => getChange(work, versionId),
  allow: (actor, { described: { record } }) => mayKeepRecord(actor, record),
  about: ({ described: { record } }) => ({ subjectId: record.id }),
  back: ({ version }) => ({ href: `/directory/changes/${version.id}`, text: 'Back to the change' }),
  form: form({}),
  keeps: false,
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${nameOf(view.subject.described)}</span>Take the change back?</h1>
      <p class="govuk-body">
        ${view.subject.described.current ? 'What is public stays as it is.' : 'Nothing of it is public, and nothing will be.'} The change stays in the history,
        and can be taken up again.
      </p>
      ${formOf(view, nothing, { button: 'Take it back', isWarning: true })}`,
  submit: async (work, { version, described: { record } }) => {
    await withdrawChange(work, version.id);
    return { goTo: `/directory/records/${record.id}` };
  },
});
