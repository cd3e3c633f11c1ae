import type { Answers } from '#modules/forms/index.ts';
import type { DB } from '#platform/tables.generated.ts';
import type { Selectable } from 'kysely';
import type { AgreementGiven, RequestSender, RequestState, SafeContact, SendingSystem, SupportRequest } from './request.ts';

type Row<Table extends keyof DB> = Selectable<DB[Table]>;

/** A request out of its rows. */
export function requestFrom(
  row: Row<'front_door.request'>,
  people: readonly Row<'front_door.request_person'>[],
  helpers: readonly Row<'front_door.request_helper'>[],
  address: Row<'front_door.request_address'> | null,
  sendingSystem: SendingSystem | null,
): SupportRequest {
  return {
    id: row.id,
    reference: row.reference,
    who: row.who as RequestSender,
    form: row.form,
    formVersion: row.form_version,
    answers: row.answers as Answers,
    isDanger: row.is_danger,
    isSignificantHarm: row.is_significant_harm,
    sentBy: row.sent_by,
    sendingSystem,
    senderAgencyId: row.sender_agency_id,
    sender: { name: row.sender_name, email: row.sender_email, phone: row.sender_phone },
    safeContact: row.safe_contact as SafeContact | null,
    agreement:
      row.agreement === null
        ? null
        : { given: row.agreement as AgreementGiven, by: row.agreement_by, how: row.agreement_how, on: row.agreement_on, why: row.agreement_why },
    sentAt: row.sent_at,
    dueAt: row.due_at,
    state: row.state as RequestState,
    familyId: row.family_id,
    takenBy: row.taken_by,
    version: row.version,
    people: people.map(person => ({
      id: person.id,
      givenName: person.given_name,
      familyName: person.family_name,
      bornOn: person.born_on,
      dueOn: person.due_on,
      ageAbout: person.age_about,
      isChild: person.is_child,
      relationship: person.relationship,
      school: person.school,
      isSender: person.is_sender,
      linkedPersonId: person.linked_person_id,
    })),
    address: address && {
      hasNoFixedAddress: address.has_no_fixed_address,
      lines: address.lines,
      postcode: address.postcode,
      isProtected: address.is_protected,
    },
    helpers: helpers.map(({ name, doing, contact, agency_id: agencyId }) => ({ name, doing, contact, agencyId })),
  };
}
