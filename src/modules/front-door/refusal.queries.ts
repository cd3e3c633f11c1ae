import { findNotes, isMissedContact, type NoteKind } from '#modules/people/index.ts';
import { found, Refusal as Refused } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Attempt, NewRefusal, Refusal, RefusalChoice, RefusalKind } from './refusal.ts';

const tables = (work: Work) => work.tables('front_door');

const refusals = (work: Work) =>
  tables(work)
    .selectFrom('front_door.refusal as refusal')
    .innerJoin('published.family as family', 'family.family_id', 'refusal.family_id')
    .leftJoin('published.worker as recorder', 'recorder.worker_id', 'refusal.recorded_by')
    .leftJoin('published.worker as decider', 'decider.worker_id', 'refusal.decided_by')
    .selectAll('refusal')
    .select(['family.name as family_name', 'family.reference as family_reference', 'recorder.name as recorder_name', 'decider.name as decider_name']);

type Row = Awaited<ReturnType<ReturnType<typeof refusals>['executeTakeFirstOrThrow']>>;

const refusalFrom = (row: Row): Refusal => ({
  id: row.id,
  familyId: row.family_id,
  familyName: row.family_name ?? '',
  familyReference: row.family_reference ?? '',
  kind: row.kind as RefusalKind,
  words: row.words,
  viewOfRisk: row.view_of_risk,
  recordedBy: row.recorded_by,
  recordedByName: row.recorder_name,
  recordedAt: row.recorded_at,
  version: row.version,
  decided: row.decided_at && {
    choice: row.choice as RefusalChoice,
    words: row.choice_words ?? '',
    consulted: row.consulted,
    byName: row.decider_name,
    at: row.decided_at,
  },
});

export async function getRefusal(work: Work, refusalId: string): Promise<Refusal> {
  return refusalFrom(found(await refusals(work).where('refusal.id', '=', refusalId).executeTakeFirst()));
}

/** Refusals that wait for a manager, in the families this person sees; the oldest first. */
export async function findWaitingRefusals(work: Work, familyId: string | null = null): Promise<Refusal[]> {
  const waiting = refusals(work).where('refusal.choice', 'is', null).orderBy('refusal.recorded_at');
  return (await (familyId === null ? waiting : waiting.where('refusal.family_id', '=', familyId)).execute()).map(refusalFrom);
}

const attemptWords: Partial<Record<NoteKind, string>> = {
  spoke: 'Spoke with the family',
  visited: 'Visited',
  'no-answer': 'Rang, no answer',
  'not-in': 'Called at the home, nobody in',
  'was-not-brought': 'A child was not brought',
};

/** The tries to reach the family that are on record, the newest first. */
export async function findAttempts(work: Work, familyId: string, { atMost = 200 } = {}): Promise<Attempt[]> {
  const notes = await findNotes(work, familyId, { atMost, kinds: Object.keys(attemptWords) as NoteKind[] });
  return notes.flatMap(({ kind, text, happenedOn }) => {
    const how = attemptWords[kind];
    return how === undefined ? [] : [{ onDay: happenedOn, how, missed: isMissedContact(kind), words: text }];
  });
}

export async function addRefusal(work: Work, { familyId, requestId = null, kind, words, viewOfRisk }: NewRefusal): Promise<string> {
  const id = work.newId();
  await tables(work)
    .insertInto('front_door.refusal')
    .values({ id, family_id: familyId, request_id: requestId, kind, words, view_of_risk: viewOfRisk, recorded_by: work.actor.id, recorded_at: work.now })
    .execute();
  return id;
}

export async function saveChoice(
  work: Work,
  { id, version }: Refusal,
  choice: { choice: RefusalChoice; words: string; consulted: string | null },
): Promise<void> {
  const { numUpdatedRows } = await tables(work)
    .updateTable('front_door.refusal')
    .set({
      choice: choice.choice,
      choice_words: choice.words,
      consulted: choice.consulted,
      decided_by: work.actor.id,
      decided_at: work.now,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('choice', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Refused('conflict', 'Another manager has decided this already');
}
