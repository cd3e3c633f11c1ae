/** Gives each pattern a number: 0, 1, 2 …, in the order in which they are met. Millions of pairs ask for one of some ten thousand. */
export function patternNumbers(): { of(pattern: number): number; patterns: number[] } {
  const patterns: number[] = [];
  let slots = new Int32Array(1 << 14);
  const slotOf = (pattern: number) => {
    const high = Math.floor(pattern / 0x1000000);
    let slot = Math.imul(Math.imul(high, 0x85ebca6b) ^ (pattern - high * 0x1000000), 0x9e3779b1) >>> 8;
    for (slot &= slots.length - 1; slots[slot] !== 0 && patterns[slots[slot]! - 1] !== pattern;) slot = (slot + 1) & (slots.length - 1);
    return slot;
  };
  return {
    patterns,
    of: pattern => {
      const slot = slotOf(pattern);
      if (slots[slot] !== 0) return slots[slot]! - 1;
      patterns.push(pattern);
      slots[slot] = patterns.length;
      if (patterns.length * 2 > slots.length) {
        slots = new Int32Array(slots.length * 2);
        for (const [nth, one] of patterns.entries()) slots[slotOf(one)] = nth + 1;
      }
      return slots[slotOf(pattern)]! - 1;
    },
  };
}
