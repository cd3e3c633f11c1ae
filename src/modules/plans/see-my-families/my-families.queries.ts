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
  const plans = work.tables('plans');
  const inTeam = plans.selectFrom('plans.team_member').select('episode_id').where('worker_id', '=', me).where('ends_on', 'is', null);
  const managed = plans.selectFrom('published.team_i_manage').select('team_id');
  const rows = await plans
    .selectFrom('plans.episode')
    .select(eb => ['id', 'family_id', 'lead_id', eb('id', 'in', inTeam).as('in_team'), eb('allocated_team_id', 'in', managed).as('managed')])
    .where('state', '=', 'open')
    .where(eb => eb.or([eb('lead_id', '=', me), eb('id', 'in', inTeam), eb('allocated_team_id', 'in', managed)]))
    .execute();
  return rows.flatMap(row => {
    const part: Part | null = row.lead_id === me ? 'lead' : row.in_team ? 'team' : row.managed ? 'manage' : null;
    return part ? [{ familyId: row.family_id, episodeId: row.id, leadId: row.lead_id, part }] : [];
  });
}
