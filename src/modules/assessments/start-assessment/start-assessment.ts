import { clockRule, due, dueOn } from '#modules/council/index.ts';
import { getNewestVersion, getVersion, type Answers, type AnswerSet, type Definition } from '#modules/forms/index.ts';
import { found, invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { carriedInto, type Assessment, type CarriedSource } from '../assessment.ts';
import { assessmentStarted } from '../assessment.events.ts';
import { mayStartAssessment } from '../assessment.policy.ts';
import { findAssessments, getAssessment } from '../assessment.queries.ts';
import { findFamilyName, getFamilyPeople, type FamilyPerson } from '../people.queries.ts';
import { findSections, saveSection } from '../section.queries.ts';
import { placeIn, topicOf } from '../section.ts';

const form = 'early-help-assessment';

/** The answers of the request that this family's help began with: what was asked, what was answered, and when. */
export type CarriedRequest = { requestId: string; form: string; formVersion: number; sentAt: Temporal.Instant; sets: readonly AnswerSet[] };
/** `carriedFrom` left out carries over the family's latest request; null carries over none. */
export type NewAssessment = { familyId: string; reason: string; carriedFrom?: CarriedRequest | null };

/** Starts a whole-family assessment in the newest version of its form, filled in with what is known from the request and the assessment before. */
export async function startAssessment(work: Work, { familyId, reason, carriedFrom: given }: NewAssessment): Promise<Assessment> {
  found(await findFamilyName(work, familyId));
  work.require(mayStartAssessment(work.actor));
  if (reason.trim() === '') throw invalid({ reason: reasonMissing });
  const earlier = await findAssessments(work, familyId);
  if (earlier.some(({ state }) => state !== 'signed-off'))
    throw new Refusal('conflict', 'This family already has an assessment that is not signed off yet. Carry on with that one.');
  const carriedFrom = given === undefined ? await findLatestRequest(work, familyId) : given;
  const definition = await getNewestVersion(work, form);
  const id = work.newId();
  await work
    .tables('assessments')
    .insertInto('assessments.assessment')
    .values({
      id,
      family_id: familyId,
      form,
      form_version: definition.version,
      reason: reason.trim(),
      request_id: carriedFrom?.requestId ?? null,
      started_by: work.actor.id,
      started_at: work.now,
      due_on: await dueDay(work, familyId, earlier.length === 0),
    })
    .execute();
  const assessment = await getAssessment(work, id);
  const people = await getFamilyPeople(work, familyId, work.today);
  await carryOver(work, assessment, definition, await sourcesOf(work, earlier[0], carriedFrom), people);
  await work.record(assessmentStarted, { familyId, subjectId: id, details: { assessmentId: id, form, version: definition.version } });
  return assessment;
}

export const reasonMissing = 'Enter why the family is being assessed';

/** The clock runs from the day the lead practitioner was named; for a later assessment, from today. */
async function dueDay(work: Work, familyId: string, isFirst: boolean): Promise<Temporal.PlainDate> {
  const rule = clockRule('assessment-finished');
  const lead = await work
    .tables('assessments')
    .selectFrom('published.family_access')
    .select('starts_on')
    .where('family_id', '=', familyId)
    .where('because', '=', 'lead practitioner')
    .orderBy('starts_on', 'desc')
    .executeTakeFirst();
  return dueOn(due(rule, isFirst && lead?.starts_on ? lead.starts_on : work.now));
}

export async function findLatestRequest(work: Work, familyId: string): Promise<CarriedRequest | null> {
  const row = await work
    .tables('assessments')
    .selectFrom('published.request_answers')
    .selectAll()
    .where('family_id', '=', familyId)
    .orderBy('sent_at', 'desc')
    .executeTakeFirst();
  if (!row?.request_id || !row.form || !row.form_version || !row.sent_at) return null;
  return {
    requestId: row.request_id,
    form: row.form,
    formVersion: row.form_version,
    sentAt: row.sent_at,
    sets: [{ section: '', personId: null, answers: row.answers as Answers }],
  };
}

async function sourcesOf(work: Work, last: Assessment | undefined, request: CarriedRequest | null): Promise<CarriedSource[]> {
  const sources: CarriedSource[] = [];
  if (last) {
    const sets = (await findSections(work, last.id)).filter(({ writtenBy }) => writtenBy !== null);
    sources.push({ from: 'assessment', id: last.id, at: last.finishedAt ?? last.startedAt, form: await getVersion(work, last.form, last.formVersion), sets });
  }
  if (request) {
    sources.push({
      from: 'request',
      id: request.requestId,
      at: request.sentAt,
      form: await getVersion(work, request.form, request.formVersion),
      sets: request.sets,
    });
  }
  return sources;
}

async function carryOver(
  work: Work,
  assessment: Assessment,
  definition: Definition,
  sources: readonly CarriedSource[],
  people: readonly FamilyPerson[],
): Promise<void> {
  for (const { section, personId, answers, carried } of carriedInto(definition, sources, people)) {
    const place = found(placeIn(definition, people, section, personId));
    const sensitive = topicOf(place.section, place.person);
    await saveSection(work, assessment, { section, personId, answers, carried, sensitive, keptTo: null, isDone: false, writtenBy: null, writtenAt: null }, 0);
  }
}
