import { formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, nothing, type Html } from '#design/html.ts';
import { form } from '#platform/form.ts';
import { page, type View } from '#platform/page.ts';
import { differencesTable } from '../change.view.ts';
import { nameOf } from '../described.queries.ts';
import { mayKeepRecord } from '../directory.policy.ts';
import { getRenewal, renewChange, type Renewal } from './renew-change.ts';

/** Takes a change up again, on top of what is public now. */
export const renewChangePage = page({
  name: 'directory.renew-change',
  path: '/directory/changes/:versionId/renew',
  title: 'Take the change up again',
  audience: 'workers',
  width: 'full',
  load: async (work, { versionId }) => getRenewal(work, versionId),
  allow: (actor, { described: { record } }) => mayKeepRecord(actor, record),
  about: ({ described: { record } }) => ({ subjectId: record.id }),
  back: ({ described: { record } }) => ({ href: `/directory/records/${record.id}`, text: 'Back to what the directory says' }),
  form: form({}),
  keeps: false,
  version: ({ described: { versions } }) => versions[0]?.number ?? 0,
  show: renewView,
  submit: async (work, { version, described: { record } }) => {
    await renewChange(work, version.id);
    return { goTo: `/directory/records/${record.id}` };
  },
});

function renewView(view: View<Renewal>): Html {
  const { described, renewedDiffers, clashing, version } = view.subject;
  const replaces = described.waiting !== null && described.waiting.id !== version.id;
  return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${nameOf(described)}</span>Take the change up again</h1>
    <p class="govuk-body">
      What it changed is kept as it was typed. Everything else is as it is public now. You can change it further before an editor looks at it.
    </p>
    ${
      clashing.length > 0 &&
      govuk.warningText({
        text: `Both this change and what became public since speak of: ${clashing.join(', ')}. Yours is taken.`,
        iconFallbackText: 'Warning',
      })
    }
    ${replaces && govuk.insetText({ text: 'Another change of this record waits. It is taken back in favour of this one.' })}
    ${differencesTable(renewedDiffers, { isNew: described.current === null })} ${formOf(view, nothing, { button: 'Take it up again' })}`;
}
