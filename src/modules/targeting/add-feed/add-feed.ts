import type { Work } from '#platform/work.ts';
import { feedKinds } from '../fact.ts';
import type { Way } from '../feed.ts';
import { feedAdded } from '../feed.events.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { invalid } from '#platform/refusal.ts';

export type NewFeed = {
  name: string;
  agencyId: string;
  kind: string;
  agreement: string;
  purpose: string;
  lawfulBasis: string;
  retentionMonths: number;
  coversFromAge?: number | null;
  coversUntilAge?: number | null;
  coversArea?: string | null;
  way: Way;
  holdsPersonOnce?: boolean;
};

/** Adds a feed: whose it is, why it may be held and for how long, and whom it covers. It holds nothing yet, and nobody but analysts sees what it will hold. */
export async function addFeed(work: Work, feed: NewFeed): Promise<string> {
  work.require(mayLoadFeeds(work.actor));
  if (!feedKinds.some(({ key }) => key === feed.kind)) throw invalid({ kind: 'Select what kind of file it is' });
  const tables = work.tables('targeting');
  const named = await tables.selectFrom('targeting.feed').select('id').where('name', '=', feed.name).where('withdrawn_at', 'is', null).executeTakeFirst();
  if (named) throw invalid({ name: 'Another feed has this name' });
  const { name, agencyId, kind, agreement, purpose, lawfulBasis, retentionMonths, coversFromAge = null, coversUntilAge = null, coversArea = null, way } = feed;
  const id = work.newId();
  const covers = { covers_from_age: coversFromAge, covers_until_age: coversUntilAge, covers_area: coversArea };
  const why = { agreement, purpose, lawful_basis: lawfulBasis, retention_months: retentionMonths };
  await tables
    .insertInto('targeting.feed')
    .values({
      id,
      name,
      agency_id: agencyId,
      kind,
      way,
      holds_person_once: feed.holdsPersonOnce ?? false,
      ...why,
      ...covers,
      made_by: work.actor.id,
      made_at: work.now,
    })
    .execute();
  await work.record(feedAdded, { familyId: null, subjectId: id, details: { feedId: id, agencyId, kind } });
  return id;
}
