import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import type { Address, Agreement, AgreementGiven, Attends, AttendsWhat, ContactDetail, Involvement, Note, NoteKind } from './family.ts';
import { peopleTables } from './people.queries.ts';

export async function findAddresses(work: Work, familyId: string): Promise<Address[]> {
  const rows = await peopleTables(work)
    .selectFrom('people.address')
    .select(['id', 'household', 'lines', 'postcode', 'sensitive'])
    .where('family_id', '=', familyId)
    .where(eb => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', work.today)]))
    .orderBy('household')
    .orderBy('starts_on', 'desc')
    .execute();
  return rows.map(({ sensitive, ...row }) => ({ ...row, isProtected: sensitive !== null }));
}

/** Households that live at a protected address, also for those who may not read which. */
export async function findProtectedHouseholds(work: Work, familyId: string): Promise<string[]> {
  const households = sql<{ household: string }>`people.protected_households(${familyId})`.as<'hidden'>(sql`hidden (household)`);
  const rows = await peopleTables(work).selectFrom(households).select('household').distinct().execute();
  return rows.map(({ household }) => household);
}

export async function findAttends(work: Work, familyId: string): Promise<Attends[]> {
  const rows = await peopleTables(work)
    .selectFrom('people.attends')
    .select(['id', 'person_id as personId', 'what', 'name', 'agency_id as agencyId', 'sensitive'])
    .where('family_id', '=', familyId)
    .where(eb => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', work.today)]))
    .orderBy('id')
    .execute();
  return rows.map(({ sensitive, ...row }) => ({ ...row, what: row.what as AttendsWhat, isProtected: sensitive === 'address' }));
}

export async function findContactDetails(work: Work, familyId: string): Promise<ContactDetail[]> {
  const rows = await peopleTables(work)
    .selectFrom('people.contact_detail')
    .select(['id', 'person_id as personId', 'kind', 'value', 'safe_use as safeUse', 'sensitive'])
    .where('family_id', '=', familyId)
    .where(eb => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', work.today)]))
    .orderBy('id')
    .execute();
  return rows.map(({ sensitive, ...row }) => ({ ...row, kind: row.kind as ContactDetail['kind'], isProtected: sensitive === 'address' }));
}

/** What was agreed, newest first; never overwritten. */
export async function findAgreements(work: Work, familyId: string): Promise<Agreement[]> {
  const rows = await peopleTables(work)
    .selectFrom('people.agreement')
    .select(['id', 'given', 'person_id as personId', 'given_by as givenBy', 'how', 'scope', 'on_day as onDay', 'recorded_by as recordedBy'])
    .where('family_id', '=', familyId)
    .orderBy('on_day', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(row => ({ ...row, given: row.given as AgreementGiven }));
}

/** Who helps, and who used to: those who still do first. */
export async function findInvolvements(work: Work, familyId: string): Promise<Involvement[]> {
  return peopleTables(work)
    .selectFrom('people.involvement')
    .select([
      'id',
      'person_id as personId',
      'agency_id as agencyId',
      'agency_name as agencyName',
      'doing',
      'contact_name as contactName',
      'contact_phone as contactPhone',
      'starts_on as startsOn',
      'ends_on as endsOn',
      'as_at as asAt',
      'told_by as toldBy',
      'sensitive',
    ])
    .where('family_id', '=', familyId)
    .orderBy(sql`ends_on is not null`)
    .orderBy('agency_name')
    .orderBy('id')
    .execute();
}

type NotesAsked = { atMost?: number; kinds?: readonly NoteKind[] };

/** What was written about the family, newest first. */
export async function findNotes(work: Work, familyId: string, { atMost = 200, kinds }: NotesAsked = {}): Promise<Note[]> {
  const rows = await peopleTables(work)
    .selectFrom('people.note as n')
    .leftJoin('published.worker as w', 'w.worker_id', 'n.written_by')
    .select([
      'n.id',
      'n.kind',
      'n.text',
      'n.sensitive',
      'n.happened_on as happenedOn',
      'n.written_by as writtenBy',
      'n.written_at as writtenAt',
      'w.name as writerName',
    ])
    .where('n.family_id', '=', familyId)
    .$if(kinds !== undefined, query => query.where('n.kind', 'in', [...kinds!]))
    .orderBy('n.happened_on', 'desc')
    .orderBy('n.id', 'desc')
    .limit(atMost)
    .execute();
  return rows.map(row => ({ ...row, kind: row.kind as NoteKind }));
}

/** The day on which every clock of a family stopped, silently: a pregnancy ended without a birth. */
export async function findClocksStopped(work: Work, familyIds: readonly string[]): Promise<Map<string, Temporal.PlainDate>> {
  if (familyIds.length === 0) return new Map();
  const stopped = sql<{ family_id: string; stopped_on: Temporal.PlainDate }>`people.clocks_stopped(${familyIds}::uuid[])`.as('stopped');
  const rows = await peopleTables(work).selectFrom(stopped).select(['family_id', 'stopped_on']).execute();
  return new Map(rows.map(row => [row.family_id, row.stopped_on]));
}
