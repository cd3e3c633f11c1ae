import { longText, manyOf, text } from '#platform/fields.ts';
import { form, type Field, type InputOf } from '#platform/form.ts';

/** What was written beside a copy is no question that two people could answer differently. */
const alone = <T>(field: Field<T>): Field<T> => ({ ...field, say: () => '' });

export const releaseForm = form({
  note: alone(longText({ label: 'A few words to them', hint: 'They stand at the top of the copy. You do not have to write any', rows: 3, max: 1000 })),
  namesRead: alone(manyOf({ label: 'This copy names somebody they live apart from', choices: [{ value: 'yes', label: 'I have read it, and it may go' }] })),
  seen: alone(text({ label: 'The copy you looked at' })),
});

export type ReleaseInput = InputOf<typeof releaseForm>;
