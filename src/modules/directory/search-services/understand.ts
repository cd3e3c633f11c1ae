import type { Meaning } from './known.ts';
import { likelyMeant, pairsIn, tellingWords } from './typed-words.ts';
import type { ReadWord, Word } from './words.queries.ts';

/** One thing that is looked for, and the ways of saying it, each as the stems that must all be there: a service is as good as the best of them. `share`: how much it counts beside the others. */
export type Sought = { ways: readonly (readonly string[])[]; share: number };

/** What somebody's own words mean here. `corrected`: words that no service has, and what they were taken for. */
export type Understood = {
  sought: readonly Sought[];
  corrected: readonly { from: string; to: string }[];
  /** The words that say what is wanted, and what editors say that all of the words mean. */
  telling: readonly string[];
  meanings: readonly Meaning[];
};

/** So many meanings may one search have. */
const mostMeanings = 8;

/** Makes sense of what was typed: words spelt wrong are mended by what stands in the directory, and words of families' own are joined by what editors say they mean. */
export function understand(words: readonly ReadWord[], known: readonly Meaning[]): Understood {
  const right = words.map(mended);
  const corrected = [...new Map(words.map(({ word: from }, nth) => [from, right[nth]?.word ?? from]))].flatMap(([from, to]) =>
    from === to ? [] : [{ from, to }],
  );
  const telling = tellingWords(right.map(({ word }) => word));
  const stems = new Set(right.flatMap(({ everyStem }) => everyStem));
  const meanings = known.filter(meaning => meaning.stems.every(stem => stems.has(stem))).slice(0, mostMeanings);
  const sought = [
    ...right.filter(({ word }) => telling.includes(word)).map(one => ({ ways: [one.stems], share: 1 })),
    ...pairsIn(right).map(([one, next]) => ({ ways: [[...new Set([...one.stems, ...next.stems])]], share: 0.7 })),
    ...meanings.map(({ ways }) => ({ ways, share: 1.2 })),
  ];
  const isSaid = (way: readonly string[]) => way.length > 0;
  return {
    sought: sought.map(({ ways, share }) => ({ ways: ways.filter(isSaid), share })).filter(({ ways }) => ways.length > 0),
    corrected,
    telling: right.filter(({ word, stems: own }) => telling.includes(word) && own.length > 0).map(({ word }) => word),
    meanings,
  };
}

/** The nearest known word, for one that is not known. */
function mended({ alike, ...typed }: ReadWord): Word {
  const to =
    alike &&
    likelyMeant(
      typed.word,
      alike.map(({ word }) => word),
    );
  return alike?.find(({ word }) => word === to) ?? typed;
}
