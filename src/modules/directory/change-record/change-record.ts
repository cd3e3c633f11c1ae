import { isDeepStrictEqual } from 'node:util';
import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { getDescribed } from '../described.queries.ts';
import { proposeChange } from '../propose-change/propose-change.ts';
import type { Part } from './parts/part.ts';

/** Proposes a description with one part of it said anew, on top of what waits already. What is public stays until an editor approves it. */
export async function changeRecord(work: Work, recordId: string, part: Part, input: object): Promise<void> {
  const { content, known, current, waiting } = await getDescribed(work, recordId);
  const after = await part.write(content, input, known, work);
  const [first = ''] = Object.keys(part.form(content, known).fields);
  if (isDeepStrictEqual(plain(after), plain(content))) throw invalid({ [first]: 'Nothing is different from before' });
  // What waits on top of an older public version is refused: its writer has not seen what is public now.
  const basedOn = waiting ? waiting.basedOn : (current?.number ?? null);
  await proposeChange(work, recordId, { content: after, basedOn });
}

const plain = (content: object): unknown => JSON.parse(JSON.stringify(content));
