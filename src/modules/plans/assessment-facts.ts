import type { Work } from '#platform/work.ts';

export type FinishedAssessment = { assessmentId: string; familyId: string; finishedOn: Temporal.PlainDate; level: string | null };
export type LatestAssessment = { assessmentId: string; dueOn: Temporal.PlainDate; isFinished: boolean };

/** One question for both, so that a page that wants both asks once. */
const assessmentsOf = (work: Work, familyIds: readonly string[]) =>
  work
    .tables('plans')
    .selectFrom('published.assessment')
    .select(['assessment_id', 'family_id', 'finished_at', 'level_of_need', 'due_on', 'state'])
    .where('family_id', 'in', [...familyIds])
    .orderBy('started_at')
    .execute();

const isFinished = ({ state }: { state: string }) => state === 'finished' || state === 'signed-off';

/** Each family's latest finished assessment. */
export async function findFinishedAssessments(work: Work, familyIds: readonly string[]): Promise<Map<string, FinishedAssessment>> {
  if (familyIds.length === 0) return new Map();
  const finished = (await assessmentsOf(work, familyIds)).flatMap(row => (isFinished(row) && row.finished_at ? [{ ...row, finishedAt: row.finished_at }] : []));
  return new Map(
    finished
      .toSorted((a, b) => Temporal.Instant.compare(a.finishedAt, b.finishedAt))
      .map(row => {
        const finishedOn = row.finishedAt.toZonedDateTimeISO('Europe/London').toPlainDate();
        return [row.family_id, { assessmentId: row.assessment_id, familyId: row.family_id, finishedOn, level: row.level_of_need }];
      }),
  );
}

/** Each family's latest assessment, finished or not. */
export async function findLatestAssessments(work: Work, familyIds: readonly string[]): Promise<Map<string, LatestAssessment>> {
  if (familyIds.length === 0) return new Map();
  const rows = await assessmentsOf(work, familyIds);
  return new Map(rows.map(row => [row.family_id, { assessmentId: row.assessment_id, dueOn: row.due_on, isFinished: isFinished(row) }]));
}
