import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { tellsOfSomebody, type Because, type SentComment } from '../comment.ts';
import { findPublishedComment } from '../comment.queries.ts';
import { commentDecided } from '../directory.events.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { directoryTables } from '../records.queries.ts';

export type Decision = { publish: { said: string; answer: string; done: string | null } } | { keepBack: Because };

/** Publishes a comment with an answer, changes what is published of it, or keeps it back. What came stays as it came. */
export async function answerComment(work: Work, comment: SentComment, decision: Decision): Promise<void> {
  work.require(mayEditDirectory(work.actor));
  const isPublished = 'publish' in decision;
  if (isPublished) refuseTelling(decision.publish);
  const { numUpdatedRows } = await directoryTables(work)
    .updateTable('directory.comment')
    .set({ state: isPublished ? 'published' : 'kept-back', because: isPublished ? null : decision.keepBack, version: comment.version + 1 })
    .set({ decided_at: work.now, decided_by: work.actor.id })
    .where('id', '=', comment.id)
    .where('version', '=', comment.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal('conflict', 'Somebody else has answered this meanwhile');
  if (isPublished) await publish(work, comment, decision.publish);
  else await directoryTables(work).deleteFrom('directory.published_comment').where('comment_id', '=', comment.id).execute();
  await work.record(commentDecided, { familyId: null, subjectId: comment.id, details: { isPublished } });
}

function refuseTelling(texts: Readonly<Record<string, string | null>>): void {
  const wrong = Object.entries(texts).flatMap(([field, text]) => {
    const what = tellsOfSomebody(text ?? '');
    return what === null ? [] : [[field, `Everybody will read this. Take out ${what}`]];
  });
  if (wrong.length > 0) throw invalid(Object.fromEntries(wrong) as Record<string, string>);
}

async function publish(work: Work, comment: SentComment, { said, answer, done }: { said: string; answer: string; done: string | null }): Promise<void> {
  const tables = directoryTables(work);
  const words = { said, answer, done };
  if (await findPublishedComment(work, comment.id)) {
    await tables
      .updateTable('directory.published_comment')
      .set({ ...words, changed_on: work.today })
      .where('comment_id', '=', comment.id)
      .execute();
    return;
  }
  const { id, fromWhom, about, sentOn } = comment;
  await tables
    .insertInto('directory.published_comment')
    .values({ comment_id: id, from_whom: fromWhom, about, said_on: sentOn, published_on: work.today, ...words })
    .execute();
}
