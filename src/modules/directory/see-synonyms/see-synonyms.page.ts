import { text } from '#platform/fields.ts';
import { form, typedText } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { findSynonyms } from '../synonyms.queries.ts';
import { seeSynonymsView } from './see-synonyms.view.ts';
import { tryWords } from './try-words.ts';

export const tryForm = form({
  phrase: text({
    label: 'What a family might type',
    hint: 'For example “no money till friday”. It is not kept.',
    missing: 'Enter what a family might type',
    max: 200,
  }),
});

/** The words that families use, what each does, and what a search makes of a phrase. */
export const seeSynonymsPage = page({
  name: 'directory.see-synonyms',
  path: '/directory/synonyms',
  title: 'Words that families use',
  audience: 'workers',
  width: 'full',
  load: async (work, _params, query) => {
    const page = typedText(query, 'page');
    const asked = { words: typedText(query, 'q').slice(0, 100), page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1 };
    return { asked, ...(await findSynonyms(work, asked)) };
  },
  allow: mayEditDirectory,
  about: () => null,
  form: tryForm,
  search: (work, _subject, { phrase }) => tryWords(work, phrase),
  show: seeSynonymsView,
});
