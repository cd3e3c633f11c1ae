import type { ReceivedFile } from '#platform/received-file.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { postcodesReceived } from '../directory.events.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { directoryTables } from '../records.queries.ts';
import { findPostcodeFiles, keepPostcodeBytes } from './postcode-files.queries.ts';

/** Takes a file of postcodes; a job reads it. One at a time. */
export async function receivePostcodes(work: Work, file: Pick<ReceivedFile, 'path' | 'bytes'>, areas: readonly string[]): Promise<string> {
  work.require(mayEditDirectory(work.actor));
  if ((await findPostcodeFiles(work)).some(({ state }) => state === 'reading'))
    throw new Refusal('conflict', 'Another file of postcodes is being read. Wait until it is done');
  const id = work.newId();
  await directoryTables(work)
    .insertInto('directory.postcode_file')
    .values({ id, bytes: file.bytes, areas: [...areas], received_at: work.now, received_by: work.actor.id, began_at: work.now })
    .execute();
  await keepPostcodeBytes(work, id, file.path);
  await work.record(postcodesReceived, { familyId: null, subjectId: id, details: { bytes: file.bytes } });
  await work.later('load-postcodes', { fileId: id });
  return id;
}
