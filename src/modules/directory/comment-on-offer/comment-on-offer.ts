import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { AboutWhat, FromWhom } from '../comment.ts';
import { mayCommentNow } from '../comment.queries.ts';
import { commentSent } from '../directory.events.ts';
import { directoryTables } from '../records.queries.ts';

export type NewComment = { fromWhom: FromWhom; about: AboutWhat; said: string };

/** Keeps what somebody says of the local offer, for editors to answer and publish; they are told that there is something. */
export async function commentOnOffer(work: Work, { fromWhom, about, said }: NewComment): Promise<void> {
  if (!(await mayCommentNow(work))) throw invalid({ said: 'Many people have written in the last hour. Send it again later' });
  const id = work.newId();
  await directoryTables(work)
    .insertInto('directory.comment')
    .values({ id, from_whom: fromWhom, about, said, sent_at: work.now, sent_on: work.today, sent_by: work.actor.id })
    .execute();
  await work.record(commentSent, { familyId: null, subjectId: id, details: {} });
  await work.later('tell-of-comment', { commentId: id });
}
