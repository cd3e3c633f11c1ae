import { sql } from 'kysely';
import type { Storyteller } from '#platform/module.ts';
import type { Work } from '#platform/work.ts';
import type { Happening } from './happening.ts';
import { fullName } from './person.ts';
import { peopleTables } from './people.queries.ts';

type Row = { id: string; at: Temporal.Instant; kind: string; details: unknown; who: string | null };
/** `after` leaves out the moment itself; `from` does not. */
export type HappeningsAsked = {
  after?: Temporal.Instant;
  from?: Temporal.Instant;
  until?: Temporal.Instant;
  kinds?: readonly string[];
  notBy?: string;
  skip?: number;
  atMost: number;
};

/** What happened to a family, newest first, in words; what no module tells is left out. */
export async function findHappenings(
  work: Work,
  familyId: string,
  tell: Storyteller,
  asked: HappeningsAsked,
): Promise<{ happenings: Happening[]; hasMore: boolean }> {
  const { after, from, until, kinds, notBy, skip = 0, atMost } = asked;
  const rows: Row[] = await peopleTables(work)
    .selectFrom('published.event as e')
    .leftJoin('published.worker as w', 'w.worker_id', 'e.actor_id')
    .select(['e.id', 'e.at', 'e.kind', 'e.details', 'w.name as who'])
    .where('e.family_id', '=', familyId)
    .where('e.kind', 'not in', ['page.read', 'page.text-kept', 'page.refused'])
    .$if(after !== undefined, query => query.where('e.at', '>', after!))
    .$if(from !== undefined, query => query.where('e.at', '>=', from!))
    .$if(until !== undefined, query => query.where('e.at', '<', until!))
    .$if(notBy !== undefined, query => query.where('e.actor_id', '!=', notBy!))
    .$if(kinds !== undefined, query => query.where(eb => eb.or(kinds!.map(word => eb('e.kind', 'like', `${word}%`)))))
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .offset(skip)
    .limit(atMost + 1)
    .execute();
  const told = rows.slice(0, atMost).flatMap(row => {
    const sentence = tell(row.kind, row.details);
    return sentence === null ? [] : [{ ...row, sentence }];
  });
  const [names, notes] = [await namesOf(work, told), await textsOf(work, told)];
  const happenings = told.map(({ id, at, kind, details, who, sentence }) => ({
    id,
    at,
    kind,
    who: who ?? 'Somebody in the family, or the service',
    sentence,
    about: names.get(idIn(details, 'personId')) ?? null,
    note: notes.get(idIn(details, 'noteId')) ?? null,
  }));
  return { happenings, hasMore: rows.length > atMost };
}

/** When this person last opened the page of this family; null for the first time. */
export async function findLastLook(work: Work, familyId: string): Promise<Temporal.Instant | null> {
  const row = await peopleTables(work)
    .selectFrom('published.event')
    .select('at')
    .where('family_id', '=', familyId)
    // Said so that no index on people is tempting: the newest of this family's events are few to read, everything a person ever did is not.
    .where(sql<boolean>`actor_id is not distinct from ${work.actor.id}`)
    .where('kind', '=', 'page.read')
    .where(sql<boolean>`details->>'page' = 'people.see-family'`)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

const idIn = (details: unknown, name: string): string => {
  const value = typeof details === 'object' && details !== null ? (details as Readonly<Record<string, unknown>>)[name] : undefined;
  return typeof value === 'string' ? value : '';
};
const idsIn = (rows: readonly Row[], name: string): string[] => [...new Set(rows.map(({ details }) => idIn(details, name)).filter(id => id !== ''))];

async function namesOf(work: Work, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = idsIn(rows, 'personId');
  if (ids.length === 0) return new Map();
  const people = await peopleTables(work)
    .selectFrom('people.person')
    .select(['id', 'given_name as givenName', 'family_name as familyName'])
    .where('id', 'in', ids)
    .execute();
  return new Map(people.map(person => [person.id, fullName(person)]));
}

async function textsOf(work: Work, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = idsIn(rows, 'noteId');
  if (ids.length === 0) return new Map();
  const notes = await peopleTables(work).selectFrom('people.note').select(['id', 'text']).where('id', 'in', ids).execute();
  return new Map(notes.map(({ id, text }) => [id, text]));
}
