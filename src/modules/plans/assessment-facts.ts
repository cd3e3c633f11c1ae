import type { Work } from '#platform/work.ts';

export type FinishedAssessment = { assessmentId: string; familyId: string; finishedOn: Temporal.PlainDate; level: string | null };

/** Each family's latest finished assessment. */
export async function findFinishedAssessments(work: Work, familyIds: readonly string[]): Promise<Map<string, FinishedAssessment>> {
  if (familyIds.length === 0) return new Map();
  const rows = await work
    .tables('plans')
    .selectFrom('published.assessment')
    .select(['assessment_id', 'family_id', 'finished_at', 'level_of_need'])
    .where('family_id', 'in', [...familyIds])
    .where('state', 'in', ['finished', 'signed-off'])
    .orderBy('finished_at')
    .execute();
  return new Map(
    rows.flatMap(row => {
      const finishedOn = row.finished_at?.toZonedDateTimeISO('Europe/London').toPlainDate();
      return finishedOn ? [[row.family_id, { assessmentId: row.assessment_id, familyId: row.family_id, finishedOn, level: row.level_of_need }] as const] : [];
    }),
  );
}
