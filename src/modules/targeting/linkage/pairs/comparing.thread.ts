import { workerData } from 'node:worker_threads';
import type { Records } from '../records.ts';
import { newWords, type KeptWords } from '../values/words.ts';
import { makeCompare } from './compare.ts';
import { newPart, TooManyFound } from './compare-part.ts';
import type { Answer, Given } from './compare-together.ts';

// One of several that compare rows. Whoever waits for the answer does nothing else meanwhile, so it is told by a number in shared memory.
const { port, answered, ...given } = workerData as Given;

function compareShare({ words, keys, rules, mostPairs, ...cells }: Omit<Given, 'port' | 'answered'>): Answer {
  const isList = (one: KeptWords | readonly KeptWords[]): one is readonly KeptWords[] => Array.isArray(one);
  const read = Object.fromEntries(Object.entries(words).map(([name, one]) => [name, isList(one) ? one.map(newWords) : newWords(one)]));
  // Nothing else of the records is asked for when rows are compared.
  const records = { ...cells, words: read } as unknown as Records;
  const part = newPart(records, keys, makeCompare(records), { mostPairs, expected: cells.rows });
  for (const [nth, { isAddress, groups, from, until }] of rules.entries()) part.take(nth, isAddress, groups, from, until);
  return { found: part.found };
}

function answer(): Answer {
  try {
    return compareShare(given);
  } catch (fault) {
    return fault instanceof TooManyFound ? { tooMany: fault.message } : { fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
  }
}

port.postMessage(answer());
Atomics.store(answered, 0, 1);
Atomics.notify(answered, 0);
