import { nameSensitiveReader } from '#modules/access/index.ts';
import { findNeed, outcomeFramework } from '#modules/council/index.ts';
import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Standing } from './episode.ts';
import { findMyTopics, findPeople, findWorkers } from './names.queries.ts';
import type { Doer, Topic } from './plan.ts';
import { isLead } from './plan.policy.ts';

export async function checkGoal(work: Work, familyId: string, goal: { personIds: readonly string[]; outcomeNeed?: string | null }): Promise<void> {
  if (goal.outcomeNeed && !findNeed(outcomeFramework(), goal.outcomeNeed)) throw invalid({ outcomeNeed: 'Choose a need from the list' });
  const people = new Set((await findPeople(work, [familyId])).map(person => person.id));
  if (!goal.personIds.every(id => people.has(id))) throw invalid({ personIds: 'Choose people of this family' });
}

/** Sensitive words are written by those named for the topic only. A lead practitioner who writes them is named by that. */
export async function requireReader(work: Work, standing: Standing, topic: Topic | null): Promise<void> {
  if (topic === null || (await findMyTopics(work, standing.familyId)).includes(topic)) return;
  if (!isLead(work.actor, standing)) throw new Refusal('not-allowed', 'You are not named for this part of the family’s record. Ask the lead practitioner');
  await nameSensitiveReader(work, standing.familyId, topic, work.actor.id);
}

/** An action is for the lead practitioner, somebody in the team, a person of the family, or somebody in words. */
export async function checkDoer(work: Work, standing: Standing, doer: Doer): Promise<void> {
  if ('words' in doer) {
    if (doer.words.trim() === '') throw invalid({ who: 'Enter who will do it' });
  } else if ('personId' in doer) {
    const people = await findPeople(work, [standing.familyId]);
    if (!people.some(person => person.id === doer.personId)) throw invalid({ who: 'Choose somebody of this family' });
  } else {
    const worker = (await findWorkers(work, [doer.workerId])).get(doer.workerId);
    const helps = doer.workerId === standing.leadId || standing.memberIds.includes(doer.workerId);
    if (!worker || !helps) throw invalid({ who: 'Choose somebody in the team around the family. You can add people to the team' });
  }
}
