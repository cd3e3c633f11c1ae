import { sql } from 'kysely';
import { sendLater } from '#platform/messages.ts';
import type { Work } from '#platform/work.ts';
import { peopleAsked } from '../access.events.ts';
import { confirmPeopleMessage, noContactMessage } from './review-accounts.message.ts';
import { suspend } from './suspend.ts';

/** Days before the day that an agency is asked; days from it when it is reminded; days after it that whoever is not confirmed is suspended. */
export const askBefore = 28;
export const remindAt = [-7, 0, 7] as const;
export const closeAfter = 14;

type Check = { id: string; agencyId: string; dueOn: Temporal.PlainDate; askedOn: Temporal.PlainDate | null; remindedOn: Temporal.PlainDate | null };

/** What is due today for a check, in the order it is done. */
export function dueNow({ dueOn, askedOn, remindedOn }: Omit<Check, 'id' | 'agencyId'>, today: Temporal.PlainDate): 'ask' | 'remind' | 'close' | null {
  const { compare } = Temporal.PlainDate;
  if (askedOn === null) return compare(today, dueOn.subtract({ days: askBefore })) >= 0 ? 'ask' : null;
  // Asked late, because the service was off: they still get their 14 days.
  const closesOn = [dueOn, askedOn].toSorted(compare)[1]!.add({ days: closeAfter });
  if (compare(today, closesOn) >= 0) return 'close';
  const last = remindedOn ?? askedOn;
  return remindAt.some(days => compare(today, dueOn.add({ days })) >= 0 && compare(last, dueOn.add({ days })) < 0) ? 'remind' : null;
}

/** Each agency's yearly confirmation of its people: begun, asked for, reminded of, and closed. */
export async function reviewAgencies(work: Work): Promise<void> {
  await beginChecks(work);
  const access = work.tables('access');
  const open = await access.selectFrom('access.yearly_check').selectAll().where('closed_on', 'is', null).orderBy('due_on').orderBy('id').execute();
  for (const row of open) {
    const check = { id: row.id, agencyId: row.agency_id, dueOn: row.due_on, askedOn: row.asked_on, remindedOn: row.reminded_on };
    const due = dueNow(check, work.today);
    if (due === 'ask') await ask(work, check);
    if (due === 'remind' && (await unconfirmed(work, check)).length > 0) await remind(work, check);
    if (due === 'close') await close(work, check);
  }
}

/** The first confirmation of an agency is due a year after it was first counted. */
async function beginChecks(work: Work): Promise<void> {
  const access = work.tables('access');
  const { rows } = await sql<{ id: string }>`
    select g.id from access.agency g
     where exists (select from access.account a where a.agency_id = g.id and a.disabled_at is null and a.issuer not in ('internal', 'invited'))
       and not exists (select from access.yearly_check c where c.agency_id = g.id and c.closed_on is null)`.execute(access);
  for (const { id } of rows) await next(work, id, work.today.add({ years: 1 }));
}

const next = (work: Work, agencyId: string, dueOn: Temporal.PlainDate) =>
  work.tables('access').insertInto('access.yearly_check').values({ id: work.newId(), agency_id: agencyId, due_on: dueOn }).execute();

async function ask(work: Work, { id, agencyId, dueOn }: Check): Promise<void> {
  await work.tables('access').updateTable('access.yearly_check').set({ asked_on: work.today }).where('id', '=', id).execute();
  await work.record(peopleAsked, { familyId: null, subjectId: agencyId, details: { agencyId, checkId: id } });
  await tell(work, agencyId, dueOn, 'first');
}

async function remind(work: Work, { id, agencyId, dueOn }: Check): Promise<void> {
  await work.tables('access').updateTable('access.yearly_check').set({ reminded_on: work.today }).where('id', '=', id).execute();
  await tell(work, agencyId, dueOn, 'reminder');
}

/** The agency's contacts; where it has none, the administrators. */
async function tell(work: Work, agencyId: string, dueOn: Temporal.PlainDate, kind: 'first' | 'reminder'): Promise<void> {
  const contacts = await emailsOf(work, sql`'confirm-people' = any (r.rights) and a.agency_id = ${agencyId}`);
  const message = contacts.length > 0 ? confirmPeopleMessage(dueOn, kind) : noContactMessage(dueOn);
  for (const to of contacts.length > 0 ? contacts : await emailsOf(work, sql`'manage-accounts' = any (r.rights)`))
    await sendLater(work, { channel: 'email', to, aboutId: agencyId, ...message });
}

async function emailsOf(work: Work, who: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select distinct a.email from access.account a join access.account_role held on held.account_id = a.id join access.role r on r.code = held.role
     where a.disabled_at is null and a.email is not null and a.issuer not in ('internal', 'invited')
       and held.starts_on <= platform.today() and (held.ends_on is null or held.ends_on >= platform.today()) and ${who}`.execute(work.tables('access'));
  return rows.map(({ email }) => email);
}

/** Whoever was there when the agency was asked and has no answer; a contact confirms themself by confirming the others. */
async function unconfirmed(work: Work, { id, agencyId, askedOn }: Check): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from access.account a
     where a.agency_id = ${agencyId} and a.disabled_at is null and a.issuer <> 'internal' and (a.added_on is null or a.added_on <= ${askedOn?.toString()}::date)
       and not exists (select from access.person_check p where p.check_id = ${id} and (p.account_id = a.id or p.answered_by = a.id))
     order by a.id`.execute(work.tables('access'));
  return rows.map(row => row.id);
}

async function close(work: Work, check: Check): Promise<void> {
  for (const accountId of await unconfirmed(work, check)) await suspend(work, accountId, 'not confirmed');
  await work.tables('access').updateTable('access.yearly_check').set({ closed_on: work.today }).where('id', '=', check.id).execute();
  const due = check.dueOn.add({ years: 1 });
  await next(work, check.agencyId, Temporal.PlainDate.compare(due, work.today) > 0 ? due : work.today.add({ years: 1 }));
}
