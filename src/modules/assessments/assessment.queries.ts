import { sql } from 'kysely';
import { findTopicsEverNamed } from '#modules/access/index.ts';
import { getVersion, sensitiveTopics, type Definition, type SensitiveTopic } from '#modules/forms/index.ts';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { formFor, type Assessment, type AssessmentState, type WordsMissing } from './assessment.ts';
import { openTopics, type NamedReader } from './assessment.policy.ts';
import { findFamilyName, getFamilyPeople, getWorkerNames, type FamilyPerson } from './people.queries.ts';
import { findSections } from './section.queries.ts';
import type { WrittenSection } from './section.ts';

const rows = (work: Work) => work.tables('assessments').selectFrom('assessments.assessment').selectAll();
type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>;

const assessmentOf = (row: Row): Assessment => ({
  id: row.id,
  familyId: row.family_id,
  form: row.form,
  formVersion: row.form_version,
  reason: row.reason,
  requestId: row.request_id,
  startedBy: row.started_by,
  startedAt: row.started_at,
  dueOn: row.due_on,
  state: row.state as AssessmentState,
  levelOfNeed: row.level_of_need,
  finishedBy: row.finished_by,
  finishedAt: row.finished_at,
  signedOffBy: row.signed_off_by,
  signedOffAt: row.signed_off_at,
  signedOffWords: row.signed_off_words,
  returnedBy: row.returned_by,
  returnedAt: row.returned_at,
  returnedWords: row.returned_words,
  version: row.version,
});

/** An assessment of a family that the actor sees; for others there is none. */
export const getAssessment = async (work: Work, id: string): Promise<Assessment> =>
  assessmentOf(found(await rows(work).where('id', '=', id).executeTakeFirst()));

/** The same, held until this work ends: `to-write` lets others write other sections meanwhile, `to-decide` waits for them. */
export async function holdAssessment(work: Work, id: string, why: 'to-write' | 'to-decide'): Promise<Assessment> {
  const asked = rows(work).where('id', '=', id);
  return assessmentOf(found(await (why === 'to-write' ? asked.forShare() : asked.forUpdate()).executeTakeFirst()));
}

/** The family's assessments, newest first. */
export const findAssessments = async (work: Work, familyId: string): Promise<Assessment[]> =>
  (await rows(work).where('family_id', '=', familyId).orderBy('started_at', 'desc').orderBy('id', 'desc').execute()).map(assessmentOf);

export async function findWordsMissing(work: Work, assessmentId: string): Promise<WordsMissing[]> {
  const missing = await work
    .tables('assessments')
    .selectFrom('assessments.words_missing')
    .select(['person_id', 'reason'])
    .where('assessment_id', '=', assessmentId)
    .execute();
  return missing.map(row => ({ personId: row.person_id, reason: row.reason }));
}

/** Words that are written down and kept from the actor: whose, and who wrote them. */
export type KeptWords = { section: string; personId: string | null; writtenBy: string | null; hasWords: boolean };

export async function findWordsKept(work: Work, assessmentId: string): Promise<KeptWords[]> {
  const { rows: kept } = await sql<{ section: string; person_id: string | null; written_by: string | null; has_words: boolean }>`
    select section, person_id, written_by, has_words from assessments.words_kept(${assessmentId})`.execute(work.tables('assessments'));
  return kept.map(row => ({ section: row.section, personId: row.person_id, writtenBy: row.written_by, hasWords: row.has_words }));
}

/** Who is, or once was, named for the sensitive parts of a family's record; for a topic that the actor is not named for, only that somebody was. */
export async function findNamedReaders(work: Work, familyId: string): Promise<NamedReader[]> {
  const named = await work.tables('assessments').selectFrom('published.sensitive_reader').selectAll().where('family_id', '=', familyId).execute();
  const isNow = (row: (typeof named)[number]) => row.ends_on === null || Temporal.PlainDate.compare(row.ends_on, work.today) >= 0;
  const seen = named.map(row => ({ topic: row.topic ?? '', workerId: row.worker_id ?? '', isNow: isNow(row) }));
  const hidden = (await findTopicsEverNamed(work, familyId)).filter(topic => !seen.some(reader => reader.topic === topic));
  return [...seen, ...hidden.map(topic => ({ topic, workerId: '', isNow: false }))];
}

/** The sensitive topics that the actor may read and write in this assessment. */
export const getOpenTopics = async (work: Work, assessment: Assessment): Promise<ReadonlySet<SensitiveTopic>> =>
  openTopics(work.actor, assessment, await findNamedReaders(work, assessment.familyId), sensitiveTopics);

/** An assessment with all that this reader may see of it. */
export type OpenedAssessment = {
  assessment: Assessment;
  familyName: string;
  /** The form's version, without the sections this reader may not know of. */
  form: Definition;
  people: readonly FamilyPerson[];
  sections: readonly WrittenSection[];
  kept: readonly KeptWords[];
  wordsMissing: readonly WordsMissing[];
  workers: ReadonlyMap<string, string>;
};

export async function openAssessment(work: Work, id: string): Promise<OpenedAssessment> {
  const assessment = await getAssessment(work, id);
  const [definition, topics] = [await getVersion(work, assessment.form, assessment.formVersion), await getOpenTopics(work, assessment)];
  const [sections, allKept, wordsMissing] = [await findSections(work, id), await findWordsKept(work, id), await findWordsMissing(work, id)];
  const kept = allKept.filter(one => !sections.some(({ section, personId }) => section === one.section && personId === one.personId));
  const asOf = (assessment.finishedAt && assessment.state !== 'returned' ? assessment.finishedAt : work.now).toZonedDateTimeISO('Europe/London').toPlainDate();
  const spokenOf = [...sections, ...kept].flatMap(({ personId }) => personId ?? []);
  const { startedBy, finishedBy, signedOffBy, returnedBy, familyId } = assessment;
  return {
    assessment,
    familyName: found(await findFamilyName(work, familyId)),
    form: formFor(definition, topics),
    people: await getFamilyPeople(work, familyId, asOf, spokenOf),
    sections,
    kept,
    wordsMissing,
    workers: await getWorkerNames(work, [startedBy, finishedBy, signedOffBy, returnedBy, ...[...sections, ...kept].map(({ writtenBy }) => writtenBy)]),
  };
}
