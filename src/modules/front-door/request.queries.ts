import { createHash } from 'node:crypto';
import type { Work } from '#platform/work.ts';
import { requestFrom } from './request.rows.ts';
import { referenceFrom, type NewRequest, type SendingSystem, type SupportRequest } from './request.ts';

const tables = (work: Work) => work.tables('front_door');

export async function addRequest(work: Work, request: NewRequest, dueAt: Temporal.Instant): Promise<{ id: string; reference: string }> {
  const id = work.newId();
  const reference = await addUnderFreeReference(work, id, request, dueAt);
  const { people, address, helpers } = request;
  for (const [index, person] of people.entries()) {
    const { givenName, familyName, bornOn, dueOn, ageAbout, isChild, relationship, school, isSender = false } = person;
    await tables(work)
      .insertInto('front_door.request_person')
      .values({
        id: work.newId(),
        request_id: id,
        number: index + 1,
        given_name: givenName,
        family_name: familyName,
        born_on: bornOn,
        due_on: dueOn,
        age_about: ageAbout,
        is_child: isChild,
        relationship,
        school,
        is_sender: isSender,
      })
      .execute();
  }
  for (const [index, { name, doing, contact, agencyId = null }] of helpers.entries()) {
    const row = { id: work.newId(), request_id: id, number: index + 1, name, doing, contact, agency_id: agencyId };
    await tables(work).insertInto('front_door.request_helper').values(row).execute();
  }
  if (address) {
    const row = {
      request_id: id,
      has_no_fixed_address: address.hasNoFixedAddress,
      lines: address.lines,
      postcode: address.postcode,
      is_protected: address.isProtected,
    };
    await tables(work).insertInto('front_door.request_address').values(row).execute();
  }
  return { id, reference };
}

/** Two requests may draw the same reference; the second draws again. */
async function addUnderFreeReference(work: Work, id: string, request: NewRequest, dueAt: Temporal.Instant): Promise<string> {
  const { sender, agreement } = request;
  for (let tries = 0; tries < 10; tries += 1) {
    const reference = referenceFrom(createHash('sha256').update(`${id}/${tries}`).digest());
    const { numInsertedOrUpdatedRows } = await tables(work)
      .insertInto('front_door.request')
      .values({
        id,
        reference,
        who: request.who,
        form: request.form,
        form_version: request.formVersion,
        answers: JSON.stringify(request.answers),
        is_danger: request.isDanger,
        is_significant_harm: request.isSignificantHarm,
        sent_by: work.actor.id,
        sender_agency_id: work.actor.agencyId,
        sender_name: sender.name,
        sender_email: sender.email,
        sender_phone: sender.phone,
        safe_contact: request.safeContact && JSON.stringify(request.safeContact),
        agreement: agreement?.given ?? null,
        agreement_by: agreement?.by ?? null,
        agreement_how: agreement?.how ?? null,
        agreement_on: agreement?.on ?? null,
        agreement_why: agreement?.why ?? null,
        sent_at: work.now,
        due_at: dueAt,
      })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 1n) return reference;
  }
  throw new Error('No reference was free');
}

/** The whole request, as it was asked; null where it does not exist for this person. */
export async function findRequest(work: Work, id: string): Promise<SupportRequest | null> {
  const row = await tables(work).selectFrom('front_door.request').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const people = await tables(work).selectFrom('front_door.request_person').selectAll().where('request_id', '=', id).orderBy('number').execute();
  const helpers = await tables(work).selectFrom('front_door.request_helper').selectAll().where('request_id', '=', id).orderBy('number').execute();
  const address = await tables(work).selectFrom('front_door.request_address').selectAll().where('request_id', '=', id).executeTakeFirst();
  return requestFrom(row, people, helpers, address ?? null, await findSendingSystem(work, row.sent_by));
}

/** The software that sent a request by the API, or null where a person sent it. */
async function findSendingSystem(work: Work, sentBy: string): Promise<SendingSystem | null> {
  const row = await tables(work).selectFrom('published.system').select(['name', 'agency_name']).where('system_id', '=', sentBy).executeTakeFirst();
  return row ? { name: row.name, agencyName: row.agency_name } : null;
}

/** What somebody may read of a request they sent without an account: that it arrived, and what happens by when. */
export async function findReceipt(work: Work, id: string): Promise<Receipt | null> {
  const row = await tables(work)
    .selectFrom('front_door.request')
    .select(['id', 'reference', 'who', 'is_danger', 'is_significant_harm', 'due_at'])
    .where('id', '=', id)
    .where('sent_by', '=', work.actor.id)
    .executeTakeFirst();
  if (!row) return null;
  const { reference, is_danger: isDanger, is_significant_harm: isSignificantHarm, due_at: dueAt } = row;
  return { id, reference, who: row.who as SupportRequest['who'], isDanger, isSignificantHarm, dueAt };
}

export type Receipt = Pick<SupportRequest, 'id' | 'reference' | 'who' | 'isDanger' | 'isSignificantHarm' | 'dueAt'>;

/** The reader's own work contact, so that nobody types what their account already says. */
export async function findMyContact(work: Work): Promise<{ name: string; email: string; phone: string | null }> {
  const row = await tables(work).selectFrom('published.worker').select(['email', 'phone']).where('worker_id', '=', work.actor.id).executeTakeFirst();
  return { name: work.actor.name, email: row?.email ?? '', phone: row?.phone ?? null };
}

export async function findAgencyName(work: Work, agencyId: string | null): Promise<string | null> {
  if (agencyId === null) return null;
  const row = await tables(work).selectFrom('published.agency').select('name').where('agency_id', '=', agencyId).executeTakeFirst();
  return row?.name ?? null;
}
