import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { date } from '#platform/date-field.ts';
import { longText, oneOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { backToFamily, familyAt } from '../family-form.ts';
import type { NoteKind } from '../family.ts';
import { noteKindWords, topicChoices } from '../note.ts';
import { getFamily } from '../people.queries.ts';
import { addNote } from './add-note.ts';

const kinds = (Object.keys(noteKindWords) as NoteKind[]).map(value => ({ value, label: noteKindWords[value] }));

const noteForm = form(
  {
    kind: oneOf({ label: 'What happened?', choices: kinds, missing: 'Choose what happened' }),
    text: longText({ label: 'In words', hint: 'Write as if the family reads it: they may. Leave it empty for a try that failed.' }),
    happenedOn: date({ label: 'When?', hint: 'Leave empty for today' }),
    sensitive: oneOf({
      label: 'Is it about something sensitive?',
      hint: 'Then only you and the people named for it will read it. Leave it for an everyday note.',
      choices: topicChoices,
      asList: true,
    }),
  },
  ({ kind, text }) => (kind === 'note' && !text ? { text: 'Write the note' } : {}),
);

export const addNotePage = page({
  name: 'people.add-note',
  path: '/families/:familyId/notes/new',
  title: 'Add a note',
  audience: 'workers',
  load: (work, { familyId }) => getFamily(work, familyId),
  allow: mayWriteOfFamily,
  about: ({ id }) => ({ familyId: id }),
  back: backToFamily,
  form: noteForm,
  fill: () => ({ kind: 'note' as const }),
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${view.subject.name} family</span>Add a note</h1>
      ${formOf(view, askAll(view), { button: 'Save note' })}`,
  submit: async (work, { id }, { kind, text, happenedOn, sensitive }) => {
    await addNote(work, id, { kind, text: text ?? '', sensitive, ...(happenedOn && { happenedOn }) });
    return { goTo: familyAt(id) };
  },
});
