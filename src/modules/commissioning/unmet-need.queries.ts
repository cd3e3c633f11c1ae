import { getNewestVersion, questionsOf } from '#modules/forms/index.ts';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { EndedAs, UnmetNeed, UnmetReason } from './unmet-need.ts';

export const commissioningTables = (work: Pick<Work, 'tables'>) => work.tables('commissioning');

const columns = [
  'id',
  'family_id as familyId',
  'person_id as personId',
  'goal_id as goalId',
  'request_id as requestId',
  'framework',
  'need',
  'age',
  'ward',
  'reason',
  'words',
  'sensitive',
  'recorded_by as recordedBy',
  'recorded_on as recordedOn',
  'ended_as as endedAs',
  'ended_words as endedWords',
  'ended_on as endedOn',
  'version',
] as const;

/** What could not be found for a family, as far as this person may read it; what is still open first, then the newest. */
export async function findUnmetNeeds(work: Work, familyId: string): Promise<UnmetNeed[]> {
  const rows = await commissioningTables(work)
    .selectFrom('commissioning.unmet_need')
    .select(columns)
    .where('family_id', '=', familyId)
    .orderBy(eb => eb('ended_on', 'is not', null))
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(unmetNeedOf);
}

export async function getUnmetNeed(work: Work, id: string): Promise<UnmetNeed> {
  return unmetNeedOf(found(await commissioningTables(work).selectFrom('commissioning.unmet_need').select(columns).where('id', '=', id).executeTakeFirst()));
}

const unmetNeedOf = <Row extends { reason: string; endedAs: string | null }>(row: Row) => ({
  ...row,
  reason: row.reason as UnmetReason,
  endedAs: row.endedAs as EndedAs | null,
});

/** A need of a plan: its kind, and whose it is. */
export type GoalInShort = { id: string; outcomeNeed: string | null; personIds: readonly string[]; sensitive: string | null };

export async function findGoalOf(work: Work, familyId: string, goalId: string): Promise<GoalInShort | null> {
  const row = await commissioningTables(work)
    .selectFrom('published.goal')
    .select(['goal_id as id', 'outcome_need as outcomeNeed', 'person_ids as personIds', 'sensitive'])
    .where('family_id', '=', familyId)
    .where('goal_id', '=', goalId)
    .executeTakeFirst();
  return row ? { id: goalId, outcomeNeed: row.outcomeNeed, personIds: row.personIds ?? [], sensitive: row.sensitive } : null;
}

/** For which topic a kind of need is sensitive: that of the part of the assessment where it is asked. */
export async function findTopicOfNeed(work: Work, need: string): Promise<string | null> {
  const { sections } = await getNewestVersion(work, 'early-help-assessment');
  const asks = sections.filter(section =>
    questionsOf(section).some(
      question => question.key.startsWith('outcome-needs') && 'choices' in question && question.choices.some(({ key }) => key === need),
    ),
  );
  return asks.some(({ sensitive }) => sensitive === undefined) ? null : (asks[0]?.sensitive ?? null);
}
