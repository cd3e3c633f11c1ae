import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import type { Tree } from '../rule.ts';

export type PublicRule = { name: string; tree: Tree; purpose: string; version: number; publishedOn: Temporal.PlainDate };
export type FeedInUse = { id: string; name: string; kind: string; agency: string; purpose: string; lawfulBasis: string; retentionMonths: number };

/** The rules in use, as anybody may read them. */
export async function findPublicRules(work: Work): Promise<PublicRule[]> {
  const { rows } =
    await sql<PublicRule>`select name, tree, purpose, version, published_on as "publishedOn" from targeting.rules_in_use() order by name`.execute(
      work.tables('targeting'),
    );
  return rows;
}

/** Whose files are used for what: what stands in each feed's agreement, and nothing of what is in the files. */
export async function findFeedsInUse(work: Work): Promise<FeedInUse[]> {
  const { rows } = await sql<FeedInUse>`
    select feed_id as id, name, kind, agency, purpose, lawful_basis as "lawfulBasis", retention_months as "retentionMonths" from targeting.feeds_in_use()`.execute(
    work.tables('targeting'),
  );
  return rows;
}
