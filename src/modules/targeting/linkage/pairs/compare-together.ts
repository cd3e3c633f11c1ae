import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { Records } from '../records.ts';
import type { KeptWords, Words } from '../values/words.ts';
import { TooManyFound, type Found, type Keys, type Part } from './compare-part.ts';
import type { Groups } from './groups.ts';
import type { Rule } from './keys.ts';
import { patternNumbers } from './pattern-numbers.ts';

type SharedWords = { [Name in keyof Records['words']]: Records['words'][Name] extends Words ? KeptWords : readonly KeptWords[] };
/** What a worker is given: all arrays are shared, nothing is copied. */
export type Given = Pick<Records, 'rows' | 'width' | 'cells' | 'extraNames'> & {
  words: SharedWords;
  keys: Keys;
  rules: readonly { isAddress: boolean; groups: Pick<Groups, 'order' | 'starts'>; from: number; until: number }[];
  mostPairs: number;
  port: MessagePort;
  /** Set to 1 when the worker has answered. */
  answered: Int32Array;
};
export type Answer = { found: Found } | { tooMany: string } | { fault: string };

type Asked = { part: Part; mostPairs: number; workers: number; onRule?: ((done: number, of: number) => void) | undefined };

// A worker that ran out of memory never answers.
const longestMs = 30 * 60_000;

/**
 * Shares the groups of each rule out between this thread and others, by how many pairs they hold. What each finds is put together rule by rule in the order of the
 * groups, which is the order in which one alone would have found it.
 */
export function compareTogether(records: Records, rules: readonly Rule[], keys: Keys, groups: readonly Groups[], asked: Asked): Found {
  const { part, mostPairs, workers, onRule } = asked;
  const shares = groups.map(({ starts }) => sharesOf(starts, workers));
  const given = { ...ofRecords(records), keys, mostPairs };
  const others = Array.from({ length: workers - 1 }, (_, nth) => {
    const { port1, port2 } = new MessageChannel();
    const answered = new Int32Array(new SharedArrayBuffer(4));
    const own = rules.map(({ isAddress = false }, rule) => ({
      ...{ isAddress, groups: groups[rule]! },
      ...{ from: shares[rule]![nth + 1]!, until: shares[rule]![nth + 2]! },
    }));
    const workerData: Given = { ...given, rules: own, port: port2, answered };
    return { port: port1, answered, worker: new Worker(new URL('./comparing.thread.ts', import.meta.url), { workerData, transferList: [port2] }) };
  });
  try {
    for (const [nth, { isAddress = false }] of rules.entries()) {
      onRule?.(nth, rules.length);
      part.take(nth, isAddress, groups[nth]!, 0, shares[nth]![1]!);
    }
    return together([part.found, ...others.map(({ port, answered }) => answerOf(port, answered))], rules.length, mostPairs);
  } finally {
    for (const { worker } of others) void worker.terminate();
  }
}

function answerOf(port: MessagePort, answered: Int32Array): Found {
  if (Atomics.wait(answered, 0, 0, longestMs) === 'timed-out') throw new Error('A thread that compares rows does not answer');
  const { message } = receiveMessageOnPort(port) as { message: Answer };
  if ('tooMany' in message) throw new TooManyFound(message.tooMany);
  if ('fault' in message) throw new Error(message.fault);
  return message.found;
}

/** From which group on each of so many takes over, and where the last ends: each has about as many pairs. */
function sharesOf(starts: Int32Array, workers: number): number[] {
  const pairsIn = (group: number) => ((starts[group + 1]! - starts[group]!) * (starts[group + 1]! - starts[group]! - 1)) / 2;
  let total = 0;
  for (let group = 0; group + 1 < starts.length; group++) total += pairsIn(group);
  const shares = [0];
  let done = 0;
  for (let group = 0; group + 1 < starts.length; group++) {
    while (shares.length < workers && done >= (total * shares.length) / workers) shares.push(group);
    done += pairsIn(group);
  }
  while (shares.length <= workers) shares.push(starts.length - 1);
  return shares;
}

function together(parts: readonly Found[], rules: number, mostPairs: number): Found {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const { of: numberOf, patterns } = patternNumbers();
  const numbers = parts.map(part => Int32Array.from(part.patterns, numberOf));
  const [one, other, pattern] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const read = parts.map(() => 0);
  const byRule: number[] = [];
  let to = 0;
  for (let rule = 0; rule < rules; rule++) {
    const before = to;
    for (const [nth, part] of parts.entries()) {
      const from = read[nth]!;
      const until = from + part.byRule[rule]!;
      one.set(part.one.subarray(from, until), to);
      other.set(part.other.subarray(from, until), to);
      for (let n = from; n < until; n++) pattern[to++] = numbers[nth]![part.pattern[n]!]!;
      read[nth] = until;
    }
    byRule.push(to - before);
    if (to > mostPairs) throw new TooManyFound(String(rule));
  }
  return { count, one, other, pattern, patterns, byRule };
}

function ofRecords({ rows, width, cells, extraNames, words }: Records) {
  const kept = (one: Words): KeptWords => {
    const { units, starts, hashes } = one.kept();
    return { units: inShared(units), starts: inShared(starts), hashes: inShared(hashes) };
  };
  const sharedWords = Object.fromEntries(Object.entries(words).map(([name, one]) => [name, Array.isArray(one) ? one.map(kept) : kept(one as Words)]));
  return { rows, width, cells: inShared(cells), extraNames, words: sharedWords as unknown as SharedWords };
}

function inShared<A extends Int32Array | Uint16Array>(array: A): A {
  const copy = new (array.constructor as new (buffer: SharedArrayBuffer) => A)(new SharedArrayBuffer(array.byteLength));
  copy.set(array);
  return copy;
}
