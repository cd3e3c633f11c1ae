import { questionsOf, type Answers, type Section, type SensitiveTopic } from '#modules/forms/index.ts';
import type { Work } from '#platform/work.ts';
import { scoresRecorded } from './assessment.events.ts';

/** A number that somebody gave, on a day, on a scale from lowest to highest. No person: the family as a whole. */
export type Score = {
  personId: string | null;
  key: string;
  value: number;
  lowest: number;
  highest: number;
  takenOn: Temporal.PlainDate;
  source: 'assessment' | 'review';
  sourceId: string;
};
export type NewScore = Pick<Score, 'personId' | 'key' | 'value' | 'lowest' | 'highest'>;
type TakenAt = Pick<Score, 'takenOn' | 'source' | 'sourceId'> & { familyId: string; sensitive?: SensitiveTopic | null };

/** Every score of a family that the actor may see, oldest first. */
export async function findScores(work: Work, familyId: string, key?: string): Promise<Score[]> {
  const rows = await work
    .tables('assessments')
    .selectFrom('assessments.score')
    .selectAll()
    .where('family_id', '=', familyId)
    .$if(key !== undefined, asked => asked.where('key', '=', key ?? ''))
    .orderBy('taken_on')
    .orderBy('recorded_at')
    .execute();
  return rows.map(row => ({
    personId: row.person_id,
    key: row.key,
    value: row.value,
    lowest: row.lowest,
    highest: row.highest,
    takenOn: row.taken_on,
    source: row.source as Score['source'],
    sourceId: row.source_id,
  }));
}

/** Records the scores taken at a review, in the place of those it had. Who may do so is for the action that calls this to decide. */
export async function recordScores(work: Work, at: Omit<TakenAt, 'source' | 'sensitive'>, scores: readonly NewScore[]): Promise<void> {
  await writeScores(work, { ...at, source: 'review' }, scores, [...new Set(scores.map(({ key }) => key))], null);
  await work.record(scoresRecorded, { familyId: at.familyId, subjectId: at.sourceId, details: { source: 'review', sourceId: at.sourceId } });
}

/** The scores in a section's answers, kept again as numbers so that they can be followed over time. */
export async function keepScoresOf(work: Work, section: Section, personId: string | null, answers: Answers, at: TakenAt): Promise<void> {
  const asked = questionsOf(section).filter(question => question.kind === 'scale');
  const scores = asked.flatMap(({ key, from, to }) => {
    const value = answers[key];
    return typeof value === 'number' ? [{ personId, key, value, lowest: from, highest: to }] : [];
  });
  const keys = asked.map(({ key }) => key);
  if (keys.length > 0) await writeScores(work, at, scores, keys, [personId]);
}

async function writeScores(
  work: Work,
  at: TakenAt,
  scores: readonly NewScore[],
  keys: readonly string[],
  people: readonly (string | null)[] | null,
): Promise<void> {
  const tables = work.tables('assessments');
  if (keys.length === 0) return;
  await tables
    .deleteFrom('assessments.score')
    .where('source_id', '=', at.sourceId)
    .where('key', 'in', [...keys])
    .$if(people !== null, rows => rows.where(eb => eb.or((people ?? []).map(id => (id === null ? eb('person_id', 'is', null) : eb('person_id', '=', id))))))
    .execute();
  for (const { personId, key, value, lowest, highest } of scores) {
    await tables
      .insertInto('assessments.score')
      .values({
        id: work.newId(),
        family_id: at.familyId,
        person_id: personId,
        key,
        value,
        lowest,
        highest,
        taken_on: at.takenOn,
        source: at.source,
        source_id: at.sourceId,
        sensitive: at.sensitive ?? null,
        recorded_by: work.actor.id,
        recorded_at: work.now,
      })
      .execute();
  }
}
