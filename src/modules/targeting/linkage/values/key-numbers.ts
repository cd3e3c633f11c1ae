/** Numbers for keys, which are whole numbers from 0 below 2 ** 53: 1, 2, 3 … as they are first met. In plain arrays, since there are as many keys as doors. */
export type KeyNumbers = {
  of(key: number): number;
  /** 0 where the key was never met. */
  find(key: number): number;
  count(): number;
};

export function newKeyNumbers(): KeyNumbers {
  let keys = new Float64Array(1 << 10);
  let numbers = new Int32Array(keys.length);
  let count = 0;
  const slotOf = (key: number): number => {
    const mask = keys.length - 1;
    const hash = Math.imul((key >>> 0) ^ Math.imul(Math.floor(key / 0x100000000), 0x85ebca6b), 0x9e3779b1);
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (numbers[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = () => {
    const [held, given] = [keys, numbers];
    keys = new Float64Array(held.length * 2);
    numbers = new Int32Array(keys.length);
    for (let at = 0; at < held.length; at++) {
      if (given[at] === 0) continue;
      const slot = slotOf(held[at]!);
      keys[slot] = held[at]!;
      numbers[slot] = given[at]!;
    }
  };
  return {
    of: key => {
      const slot = slotOf(key);
      if (numbers[slot] !== 0) return numbers[slot]!;
      count += 1;
      keys[slot] = key;
      numbers[slot] = count;
      if (count * 2 > keys.length) grow();
      return count;
    },
    find: key => numbers[slotOf(key)]!,
    count: () => count,
  };
}

/** Items by key, those of one key in the order in which they were put there, none of them twice. Keys are told by their numbers. */
export type ItemsByKey = {
  put(key: number, item: number): void;
  /** 0 where nothing was put there. */
  numberOf(key: number): number;
  keys(): number;
  itemsOf(number: number): number[];
};

export function newItemsByKey(): ItemsByKey {
  const numbers = newKeyNumbers();
  const there = newKeyNumbers();
  // Each item leads to the one that was put before it.
  const [items, before, last]: [number[], number[], number[]] = [[0], [0], [0]];
  return {
    put: (key, item) => {
      const number = numbers.of(key);
      const known = there.count();
      if (there.of(number * 0x4000000 + item) <= known) return;
      items.push(item);
      before.push(last[number] ?? 0);
      last[number] = items.length - 1;
    },
    numberOf: key => numbers.find(key),
    keys: () => numbers.count(),
    itemsOf: number => {
      const found: number[] = [];
      for (let at = last[number] ?? 0; at !== 0; at = before[at]!) found.push(items[at]!);
      return found.reverse();
    },
  };
}
