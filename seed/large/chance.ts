/** Draws that look random and are the same for the same keys, whatever was drawn elsewhere before: any family can be made again alone. */
export type Chance = ReturnType<typeof chanceOf>;

export function chanceOf(...keys: readonly number[]) {
  let state = keys.reduce((mixed, key) => mix(mixed ^ Math.imul(key + 1, 0x9e3779b1)), 0x5bd1e995);

  /** From 0 to below 1 (mulberry32, public domain). */
  function draw(): number {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  return {
    is: (share: number): boolean => draw() < share,
    below: (end: number): number => Math.floor(draw() * end),
    between: (first: number, last: number): number => first + Math.floor(draw() * (last - first + 1)),
    pick: <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)]!,
    /** The nearer to the front of the list, the more often, as surnames are. */
    pickEarly: <T>(list: readonly T[]): T => list[Math.floor(draw() ** 2 * list.length)]!,
    /** One of these, each as often as its weight says. */
    weigh<T>(choices: readonly (readonly [T, number])[]): T {
      let left = draw() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [choice, weight] of choices) if ((left -= weight) < 0) return choice;
      return choices.at(-1)![0];
    },
  };
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
