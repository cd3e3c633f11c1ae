import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { NewNote } from '../family.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { nameFirstReader } from '../named.ts';
import { noteAdded } from '../people.events.ts';
import { getFamily, peopleTables } from '../people.queries.ts';

/** Writes a note, or that somebody tried to reach the family. A sensitive one is read by its writer and those named for its topic. */
export async function addNote(work: Work, familyId: string, note: NewNote): Promise<string> {
  work.require(mayWriteOfFamily(work.actor));
  await getFamily(work, familyId);
  const { kind, text, happenedOn = work.today, sensitive = null } = note;
  if (kind === 'note' && !text.trim()) throw invalid({ text: 'Write the note' });
  if (Temporal.PlainDate.compare(happenedOn, work.today) > 0) throw invalid({ happenedOn: 'The day must be today or in the past' });
  if (sensitive) await nameFirstReader(work, familyId, sensitive);
  const id = work.newId();
  await peopleTables(work)
    .insertInto('people.note')
    .values({ id, family_id: familyId, kind, text: text.trim(), sensitive, happened_on: happenedOn, written_by: work.actor.id, written_at: work.now })
    .execute();
  await work.record(noteAdded, { familyId, subjectId: id, details: { noteId: id, kind, ...(sensitive && { sensitive }) } });
  return id;
}
