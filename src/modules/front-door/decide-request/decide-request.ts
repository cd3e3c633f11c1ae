import { findTeams, nameSensitiveReader } from '#modules/access/index.ts';
import { findOpenEpisode, openEpisode } from '#modules/plans/index.ts';
import { sayInstant } from '#platform/date-field.ts';
import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { requestDecided, socialCareTold } from '../decision.events.ts';
import { mayDecide } from '../decision.policy.ts';
import { addDecision, changeRequest, getRequestToDecide, type CaseOfRequest, type RequestRef } from '../decision.queries.ts';
import { decisionMistakes, reachOf, wasToldInTime, type NewDecision } from '../decision.ts';
import { endFrontDoorAccess } from '../front-door-access.ts';
import { tellInAccount } from '../tell-sender/tell-sender.ts';
import { tellSendingSystem } from '../tell-sending-system.ts';

/** Decides a request: early help begins, social care is on record as told, and a sender with an account is told at once. */
export async function decideRequest(work: Work, ref: RequestRef, decision: NewDecision): Promise<void> {
  work.require(mayDecide(work.actor));
  const request = await getRequestToDecide(work, ref);
  requireUndecided(request);
  const mistakes = decisionMistakes(decision, request, work.now);
  if (Object.keys(mistakes).length > 0) throw invalid(mistakes);

  const { id: requestId, familyId } = request;
  const leadId = decision.outcome === 'eh' && familyId ? await beginEarlyHelp(work, request, familyId, decision) : (decision.leadId ?? null);
  const { outcome, level, socialCare, teamId = null } = decision;
  await addDecision(work, requestId, { ...decision, leadId });
  await changeRequest(work, request, { state: 'decided', takenBy: request.takenBy ?? work.actor.id });
  await work.record(requestDecided, { familyId, subjectId: requestId, details: { requestId, outcome, level, leadId, teamId } });
  await tellSendingSystem(work, request, 'request.decided', 'decided');
  if (socialCare) {
    await work.record(socialCareTold, { familyId, subjectId: requestId, details: { requestId, inTime: wasToldInTime(request, socialCare) } });
  }
  if (reachOf(request) === 'account') await tellInAccount(work, request);
  if (familyId) await endFrontDoorAccess(work, familyId, requestId);
}

export function requireUndecided({ decision }: CaseOfRequest): void {
  if (!decision) return;
  const who = decision.decidedByName ?? 'Somebody else';
  throw new Refusal('conflict', `${who} decided this request on ${sayInstant(decision.decidedAt)}. What you typed is kept below, beside what was decided.`);
}

/** Opens early help. A family that has it already keeps its lead practitioner; a team without a lead named yet is led by its manager until then. */
async function beginEarlyHelp(work: Work, request: CaseOfRequest, familyId: string, { level, reason, leadId, teamId = null }: NewDecision): Promise<string> {
  const open = await findOpenEpisode(work, familyId);
  if (open) return open.leadId;
  const lead = leadId ?? (await findTeams(work)).find(team => team.id === teamId)?.managerId;
  if (!lead) throw invalid({ leadId: 'This team has no manager to name somebody. Select a lead practitioner' });
  await openEpisode(work, { familyId, level, reason, leadId: lead, teamId, requestId: request.id });
  // Who leads must know of a baby on the way and of an address that is kept secret: the front door, which wrote them down, names them.
  if (request.people.some(({ dueOn }) => dueOn !== null)) await nameSensitiveReader(work, familyId, 'pregnancy', lead);
  if (request.address?.isProtected) await nameSensitiveReader(work, familyId, 'address', lead);
  return lead;
}
