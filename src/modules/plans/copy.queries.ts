import { sql } from 'kysely';
import { findAssessments, findSections } from '#modules/assessments/index.ts';
import { findProtectedHouseholds, findRelationships } from '#modules/people/index.ts';
import { dayInLondon, type Work } from '#platform/work.ts';
import type { CopyFacts, CopyPerson, Said } from './copy.ts';
import { inDigits, type CopyText } from './copy-texts.ts';
import { findMembers, openMembers } from './episode.queries.ts';
import { findWorkers } from './names.queries.ts';
import { findActions, findGoals, type PlanInHand } from './plan.queries.ts';
import { findSafeRoute } from './safe-route.ts';

/** All that a copy of this plan may be made from; what goes to whom is for copyFor to say. */
export async function loadCopyFacts(work: Work, { plan, episode }: PlanInHand): Promise<CopyFacts> {
  const members = openMembers(await findMembers(work, [episode.id]));
  const workers = await findWorkers(work, [episode.leadId, ...members.flatMap(member => member.workerId ?? [])]);
  const lead = workers.get(episode.leadId);
  const hidden = await findHiddenMembers(work, episode.id);
  const people = await findCopyPeople(work, plan.familyId);
  const route = await findSafeRoute(work, plan.familyId);
  return {
    people,
    goals: await findGoals(work, [plan.id]),
    actions: await findActions(work, [plan.id]),
    // The name of somebody who works in a refuge is enough to find it.
    lead: lead && !lead.agencyIsProtected ? lead : { id: episode.leadId, name: 'Your lead practitioner', jobTitle: null, phone: null },
    team: members.filter(member => !hidden.includes(member.id) && !(member.workerId && workers.get(member.workerId)?.agencyIsProtected)),
    said: [...(await saidInAssessment(work, plan.familyId)), ...(await saidAtReviews(work, plan.id))],
    agreedOn: plan.agreedOn,
    nextReviewOn: episode.nextReviewOn,
    isSafeTogether: route === 'nothing known' || route === 'safe',
  };
}

/** Members of the team who would tell where somebody lives. Others than those named for the address do not see them at all. */
async function findHiddenMembers(work: Work, episodeId: string): Promise<string[]> {
  const rows = await work
    .tables('plans')
    .selectFrom('plans.team_member')
    .select('id')
    .where('episode_id', '=', episodeId)
    .where('sensitive', 'is not', null)
    .execute();
  return rows.map(row => row.id);
}

export async function findCopyPeople(work: Work, familyId: string): Promise<CopyPerson[]> {
  const hidden = await findProtectedHouseholds(work, familyId);
  const kin = (await findRelationships(work, familyId)).filter(({ kind }) => kind !== 'partner' && kind !== 'ex-partner');
  const rows = await work
    .tables('plans')
    .selectFrom('published.person')
    .select(['person_id', 'given_name', 'is_child', 'household', 'born_on', 'due_on', 'died_on', 'ends_on'])
    .where('family_id', '=', familyId)
    .orderBy('is_child')
    .orderBy('born_on')
    .orderBy('given_name')
    .execute();
  return rows
    .filter(row => row.died_on === null && row.ends_on === null)
    .map(row => ({
      id: row.person_id,
      givenName: row.given_name,
      isChild: row.is_child,
      isUnborn: row.due_on !== null && row.born_on === null,
      household: row.household,
      isHidden: row.household !== null && hidden.includes(row.household),
      kinIds: kin.flatMap(one => (one.fromPersonId === row.person_id ? [one.toPersonId] : one.toPersonId === row.person_id ? [one.fromPersonId] : [])),
    }));
}

/** Each child's own words in the newest assessment; they may go to the family only where who wrote them down settled that. */
async function saidInAssessment(work: Work, familyId: string): Promise<Said[]> {
  const [newest] = await findAssessments(work, familyId);
  if (!newest) return [];
  const sections = await findSections(work, newest.id);
  return sections.flatMap(({ section, personId, answers, writtenAt }) => {
    const words = answers['voice-words'];
    if (section !== 'child-voice' || personId === null || typeof words !== 'string' || words === '' || !writtenAt) return [];
    const mayGoToFamily = answers['voice-who-may-read'] === 'family';
    return [{ id: `${newest.id}.${personId}`, personId, words, saidOn: dayInLondon(writtenAt), mayGoToFamily }];
  });
}

async function saidAtReviews(work: Work, planId: string): Promise<Said[]> {
  const rows = await work
    .tables('plans')
    .selectFrom('plans.review_voice as voice')
    .innerJoin('plans.review as review', 'review.id', 'voice.review_id')
    .select(['voice.id', 'voice.person_id', 'voice.words', 'voice.may_hear', 'review.reviewed_on'])
    .where('review.plan_id', '=', planId)
    .orderBy('review.reviewed_on')
    .orderBy('voice.id')
    .execute();
  return rows.flatMap(row =>
    row.words ? [{ id: row.id, personId: row.person_id, words: row.words, saidOn: row.reviewed_on, mayGoToFamily: row.may_hear === 'team and family' }] : [],
  );
}

/** Which of these texts hold something protected, or where an adult of another household lives. None: they may go. */
export async function findKeptFrom(work: Work, familyId: string, readerId: string, texts: readonly CopyText[]): Promise<CopyText[]> {
  const asked = texts.flatMap(({ text }) => [text, inDigits(text)]);
  const { rows } = await sql<{ place: number }>`select access.texts_kept_from(${familyId}, ${readerId}, ${asked}::text[]) as place`.execute(
    work.tables('plans'),
  );
  const places = new Set(rows.map(({ place }) => Math.floor((place - 1) / 2)));
  return texts.filter((_, index) => places.has(index));
}
