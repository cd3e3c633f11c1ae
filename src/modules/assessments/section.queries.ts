import type { Answers, SensitiveTopic } from '#modules/forms/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Assessment, CarriedMark } from './assessment.ts';
import { sectionId, type Place, type WrittenSection } from './section.ts';

const rows = (work: Work) => work.tables('assessments').selectFrom('assessments.section').selectAll();
type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>;

const sectionOf = (row: Row): WrittenSection => ({
  id: row.id,
  section: row.section,
  personId: row.person_id,
  sensitive: row.sensitive as SensitiveTopic | null,
  keptTo: row.kept_to,
  answers: row.answers as Answers,
  carried: row.carried as Record<string, CarriedMark>,
  isDone: row.is_done,
  writtenBy: row.written_by,
  writtenAt: row.written_at,
  version: row.version,
});

/** What is written in an assessment, as far as the actor may read it. */
export const findSections = async (work: Work, assessmentId: string): Promise<WrittenSection[]> =>
  (await rows(work).where('assessment_id', '=', assessmentId).execute()).map(sectionOf);

/** One section as it is written; null before anybody has begun it. */
export async function findSection(work: Work, place: Place): Promise<WrittenSection | null> {
  const row = await rows(work).where('id', '=', sectionId(place)).executeTakeFirst();
  return row ? sectionOf(row) : null;
}

export type NewSection = Omit<WrittenSection, 'id' | 'version'>;

/** Saves a section over the version it was written against; 0 is a section nobody has begun. */
export async function saveSection(work: Work, assessment: Assessment, section: NewSection, version: number): Promise<void> {
  const place = { assessmentId: assessment.id, section: section.section, personId: section.personId };
  const written = {
    answers: JSON.stringify(section.answers),
    carried: JSON.stringify(section.carried),
    kept_to: section.keptTo === null ? null : [...section.keptTo],
    is_done: section.isDone,
    written_by: section.writtenBy,
    written_at: section.writtenAt,
  };
  const tables = work.tables('assessments');
  const saved =
    version === 0
      ? await tables
          .insertInto('assessments.section')
          .values({
            id: sectionId(place),
            assessment_id: assessment.id,
            family_id: assessment.familyId,
            section: section.section,
            person_id: section.personId,
            sensitive: section.sensitive,
            ...written,
          })
          .onConflict(conflict => conflict.column('id').doNothing())
          .executeTakeFirst()
          .then(result => result.numInsertedOrUpdatedRows)
      : await tables
          .updateTable('assessments.section')
          .set({ ...written, version: version + 1 })
          .where('id', '=', sectionId(place))
          .where('version', '=', version)
          .executeTakeFirst()
          .then(result => result.numUpdatedRows);
  if (saved !== 1n)
    throw new Refusal('conflict', 'Somebody else changed this section while you were writing. Nothing you typed is lost. Compare the two, then save again.');
}
