import { Refusal, found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { standingOf, type Episode, type Standing, type TeamMember } from './episode.ts';
import { findWorkers } from './names.queries.ts';

const columns = [
  'id',
  'family_id',
  'opened_on',
  'reason',
  'level',
  'lead_id',
  'request_id',
  'allocated_team_id',
  'state',
  'closed_on',
  'end_reason',
  'next_review_on',
  'version',
] as const;

const episodes = (work: Work) => work.tables('plans').selectFrom('plans.episode').select(columns);
type Row = Awaited<ReturnType<ReturnType<typeof episodes>['executeTakeFirstOrThrow']>>;

const episodeFrom = (row: Row): Episode => ({
  id: row.id,
  familyId: row.family_id,
  openedOn: row.opened_on,
  reason: row.reason,
  level: row.level,
  leadId: row.lead_id,
  requestId: row.request_id,
  allocatedTeamId: row.allocated_team_id,
  state: row.state as Episode['state'],
  closedOn: row.closed_on,
  endReason: row.end_reason,
  nextReviewOn: row.next_review_on,
  version: row.version,
});

export async function getEpisode(work: Work, episodeId: string): Promise<Episode> {
  return episodeFrom(found(await episodes(work).where('id', '=', episodeId).executeTakeFirst()));
}

export async function findOpenEpisode(work: Work, familyId: string): Promise<Episode | null> {
  return (await findEpisodes(work, [familyId])).find(({ state }) => state === 'open') ?? null;
}

/** A family's episodes, the open one first, then the newest. */
export async function findEpisodes(work: Work, familyIds: readonly string[]): Promise<Episode[]> {
  if (familyIds.length === 0) return [];
  const rows = await episodes(work)
    .where('family_id', 'in', [...familyIds])
    .orderBy('state', 'desc')
    .orderBy('opened_on', 'desc')
    .execute();
  return rows.map(episodeFrom);
}

/** What was said when early help ended. */
export async function findClosingWords(work: Work, episodeId: string): Promise<string | null> {
  const row = await work.tables('plans').selectFrom('plans.closure').select('words').where('episode_id', '=', episodeId).executeTakeFirst();
  return row?.words ?? null;
}

/** Saves what changed of an episode, unless somebody else has saved it since it was read. */
export async function saveEpisode(work: Work, episode: Episode): Promise<void> {
  const { numUpdatedRows } = await work
    .tables('plans')
    .updateTable('plans.episode')
    .set({
      level: episode.level,
      lead_id: episode.leadId,
      state: episode.state,
      closed_on: episode.closedOn,
      end_reason: episode.endReason,
      next_review_on: episode.nextReviewOn,
      version: episode.version + 1,
    })
    .where('id', '=', episode.id)
    .where('version', '=', episode.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('conflict', 'Somebody else has changed this since you opened it. Look at it again before you save');
}

/** Everybody who is or was in the team, those still in it first. */
export async function findMembers(work: Work, episodeIds: readonly string[]): Promise<TeamMember[]> {
  if (episodeIds.length === 0) return [];
  const rows = await work
    .tables('plans')
    .selectFrom('plans.team_member')
    .selectAll()
    .where('episode_id', 'in', [...episodeIds])
    .orderBy('starts_on')
    .orderBy('id')
    .execute();
  const workers = await findWorkers(
    work,
    rows.flatMap(row => row.worker_id ?? []),
  );
  const members = rows.map((row): TeamMember => {
    const worker = row.worker_id ? workers.get(row.worker_id) : undefined;
    return {
      id: row.id,
      episodeId: row.episode_id,
      familyId: row.family_id,
      workerId: row.worker_id,
      name: worker?.name ?? row.name ?? 'Somebody who worked here',
      agencyName: worker?.agencyName ?? row.agency_name,
      jobTitle: worker?.jobTitle ?? null,
      phone: worker?.phone ?? row.phone,
      role: row.role,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      endedBecause: row.ended_because,
      version: row.version,
    };
  });
  return [...members.filter(member => !member.endsOn), ...members.filter(member => member.endsOn)];
}

export const openMembers = (members: readonly TeamMember[]): TeamMember[] => members.filter(member => !member.endsOn);

export type TeamInHand = { episode: Episode; members: TeamMember[]; standing: Standing };

/** An episode with its team, and who stands where in it. */
export async function getTeam(work: Work, episodeId: string): Promise<TeamInHand> {
  const episode = await getEpisode(work, episodeId);
  const members = await findMembers(work, [episodeId]);
  return { episode, members, standing: standingOf(episode, members) };
}

export async function endMembership(work: Work, member: TeamMember, because: string): Promise<void> {
  const { numUpdatedRows } = await work
    .tables('plans')
    .updateTable('plans.team_member')
    .set({ ends_on: work.today, ended_because: because, version: member.version + 1 })
    .where('id', '=', member.id)
    .where('version', '=', member.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('conflict', 'Somebody else has changed this since you opened it. Look at it again before you save');
}
