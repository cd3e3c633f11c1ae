import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import type { Kind } from '../content.ts';
import { statusOn, type Status } from '../content-rules.ts';
import { directoryTables } from '../records.queries.ts';

export type Show = 'all' | 'changes' | 'review';
export type Asked = { kind: Kind; words: string; show: Show; page: number };

/** A record in the list of those one keeps. `status` is null while nothing of it is public. */
export type Listed = {
  id: string;
  name: string;
  organizationName: string;
  status: Status | null;
  checkedOn: Temporal.PlainDate | null;
  reviewOn: Temporal.PlainDate | null;
  waitingId: string | null;
  isReturned: boolean;
};

export const onePage = 50;

type Row = Omit<Listed, 'status'> & {
  total: number;
  isPublic: boolean;
  opensOn: string | null;
  closed: { from: string; until?: string } | null;
  endsOn: string | null;
};

/** The records that this person keeps, by name: of editors all, of an organisation its own. Row security sees to that. */
export async function findListed(work: Work, { kind, words, show, page }: Asked): Promise<{ total: number; records: Listed[] }> {
  const like = `%${words.replaceAll(/[%_\\]/g, '\\$&')}%`;
  const { rows } = await sql<Row>`
    select record.id, coalesce(waiting.content, public.content, newest.content)->>'name' as name, coalesce(organization.name, '') as "organizationName",
      public.id is not null as "isPublic", public.content->>'opensOn' as "opensOn", public.content->'closed' as closed, public.content->>'endsOn' as "endsOn",
      record.checked_on as "checkedOn", record.review_on as "reviewOn", waiting.id as "waitingId", newest.state = 'returned' as "isReturned",
      count(*) over ()::int as total
    from directory.record
    left join directory.organization on organization.id = record.organization_id
    left join directory.version waiting on waiting.record_id = record.id and waiting.state = 'waiting'
    left join directory.version public on public.record_id = record.id and public.state = 'public'
    join lateral (select state, content from directory.version v where v.record_id = record.id order by number desc limit 1) newest on true
    where record.kind = ${kind}
      and (${words} = '' or coalesce(waiting.content, public.content, newest.content)->>'name' ilike ${like} or organization.name ilike ${like})
      and ${conditionOf(show)}
    order by lower(coalesce(waiting.content, public.content, newest.content)->>'name'), record.id
    limit ${onePage} offset ${(page - 1) * onePage}`.execute(directoryTables(work));
  const records = rows.map(({ isPublic, opensOn, closed, endsOn, total: _total, ...row }) => ({
    ...row,
    status: isPublic ? statusOn({ ...(opensOn !== null && { opensOn }), ...(closed && { closed }), ...(endsOn !== null && { endsOn }) }, work.today) : null,
  }));
  return { total: rows[0]?.total ?? 0, records };
}

const conditionOf = (show: Show) =>
  show === 'changes'
    ? sql`(waiting.id is not null or newest.state = 'returned')`
    : show === 'review'
      ? sql`public.id is not null and (record.review_on is null or record.review_on <= platform.today())`
      : sql`true`;
