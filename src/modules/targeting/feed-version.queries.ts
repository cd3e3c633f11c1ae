import type { Work } from '#platform/work.ts';
import type { FeedDetails } from './feed.ts';

/** What was said of a feed, by whom and since when. */
export type FeedVersion = FeedDetails & { version: number; because: string | null; madeAt: Temporal.Instant; madeByName: string | null };

/** Every version of what is said of a feed, the newest first. */
export async function findVersions(work: Work, feedId: string): Promise<FeedVersion[]> {
  return work
    .tables('targeting')
    .selectFrom('targeting.feed_version as v')
    .leftJoin('published.worker as who', 'who.worker_id', 'v.made_by')
    .select(['v.version', 'v.name', 'v.contact', 'v.agreement', 'v.purpose', 'v.lawful_basis as lawfulBasis', 'v.retention_months as retentionMonths'])
    .select(['v.covers_from_age as coversFromAge', 'v.covers_until_age as coversUntilAge', 'v.covers_whom as coversWhom'])
    .select(['v.covers_postcodes as coversPostcodes', 'v.because', 'v.made_at as madeAt', 'who.name as madeByName'])
    .where('v.feed_id', '=', feedId)
    .orderBy('v.version', 'desc')
    .execute();
}

/** The columns that hold what is said of a feed, in its own table and in that of its versions. */
export const detailColumns = (details: FeedDetails) => ({
  ...{ name: details.name, contact: details.contact, agreement: details.agreement, purpose: details.purpose, lawful_basis: details.lawfulBasis },
  ...{ retention_months: details.retentionMonths, covers_from_age: details.coversFromAge, covers_until_age: details.coversUntilAge },
  ...{ covers_whom: details.coversWhom, covers_postcodes: details.coversPostcodes && [...details.coversPostcodes] },
});

export async function keepVersion(work: Work, feedId: string, version: number, details: FeedDetails, because: string | null): Promise<void> {
  await work
    .tables('targeting')
    .insertInto('targeting.feed_version')
    .values({ feed_id: feedId, version, ...detailColumns(details), because, made_by: work.actor.id, made_at: work.now })
    .execute();
}

/** A feed in use with this name, other than this one. */
export const findFeedNamed = (work: Work, name: string, exceptId: string) =>
  work
    .tables('targeting')
    .selectFrom('targeting.feed')
    .select('id')
    .where('name', '=', name)
    .where('withdrawn_at', 'is', null)
    .where('id', '<>', exceptId)
    .executeTakeFirst();
