import { manyOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import type { Term } from '../../taxonomies.queries.ts';
import type { Known } from './known.queries.ts';
import { given, part, saying } from './part.ts';

type Input = { termIds: string[] };

/** The terms of the list that the directory goes by, as “Health: oral health”; a term that others stand under is not chosen itself where one of those fits. */
function choicesOf({ terms }: Known) {
  const first = terms[0]?.taxonomyId;
  const byId = new Map(terms.map(term => [term.id, term]));
  const named = (term: Term): string => {
    const above = byId.get(term.parentId ?? '');
    return above ? `${named(above)}: ${term.name}` : term.name;
  };
  return terms.filter(({ taxonomyId }) => taxonomyId === first).map(term => ({ value: term.id, label: named(term) }));
}

export const categories = part<'service', Input>('service', {
  key: 'categories',
  title: 'Categories',
  hint: 'Tick each that a family would look under.',
  keys: ['termIds'],
  form: (_content, known) =>
    form<Input>({
      termIds: manyOf({ label: 'What is it under?', missing: 'Select at least one category', choices: choicesOf(known) }),
    }),
  fill: ({ termIds }) => given<Input>({ termIds }),
  write: (content, { termIds }, known) => {
    const asked = new Set(choicesOf(known).map(({ value }) => value));
    const ofOtherLists = content.termIds.filter(id => !asked.has(id));
    return saying(content, { termIds: [...termIds, ...ofOtherLists] });
  },
});
