import { parentPort } from 'node:worker_threads';
import { TooManyPairs } from '../../linkage/pairs/find-pairs.ts';
import type { FromThread, HandedFeed, HandedPerson, HandedRow, ToThread } from '../exchange.ts';
import { addGathered } from './add-gathered.ts';
import { gatherRows } from './gather-rows.ts';
import { keepLinked, type LastLinked } from './keep-linked.ts';
import { linkGathered } from './link-gathered.ts';

// Linking takes a processor for seconds or minutes, so it runs beside the process that answers people, and what it holds is gone with it.
const port = parentPort!;
const answer = (message: FromThread) => port.postMessage(message);

let feeds: readonly HandedFeed[] = [];
let gathering = gatherRows(feeds);
let last: LastLinked | null = null;

function take(message: ToThread): FromThread {
  switch (message.kind) {
    case 'feeds':
      feeds = message.feeds;
      gathering = gatherRows(feeds);
      return { kind: 'taken' };
    case 'rows':
      for (const row of JSON.parse(message.json) as HandedRow[]) gathering.takeRow(row);
      return { kind: 'taken' };
    case 'people':
      for (const person of JSON.parse(message.json) as HandedPerson[]) gathering.takePerson(person);
      return { kind: 'taken' };
    case 'link': {
      const { outcome, last: found } = linkGathered(gathering.finish(), { feeds, ...message }, (stage, done, of) => answer({ kind: 'stage', stage, done, of }));
      last = found;
      return { kind: 'linked', outcome };
    }
    case 'add': {
      const outcome = addGathered(gathering.finish(), { feeds, ...message });
      return outcome ? { kind: 'linked', outcome } : { kind: 'nothing kept' };
    }
    case 'keep':
      if (last) keepLinked(last, message);
      return { kind: 'taken' };
  }
}

port.on('message', (message: ToThread) => {
  try {
    answer(take(message));
  } catch (fault) {
    if (!(fault instanceof TooManyPairs)) throw fault;
    answer({ kind: 'refused', words: fault.message });
  }
});
