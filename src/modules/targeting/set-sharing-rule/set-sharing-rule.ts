import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Purpose } from '../fact.ts';
import { sharingRuleSet } from '../feed.events.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import type { Feed } from '../feed.ts';
import { findRulesOf, findSingleViewRoles, type Shown } from '../sharing-rule.ts';

export type NewRule = { roles: readonly string[]; purposes: readonly Purpose[]; shows: readonly Shown[]; monthsBack: number };

/** Says who sees what of a feed in the single view, from this moment. Earlier rules stay, to tell what held when. */
export async function setSharingRule(work: Work, feed: Feed, { roles, purposes, shows, monthsBack }: NewRule): Promise<void> {
  work.require(mayLoadFeeds(work.actor));
  if (feed.withdrawnAt) throw new Refusal('conflict', 'This feed was withdrawn');
  const known = new Set((await findSingleViewRoles(work)).map(({ value }) => value));
  if (!roles.every(role => known.has(role))) throw invalid({ roles: 'Select roles that use the single view' });
  const version = ((await findRulesOf(work, feed.id))[0]?.version ?? 0) + 1;
  await work
    .tables('targeting')
    .insertInto('targeting.sharing_rule')
    .values({
      feed_id: feed.id,
      version,
      roles: [...roles],
      purposes: [...purposes],
      shows: [...shows],
      months_back: monthsBack,
      made_by: work.actor.id,
      made_at: work.now,
    })
    .execute();
  await work.record(sharingRuleSet, { familyId: null, subjectId: feed.id, details: { feedId: feed.id, version, roles, purposes } });
}
