import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { statementWritten } from '../directory.events.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { directoryTables } from '../records.queries.ts';
import { councilSubjects } from '../send-offer.ts';
import { findStatements } from '../send-offer.queries.ts';

export type Written = { subject: string; said: string; url: string | null };

/** Says how the council arranges something that its local offer must tell. It is public at once, with today's date. */
export async function writeStatement(work: Work, { subject, said, url }: Written): Promise<void> {
  work.require(mayEditDirectory(work.actor));
  if (!councilSubjects.some(({ key }) => key === subject)) throw invalid({ said: 'The local offer has no such subject' });
  const before = (await findStatements(work)).find(one => one.subject === subject);
  const words = { said, url, said_on: work.today };
  const tables = directoryTables(work);
  if (before) {
    const { numUpdatedRows } = await tables
      .updateTable('directory.statement')
      .set({ ...words, version: before.version + 1 })
      .where('subject', '=', subject)
      .where('version', '=', before.version)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new Refusal('conflict', 'Somebody else has changed this meanwhile');
  } else
    await tables
      .insertInto('directory.statement')
      .values({ subject, ...words })
      .execute();
  await work.record(statementWritten, { familyId: null, details: { subject } });
}
