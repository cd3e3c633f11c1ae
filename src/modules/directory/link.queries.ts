import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { directoryTables } from './records.queries.ts';

export type LinkToCheck = { recordId: string; url: string };
export type LinkSeen = LinkToCheck & { failure: string | null };

/** An address that led nowhere more than once: one bad night is no news. */
export type BrokenLink = LinkToCheck & { name: string; why: string; failingSince: Temporal.PlainDate; checkedAt: Temporal.Instant };

/** What is public names these addresses now. */
const named = sql`select version.record_id, coalesce(version.content ->> 'url', version.content ->> 'website') as url, version.content ->> 'name' as name
  from directory.version where version.state = 'public' and coalesce(version.content ->> 'url', version.content ->> 'website') is not null
   and coalesce(version.content ->> 'endsOn', '9999-12-31') >= platform.today()::text`;

/** Addresses that were not asked in the last day. */
export async function findLinksToCheck(work: Work): Promise<LinkToCheck[]> {
  const { rows } = await sql<LinkToCheck>`
    select named.record_id as "recordId", named.url from (${named}) named
     where not exists (select from directory.link where link.record_id = named.record_id and link.url = named.url
                          and link.checked_at > platform.now() - interval '20 hours')
     order by 1`.execute(directoryTables(work));
  return rows;
}

/** Keeps what the addresses answered, and since when one leads nowhere. */
export async function keepLinks(work: Work, seen: readonly LinkSeen[]): Promise<void> {
  await sql`
    insert into directory.link (record_id, url, checked_at, failure, failing_since, failures)
    select record_id, url, platform.now(), failure, case when failure is not null then platform.today() end, case when failure is null then 0 else 1 end
      from unnest(${seen.map(({ recordId }) => recordId)}::uuid[], ${seen.map(({ url }) => url)}::text[], ${seen.map(({ failure }) => failure)}::text[])
        seen(record_id, url, failure)
    on conflict (record_id, url) do update set checked_at = excluded.checked_at, failure = excluded.failure,
      failing_since = case when excluded.failure is not null then coalesce(link.failing_since, excluded.failing_since) end,
      failures = case when excluded.failure is null then 0 else link.failures + 1 end`.execute(directoryTables(work));
}

/** What no record names any more is forgotten. */
export async function forgetLinks(work: Work): Promise<void> {
  await sql`delete from directory.link where not exists (select from (${named}) named where named.record_id = link.record_id and named.url = link.url)`.execute(
    directoryTables(work),
  );
}

/** What leads nowhere, the longest first; of an organisation, in its own records. Of one record, where one is asked for. */
export async function findBrokenLinks(work: Work, recordId: string | null = null): Promise<BrokenLink[]> {
  const { rows } = await sql<BrokenLink>`
    select link.record_id as "recordId", link.url, named.name, link.failure as why, link.failing_since as "failingSince", link.checked_at as "checkedAt"
      from directory.link join (${named}) named on named.record_id = link.record_id and named.url = link.url
     where link.failures > 1 and (${recordId}::uuid is null or link.record_id = ${recordId}::uuid)
     order by link.failing_since, named.name, link.url limit 500`.execute(directoryTables(work));
  return rows;
}

/** How many addresses were asked, and when last. */
export async function countLinks(work: Work): Promise<{ links: number; lastAt: Temporal.Instant | null }> {
  const { rows } = await sql<{ links: number; lastAt: Temporal.Instant | null }>`
    select count(*)::int as links, max(checked_at) as "lastAt" from directory.link`.execute(directoryTables(work));
  return rows[0] ?? { links: 0, lastAt: null };
}
