import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { longText, oneOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { sayDate } from '#platform/date-field.ts';
import { mayRecordUnmetNeed } from '../commissioning.policy.ts';
import { endings, needInWords, unmetReasons, type EndedAs } from '../unmet-need.ts';
import { getUnmetNeed } from '../unmet-need.queries.ts';
import { endUnmetNeed } from './end-unmet-need.ts';

const endForm = form({
  endedAs: oneOf({
    label: 'What became of it?',
    choices: (Object.keys(endings) as EndedAs[]).map(value => ({ value, label: endings[value] })),
    missing: 'Select what became of it',
  }),
  words: longText({ label: 'What was found, or what has changed?', rows: 3, max: 500 }),
});

/** Closes an unmet need: something was found, or it is not needed any more. */
export const endUnmetNeedPage = page({
  name: 'commissioning.end-unmet-need',
  path: '/unmet-needs/:unmetNeedId/end',
  title: 'Close an unmet need',
  audience: 'workers',
  load: (work, { unmetNeedId }) => getUnmetNeed(work, unmetNeedId),
  allow: mayRecordUnmetNeed,
  about: ({ id, familyId }) => ({ familyId, subjectId: id }),
  back: ({ familyId }) => ({ href: `/families/${familyId}`, text: 'The family’s page' }),
  form: endForm,
  version: ({ version }) => version,
  show: view => {
    const { need, reason, words, recordedOn } = view.subject;
    return html`<h1 class="govuk-heading-l">Close an unmet need</h1>
      <p class="govuk-body">
        <strong>${needInWords(need)}</strong>, noted on ${sayDate(recordedOn)}. ${unmetReasons[reason]}.${words !== null && html` “${words}”`}
      </p>
      ${formOf(view, askAll(view), { button: 'Close it' })}`;
  },
  submit: async (work, unmetNeed, input) => {
    await endUnmetNeed(work, unmetNeed, input);
    return { goTo: `/families/${unmetNeed.familyId}#unmet-needs` };
  },
});
