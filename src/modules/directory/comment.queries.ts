import { sql } from 'kysely';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { AboutWhat, Because, FromWhom, PublishedComment, SentComment } from './comment.ts';
import { directoryTables } from './records.queries.ts';

const sent = (work: Work) =>
  directoryTables(work)
    .selectFrom('directory.comment')
    .select(['id', 'from_whom as fromWhom', 'about', 'said', 'sent_on as sentOn', 'state', 'because', 'version'])
    // What waits longest comes first; of what is settled, the newest.
    .orderBy(sql`case when state = 'waiting' then sent_at end`)
    .orderBy('sent_at', 'desc');

type Row = Omit<SentComment, 'fromWhom' | 'about' | 'state' | 'because'> & { fromWhom: string; about: string; state: string; because: string | null };
const typed = (row: Row): SentComment => ({
  ...row,
  fromWhom: row.fromWhom as FromWhom,
  about: row.about as AboutWhat,
  state: row.state as SentComment['state'],
  because: row.because as Because | null,
});

/** Comments as they came, for editors: what waits first. */
export const findSentComments = async (work: Work): Promise<SentComment[]> => (await sent(work).limit(200).execute()).map(typed);

export const getSentComment = async (work: Work, id: string): Promise<SentComment> => typed(found(await sent(work).where('id', '=', id).executeTakeFirst()));

const published = (work: Pick<Work, 'tables'>) =>
  directoryTables(work)
    .selectFrom('directory.published_comment')
    .select(['comment_id as id', 'from_whom as fromWhom', 'about', 'said', 'answer', 'done'])
    .select(['said_on as saidOn', 'published_on as publishedOn', 'changed_on as changedOn']);

/** What is public, the newest first. */
export async function findPublishedComments(work: Pick<Work, 'tables'>, { from, most }: { from: number; most: number }): Promise<PublishedComment[]> {
  const rows = await published(work).orderBy('published_on', 'desc').orderBy('comment_id', 'desc').offset(from).limit(most).execute();
  return rows.map(row => ({ ...row, fromWhom: row.fromWhom as FromWhom, about: row.about as AboutWhat }));
}

export async function findPublishedComment(work: Work, id: string): Promise<PublishedComment | null> {
  const row = await published(work).where('comment_id', '=', id).executeTakeFirst();
  return row ? { ...row, fromWhom: row.fromWhom as FromWhom, about: row.about as AboutWhat } : null;
}

/** How many came in the last year and what became of them; how many are public in all; which waits longest. */
export type CommentCounts = {
  came: number;
  published: number;
  keptBack: number;
  waiting: number;
  oldestWaiting: Temporal.PlainDate | null;
  publishedEver: number;
};

export async function countComments(work: Pick<Work, 'tables' | 'today'>): Promise<CommentCounts> {
  const { rows } = await sql<CommentCounts>`
    select came, published, kept_back as "keptBack", waiting, oldest_waiting as "oldestWaiting",
           (select count(*)::int from directory.published_comment) as "publishedEver"
      from directory.comments_since(${work.today.subtract({ years: 1 }).toString()}::date)`.execute(directoryTables(work));
  return found(rows[0]);
}

export async function mayCommentNow(work: Work): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select directory.may_comment() as may`.execute(directoryTables(work));
  return rows[0]?.may ?? false;
}
