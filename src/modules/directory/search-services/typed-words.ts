/** Words that say who asks, or that they ask, and nothing of what for. What the database leaves out of itself (the, and, is) need not be here. */
const emptyWords = new Set(
  `me i you im ive id hes shes theyre dont doesnt didnt isnt wont cant couldnt arent want need needs needed please looking look find get got getting go going
   make making think thinks know something someone somewhere anything anyone thing things stuff near nearby around kid kids child children childrens family
   families my our help support year years old today now really lot always all much too says let lets would could like how who where when what why little
   boy girl son daughter`.split(/\s+/),
);

/** What somebody typed as single words, in small letters; a shortened word keeps its letters (won't: wont). At most twelve. */
export const wordsIn = (typed: string): string[] =>
  typed
    .toLowerCase()
    .replaceAll(/['’‘`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
    .slice(0, 12);

/** Of these words, those that say what is wanted; all of them where none does. */
export function tellingWords(words: readonly string[]): string[] {
  const telling = words.filter(word => !emptyWords.has(word));
  return telling.length > 0 ? telling : [...words];
}

/** Pairs of words that stand beside each other, since “contact centre” is more than both. */
export const pairsIn = <T>(words: readonly T[]): [T, T][] => words.slice(1).map((word, place) => [words[place]!, word]);

/** How many letters must be changed, added, left out or swapped with the next to come from one word to the other. */
export function editsBetween(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      row.push(swapped ? Math.min(least, (before[j - 2] ?? 0) + 1) : least);
    }
    [before, last] = [last, row];
  }
  return last[other.length] ?? 0;
}

/** The known word that was most likely meant: short ones may be one letter off, longer ones two. Null: none is near. */
export function likelyMeant(word: string, known: readonly string[]): string | null {
  if (word.length < 4) return null;
  const most = word.length < 8 ? 1 : 2;
  const near = known.map(one => ({ one, edits: editsBetween(word, one) })).filter(({ edits }) => edits <= most);
  near.sort((a, b) => a.edits - b.edits || Number(b.one[0] === word[0]) - Number(a.one[0] === word[0]) || a.one.localeCompare(b.one));
  return near[0]?.one ?? null;
}
