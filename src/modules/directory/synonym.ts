import type { Mistakes } from '#platform/form.ts';
import { wordsIn } from './search-services/typed-words.ts';

/** Words of families' own, as they are typed, and what is looked for as well when all of them are. */
export type Synonym = { id: string; says: string; means: string; version: number };

const mostAlternatives = 10;
const mostLetters = 60;

/** As a search reads it: without marks and capitals, so that “won’t sleep” is found whichever way it is typed. */
export const saysAsTyped = (typed: string): string => wordsIn(typed).join(' ');

/** What is looked for: each alternative once, with commas between. */
export const alternativesIn = (means: string): string[] => [
  ...new Set(
    means
      .split(',')
      .map(one => one.trim().replaceAll(/\s+/g, ' '))
      .filter(one => one !== ''),
  ),
];

/** What is wrong with such a pair. That words are on the list already only the list knows. */
export function mistakesIn({ says, means }: { says: string; means: string }): Mistakes {
  const alternatives = alternativesIn(means);
  const long = alternatives.find(one => one.length > mostLetters);
  const isSame = alternatives.length === 1 && saysAsTyped(alternatives[0] ?? '') === saysAsTyped(says);
  return {
    ...(saysAsTyped(says) === '' && { says: 'Enter words with letters in them' }),
    ...(alternatives.length === 0 && { means: 'Enter what is looked for' }),
    ...(alternatives.length > mostAlternatives && { means: `Give at most ${mostAlternatives}, with commas between` }),
    ...(long !== undefined && { means: `“${long.slice(0, 30)}…” is too long. Put commas between what is looked for` }),
    ...(isSame && { means: 'These are the same words. Enter other words, which stand in services' }),
  };
}
