import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { effectRecorded } from '../concern.events.ts';
import { mayReviewConcerns } from '../concern.policy.ts';
import { getConcern } from '../concern.queries.ts';
import type { EffectKind } from '../concern.ts';
import { findOwnConcern } from '../own-concern.queries.ts';

export type NewEffect = { what: EffectKind; happenedOn: Temporal.PlainDate; words: string | null };

/** Keeps what came of reaching out, so that it can be counted what finding families is worth. */
export async function recordEffect(work: Work, concernId: string, { what, happenedOn, words }: NewEffect): Promise<void> {
  const isMine = (await findOwnConcern(work, concernId)) !== null;
  if (!isMine) work.require(mayReviewConcerns(work.actor));
  if (!isMine && !(await getConcern(work, concernId)).review) throw invalid({ what: 'Review this household first: somebody must have decided to reach out' });
  await work
    .tables('targeting')
    .insertInto('targeting.concern_effect')
    .values({ id: work.newId(), concern_id: concernId, what, happened_on: happenedOn, words, recorded_by: work.actor.id, recorded_at: work.now })
    .execute();
  await work.record(effectRecorded, { familyId: null, subjectId: concernId, details: { concernId, what } });
}
