import { text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';

/** The two questions about words that families use. */
export const synonymForm = form({
  says: text({
    label: 'What families type',
    hint: 'One or a few words, for example “skint”. It counts where all of them are typed, in any order.',
    missing: 'Enter what families type',
    max: 100,
  }),
  means: text({
    label: 'What to look for as well',
    hint: 'Words that stand in services, with commas between, for example “debt advice, food bank”. Words without a comma between must all be there.',
    missing: 'Enter what to look for as well',
    max: 300,
  }),
});
