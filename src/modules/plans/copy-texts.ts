/** A piece of free text in a copy. `field` is the question of the release form that settles whether it goes. */
export type CopyText = { field: 'note' | 'goals' | 'helpers' | 'words'; where: string; text: string; goalId?: string };

export const firstWords = (text: string): string => {
  const words = text.split(/\s+/);
  return words.length > 6 ? `${words.slice(0, 6).join(' ')} …` : text;
};

const digits = new Map(
  Object.entries({ zero: 0, oh: 0, o: 0, nought: 0, nil: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9 }),
);

/** A number said in words is still the number: "oh seven seven double oh" is 07700. */
export function inDigits(text: string): string {
  let times = 1;
  return text.replace(/\p{L}+/gu, word => {
    const lower = word.toLowerCase();
    const repeated = lower === 'double' ? 2 : lower === 'triple' || lower === 'treble' ? 3 : 1;
    if (repeated > 1) {
      times = repeated;
      return '';
    }
    const digit = digits.get(lower);
    const said = digit === undefined ? word : String(digit).repeat(times);
    times = 1;
    return said;
  });
}

/** The texts that name somebody whom the reader is not told of, for the worker to look at once more. A name is a whole word and begins with a capital. */
export function naming(texts: readonly CopyText[], names: readonly string[]): CopyText[] {
  const known = names.map(name => name.trim()).filter(name => name.length > 1);
  if (known.length === 0) return [];
  const any = new RegExp(`(?<![\\p{L}])(${known.map(name => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?![\\p{L}])`, 'u');
  return texts.filter(one => any.test(one.text));
}
