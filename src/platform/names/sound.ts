/** Letters only, small, without accents; words with one space between. */
export const plain = (name: string): string => {
  if (/^[a-z]+$/i.test(name)) return name.toLowerCase();
  return /^[ -~]*$/.test(name) ? withoutSigns(name) : withoutMarks(name);
};

/** The same for letters of English alone, which is far quicker. */
const withoutSigns = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/['`.]/g, '')
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();

const withoutMarks = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[’'`.]/g, '')
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim();

const codes: Record<string, string> = {
  b: '1',
  f: '1',
  p: '1',
  v: '1',
  c: '2',
  g: '2',
  j: '2',
  k: '2',
  q: '2',
  s: '2',
  x: '2',
  z: '2',
  d: '3',
  t: '3',
  l: '4',
  m: '5',
  n: '5',
  r: '6',
};
const begins: readonly (readonly [RegExp, string])[] = [
  [/^(kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^ph/, 'f'],
  [/^mac/, 'mc'],
  [/^(k|q)/, 'c'],
  [/^z/, 's'],
  [/^j/, 'g'],
];

/**
 * How a name sounds, so that Shawcross and Schawcross meet: the first letter and the consonants after it in six groups (the American Soundex of 1918),
 * after a few beginnings that English says alike. Names in other alphabets sound as they are written.
 */
export function soundOf(name: string): string {
  const word = begins.reduce((said, [pattern, as]) => said.replace(pattern, as), plain(name).replaceAll(' ', ''));
  if (!/^[a-z]/.test(word)) return word;
  let said = word[0]!;
  let last = codes[said] ?? '';
  for (const letter of word.slice(1)) {
    const code = codes[letter] ?? '';
    if (code && code !== last) said += code;
    // h and w do not part two letters of one group; vowels do
    if (letter !== 'h' && letter !== 'w') last = code;
    if (said.length === 4) break;
  }
  return said.padEnd(4, '0');
}
