import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { findAssessments, findSections } from '#modules/assessments/index.ts';
import { dayInLondon, type Work } from '#platform/work.ts';
import { textsIn, type CopyContent, type CopyFacts, type CopyPerson, type Said } from './copy.ts';
import { findMembers, openMembers } from './episode.queries.ts';
import { findWorkers } from './names.queries.ts';
import { findActions, findGoals, type PlanInHand } from './plan.queries.ts';

/** All that a copy of this plan may be made from; what goes to whom is for copyFor to say. */
export async function loadCopyFacts(work: Work, { plan, episode }: PlanInHand): Promise<CopyFacts> {
  const members = openMembers(await findMembers(work, [episode.id]));
  const workers = await findWorkers(work, [episode.leadId, ...members.flatMap(member => member.workerId ?? [])]);
  const lead = workers.get(episode.leadId);
  return {
    people: await findCopyPeople(work, plan.familyId),
    goals: await findGoals(work, [plan.id]),
    actions: await findActions(work, [plan.id]),
    lead: { id: episode.leadId, name: lead?.name ?? 'Your lead practitioner', jobTitle: lead?.jobTitle ?? null, phone: lead?.phone ?? null },
    team: members.filter(member => !(member.workerId && workers.get(member.workerId)?.agencyIsProtected)),
    said: [...(await saidInAssessment(work, plan.familyId)), ...(await saidAtReviews(work, plan.id))],
    agreedOn: plan.agreedOn,
    nextReviewOn: episode.nextReviewOn,
  };
}

export async function findCopyPeople(work: Work, familyId: string): Promise<CopyPerson[]> {
  const rows = await work
    .tables('plans')
    .selectFrom('published.person')
    .select(['person_id', 'given_name', 'is_child', 'household', 'born_on', 'due_on', 'died_on', 'ends_on'])
    .where('family_id', '=', familyId)
    .orderBy('is_child')
    .orderBy('born_on')
    .execute();
  return rows
    .filter(row => row.died_on === null && row.ends_on === null)
    .map(row => ({ id: row.person_id, givenName: row.given_name, isChild: row.is_child, isUnborn: row.due_on !== null && row.born_on === null, household: row.household }));
}

/** Each child's own words in the newest assessment; they may go to the family only where who wrote them down settled that. */
async function saidInAssessment(work: Work, familyId: string): Promise<Said[]> {
  const [newest] = await findAssessments(work, familyId);
  if (!newest) return [];
  const sections = await findSections(work, newest.id);
  return sections.flatMap(({ section, personId, answers, writtenAt }) => {
    const words = answers['voice-words'];
    if (section !== 'child-voice' || personId === null || typeof words !== 'string' || !writtenAt) return [];
    return [{ personId, words, saidOn: dayInLondon(writtenAt), mayGoToFamily: answers['voice-who-may-read'] === 'family' }];
  });
}

async function saidAtReviews(work: Work, planId: string): Promise<Said[]> {
  const rows = await work
    .tables('plans')
    .selectFrom('plans.review_voice as voice')
    .innerJoin('plans.review as review', 'review.id', 'voice.review_id')
    .select(['voice.person_id', 'voice.words', 'voice.may_hear', 'review.reviewed_on'])
    .where('review.plan_id', '=', planId)
    .orderBy('review.reviewed_on')
    .execute();
  return rows.flatMap(row => (row.words ? [{ personId: row.person_id, words: row.words, saidOn: row.reviewed_on, mayGoToFamily: row.may_hear === 'team and family' }] : []));
}

/** Where in a copy something protected stands, or where the other parent lives. Empty: it may go. */
export async function findKeptFrom(work: Work, familyId: string, readerId: string, copy: CopyContent): Promise<string[]> {
  const texts = textsIn(copy);
  const { rows } = await sql<{ place: number }>`select access.texts_kept_from(${familyId}, ${readerId}, ${texts.map(one => one.text)}::text[]) as place`.execute(work.tables('plans'));
  return [...new Set(rows.map(({ place }) => texts[place - 1]?.where ?? ''))];
}

/** What was seen before releasing is what is released: the same content has the same mark. */
export const markOf = (copy: CopyContent): string => createHash('sha256').update(JSON.stringify(copy)).digest('base64url').slice(0, 22);

export type ReleasedCopy = {
  id: string;
  planId: string;
  familyId: string;
  personId: string;
  content: CopyContent;
  releasedAt: Temporal.Instant;
  withdrawnAt: Temporal.Instant | null;
};

const copies = (work: Work) =>
  work.tables('plans').selectFrom('plans.released_copy').select(['id', 'plan_id', 'family_id', 'person_id', 'content', 'released_at', 'withdrawn_at']).orderBy('released_at', 'desc');
type Row = Awaited<ReturnType<ReturnType<typeof copies>['executeTakeFirstOrThrow']>>;
const copyFrom = (row: Row): ReleasedCopy => ({
  id: row.id,
  planId: row.plan_id,
  familyId: row.family_id,
  personId: row.person_id,
  content: row.content as unknown as CopyContent,
  releasedAt: row.released_at,
  withdrawnAt: row.withdrawn_at,
});

export async function findCopy(work: Work, copyId: string): Promise<ReleasedCopy | null> {
  const row = await copies(work).where('id', '=', copyId).executeTakeFirst();
  return row ? copyFrom(row) : null;
}

export const findCopiesOfPlan = async (work: Work, planId: string): Promise<ReleasedCopy[]> => (await copies(work).where('plan_id', '=', planId).execute()).map(copyFrom);

/** The copies of whoever is signed in for themself, the newest first. */
export async function findMyCopies(work: Work): Promise<ReleasedCopy[]> {
  if (work.actor.personId === null) return [];
  return (await copies(work).where('person_id', '=', work.actor.personId).where('withdrawn_at', 'is', null).execute()).map(copyFrom);
}
