/** What an id is of; its number stands inside the id, so that two kinds never share one. */
export const kinds = {
  agency: 1,
  team: 2,
  account: 3,
  family: 4,
  person: 5,
  request: 6,
  episode: 7,
  plan: 8,
  assessment: 9,
  event: 10,
  part: 11,
} as const;

/** An id like those the service makes: the day first, so that what came later stands later; then the kind, the seed and a number of its own. */
export function idOf(kind: keyof typeof kinds, seed: number, number: number, day = 0): string {
  const time = (timeOf[day + longAgo] ??= timeFrom(day));
  return `${time}-7${hex(kinds[kind], 3)}-8${hex(seed % 4096, 3)}-${scattered(number)}`;
}

// Tens of millions of ids are made, on a few thousand days.
const timeOf: string[] = [];
const longAgo = 40_000;
const timeFrom = (day: number) => hex((day + 20_000) * 86_400, 12).replace(/^.{8}/, '$&-');

// Numbers one after another would make references one after another, from which gaps could be read.
function scattered(number: number): string {
  const high = Math.floor(number / 0x1000000);
  const low = Math.imul(number & 0xffffff, 0x9e3779b1) & 0xffffff;
  return three(high) + three(low);
}

const three = (number: number) => pairs[(number >> 16) & 255]! + pairs[(number >> 8) & 255]! + pairs[number & 255]!;
const hex = (number: number, digits: number) => number.toString(16).padStart(digits, '0');
const pairs = Array.from({ length: 256 }, (_, byte) => hex(byte, 2));
