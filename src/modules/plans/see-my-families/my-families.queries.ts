import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { findDue } from '../due.queries.ts';
import { findFamilyNames, findPeople, findWorkers } from '../names.queries.ts';
import { findPlans } from '../plan.queries.ts';
import type { Names } from '../family-words.ts';
import { inOrderOfDue, type MyFamily, type Part } from './my-families.ts';

/** The families somebody leads, is in the team of or manages, with all that is due for each. */
export async function findMyFamilies(work: Work): Promise<{ families: MyFamily[]; names: Names }> {
  const mine = await findMine(work);
  const familyIds = mine.map(one => one.familyId);
  const familyNames = await findFamilyNames(work, familyIds);
  const plans = new Map(
    (
      await findPlans(
        work,
        mine.map(one => one.episodeId),
      )
    ).map(plan => [plan.episodeId, plan.id]),
  );
  const due = await findDue(work, familyIds);
  const doers = due.flatMap(({ owner }) => ('workerId' in owner ? [owner.workerId] : []));
  const names: Names = {
    workers: await findWorkers(work, [...doers, ...mine.map(one => one.leadId)]),
    people: new Map((await findPeople(work, familyIds)).map(person => [person.id, person])),
  };
  const ofFamily = Map.groupBy(due, item => item.familyId);
  const families = mine.map(({ familyId, episodeId, leadId, part }) => ({
    familyId,
    episodeId,
    planId: plans.get(episodeId) ?? null,
    name: familyNames.get(familyId)?.name ?? '',
    reference: familyNames.get(familyId)?.reference ?? '',
    part,
    leadName: names.workers.get(leadId)?.name ?? '',
    due: ofFamily.get(familyId) ?? [],
  }));
  return { families: inOrderOfDue(families), names };
}

type Mine = { familyId: string; episodeId: string; leadId: string; part: Part };

async function findMine(work: Work): Promise<Mine[]> {
  const me = work.actor.id;
  const rows = await work
    .tables('plans')
    .selectFrom('plans.episode as episode')
    .select(eb => [
      'episode.id',
      'episode.family_id',
      'episode.lead_id',
      eb
        .exists(
          eb
            .selectFrom('plans.team_member as member')
            .select(sql`1`.as('one'))
            .whereRef('member.episode_id', '=', 'episode.id')
            .where('member.worker_id', '=', me)
            .where('member.ends_on', 'is', null),
        )
        .as('in_team'),
      eb
        .exists(eb.selectFrom('published.team_i_manage as mine').select('mine.team_id').whereRef('mine.team_id', '=', 'episode.allocated_team_id'))
        .as('managed'),
    ])
    .where('episode.state', '=', 'open')
    .execute();
  return rows.flatMap(row => {
    const part: Part | null = row.lead_id === me ? 'lead' : row.in_team ? 'team' : row.managed ? 'manage' : null;
    return part ? [{ familyId: row.family_id, episodeId: row.id, leadId: row.lead_id, part }] : [];
  });
}
