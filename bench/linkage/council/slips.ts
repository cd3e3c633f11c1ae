import type { Chance } from '#seed/large/chance.ts';

const near: Readonly<Record<string, string>> = {
  ...{ a: 'qwsz', b: 'vghn', c: 'xdfv', d: 'serfcx', e: 'wsdr', f: 'drtgvc', g: 'ftyhbv', h: 'gyujnb', i: 'ujko', j: 'huikmn', k: 'jiolm', l: 'kop', m: 'njk' },
  ...{ n: 'bhjm', o: 'iklp', p: 'ol', q: 'wa', r: 'edft', s: 'awedxz', t: 'rfgy', u: 'yhji', v: 'cfgb', w: 'qase', x: 'zsdc', y: 'tghu', z: 'asx' },
};
const misread: readonly (readonly [string, string])[] = [
  ...([
    ['rn', 'm'],
    ['m', 'rn'],
    ['cl', 'd'],
    ['l', 'i'],
    ['i', 'l'],
    ['o', '0'],
    ['s', '5'],
    ['vv', 'w'],
    ['e', 'c'],
    ['h', 'b'],
    ['u', 'v'],
    ['g', 'q'],
  ] as const),
];
const soundsLike: readonly (readonly [string, string])[] = [
  ...([
    ['ph', 'f'],
    ['f', 'ph'],
    ['ck', 'k'],
    ['c', 'k'],
    ['k', 'c'],
    ['ee', 'ea'],
    ['ea', 'ee'],
    ['ie', 'y'],
    ['y', 'ie'],
    ['ey', 'y'],
    ['ai', 'ay'],
  ] as const),
  ...([
    ['ou', 'ow'],
    ['ll', 'l'],
    ['nn', 'n'],
    ['tt', 't'],
    ['ss', 's'],
    ['s', 'z'],
    ['z', 's'],
    ['gh', 'g'],
    ['th', 't'],
    ['er', 'ar'],
    ['an', 'en'],
  ] as const),
  ...([
    ['on', 'en'],
    ['w', 'v'],
    ['j', 'g'],
    ['x', 'ks'],
    ['qu', 'kw'],
    ['ah', 'a'],
    ['e', 'i'],
    ['oo', 'u'],
    ['aw', 'or'],
    ['kn', 'n'],
    ['h', ''],
  ] as const),
];

/** Another reading of the text by one of the pairs that fits somewhere; the same text if none does. */
function read(chance: Chance, text: string, pairs: readonly (readonly [string, string])[]): string {
  const start = chance.below(pairs.length);
  for (let nth = 0; nth < pairs.length; nth++) {
    const [from, to] = pairs[(start + nth) % pairs.length]!;
    // The first letter of a name is the one least often wrong.
    const place = text.toLowerCase().indexOf(from, chance.is(0.15) ? 0 : 1);
    if (place !== -1) return text.slice(0, place) + (place === 0 ? to.slice(0, 1).toUpperCase() + to.slice(1) : to) + text.slice(place + from.length);
  }
  return text;
}

function strike(chance: Chance, text: string): string {
  const place = chance.is(0.12) ? 0 : chance.between(1, text.length - 1);
  const letter = text[place]!;
  const [before, after] = [text.slice(0, place), text.slice(place + 1)];
  const beside = near[letter.toLowerCase()];
  return chance.weigh([
    [() => before + (beside === undefined ? letter : beside[chance.below(beside.length)]!) + after, 30],
    [() => before + after, 28],
    [() => before + letter + letter + after, 12],
    [() => before + letter + (beside === undefined ? '' : beside[chance.below(beside.length)]!) + after, 12],
    [() => (after === '' ? before + letter : before + after[0]! + letter + after.slice(1)), 18],
  ])();
}

/** A name or a street as somebody types it who slips: a key beside, a letter too few or too many, two turned round, misread from paper, or written as it sounds. */
export function mistype(chance: Chance, text: string): string {
  if (text.length < 3) return text;
  const once = chance.weigh([
    [() => strike(chance, text), 62],
    [() => read(chance, text, misread), 10],
    [() => read(chance, text, soundsLike), 28],
  ])();
  return chance.is(0.08) ? strike(chance, once) : once;
}

/** A number with one digit wrong, or two beside one another turned. */
export function misdial(chance: Chance, digits: string): string {
  const places = [...digits.matchAll(/\d/g)].map(({ index }) => index);
  if (places.length < 2) return digits;
  const place = places[chance.below(places.length - 1)]!;
  const next = places.find(one => one > place)!;
  if (chance.is(0.35) && digits[place] !== digits[next])
    return digits.slice(0, place) + digits[next]! + digits.slice(place + 1, next) + digits[place]! + digits.slice(next + 1);
  return `${digits.slice(0, place)}${(Number(digits[place]) + chance.between(1, 9)) % 10}${digits.slice(place + 1)}`;
}
