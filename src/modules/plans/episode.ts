import { Refusal } from '#platform/refusal.ts';

/** A family's time with early help: why, at which level of need, who leads it, and until when. */
export type Episode = {
  id: string;
  familyId: string;
  openedOn: Temporal.PlainDate;
  reason: string;
  level: string;
  leadId: string;
  requestId: string | null;
  allocatedTeamId: string | null;
  state: 'open' | 'closed';
  closedOn: Temporal.PlainDate | null;
  endReason: string | null;
  nextReviewOn: Temporal.PlainDate | null;
  version: number;
};

/** Somebody in the team around the family: a worker with an account, or somebody named who has none. */
export type TeamMember = {
  id: string;
  episodeId: string;
  familyId: string;
  workerId: string | null;
  name: string;
  /** Null where it may not be told to this reader. */
  agencyName: string | null;
  jobTitle: string | null;
  phone: string | null;
  role: string;
  startsOn: Temporal.PlainDate;
  endsOn: Temporal.PlainDate | null;
  endedBecause: string | null;
  version: number;
};

/** What a policy needs to know of an episode: who stands in which relation to it. */
export type Standing = { familyId: string; leadId: string; memberIds: readonly string[]; isOpen: boolean };

export const standingOf = (episode: Episode, members: readonly TeamMember[]): Standing => ({
  familyId: episode.familyId,
  leadId: episode.leadId,
  memberIds: members.flatMap(member => (member.workerId && !member.endsOn ? [member.workerId] : [])),
  isOpen: episode.state === 'open',
});

/** Nothing is added to what has ended; a new episode begins instead. */
export function requireOpen(episode: Pick<Episode, 'state'>): void {
  if (episode.state === 'closed') throw new Refusal('conflict', 'Early help for this family has ended. Nothing can be added to it');
}
