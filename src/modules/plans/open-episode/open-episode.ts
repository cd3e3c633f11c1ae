import { openFamily } from '#modules/access/index.ts';
import { findLevelOfNeed } from '#modules/council/index.ts';
import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { findOpenEpisode } from '../episode.queries.ts';
import { getNextLead } from '../names.queries.ts';
import { episodeOpened } from '../plan.events.ts';
import { mayOpenEpisode } from '../plan.policy.ts';

/** `level` is the key of a level of need; `teamId` is the team whose manager looks after the work. */
export type NewEpisode = { familyId: string; level: string; leadId: string; reason: string; requestId?: string | null; teamId?: string | null };

/** Opens early help for a family: from now on its lead practitioner, and the manager of the team it is allocated to, see the family. */
export async function openEpisode(work: Work, { familyId, level, leadId, reason, requestId = null, teamId = null }: NewEpisode): Promise<string> {
  work.require(mayOpenEpisode(work.actor));
  if (!findLevelOfNeed(level)) throw invalid({ level: 'Choose a level of need' });
  await getNextLead(work, familyId, 'leadId', leadId);
  if (await findOpenEpisode(work, familyId)) throw new Refusal('conflict', 'This family has early help already. Look at its plan before you open another');

  await openFamily(work, familyId, { accountId: leadId }, 'lead practitioner');
  if (teamId) await openFamily(work, familyId, { teamId }, 'allocated team');
  const id = work.newId();
  await work
    .tables('plans')
    .insertInto('plans.episode')
    .values({ id, family_id: familyId, opened_on: work.today, reason, level, lead_id: leadId, request_id: requestId, allocated_team_id: teamId })
    .execute();
  await work.record(episodeOpened, { familyId, subjectId: id, details: { episodeId: id, level, leadId } });
  return id;
}
