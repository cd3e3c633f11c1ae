import {
  addAddress,
  addAttends,
  addContactDetail,
  addInvolvement,
  findAddresses,
  findAttends,
  findProtectedHouseholds,
  recordAgreement,
} from '#modules/people/index.ts';
import { dayInLondon, type Work } from '#platform/work.ts';
import type { CaseOfRequest } from '../decision.queries.ts';
import { safeWays, senders, type RequestHelper, type RequestPerson } from '../request.ts';
import { home } from './linking.ts';

/** Fills the family's record from what the request said, with who said it and when. What the record knows already is not overwritten. */
export async function recordFromRequest(
  work: Work,
  request: CaseOfRequest,
  familyId: string,
  isNew: (requestPersonId: string) => boolean,
  idOf: (requestPersonId: string) => string | undefined,
) {
  const isProtected = request.address?.isProtected ?? false;
  await recordAddress(work, request, familyId);
  const attended = new Set((await findAttends(work, familyId)).map(({ personId }) => personId));
  for (const person of request.people) {
    const personId = idOf(person.id);
    if (!personId) continue;
    if (person.school && !attended.has(personId)) {
      await addAttends(work, familyId, { personId, what: schoolOrNursery(person, work.today), name: person.school, isProtected });
    }
    if (person.isSender && isNew(person.id)) await recordHowToReach(work, request, familyId, personId, isProtected);
  }
  for (const helper of request.helpers) await recordHelper(work, request, familyId, helper);
  await recordAgreed(work, request, familyId);
}

async function recordAddress(work: Work, { address }: CaseOfRequest, familyId: string): Promise<void> {
  if (!address?.lines?.trim()) return;
  const isKnown = (await findAddresses(work, familyId)).length > 0 || (await findProtectedHouseholds(work, familyId)).length > 0;
  if (!isKnown) await addAddress(work, familyId, { household: home, lines: address.lines, postcode: address.postcode, isProtected: address.isProtected });
}

const schoolOrNursery = ({ bornOn, ageAbout, school }: RequestPerson, today: Temporal.PlainDate) => {
  const age = bornOn ? bornOn.until(today, { largestUnit: 'years' }).years : ageAbout;
  return /nursery|pre-?school|playgroup/i.test(school ?? '') || (age !== null && age < 4) ? 'nursery' : 'school';
};

async function recordHowToReach(work: Work, { sender, safeContact }: CaseOfRequest, familyId: string, personId: string, isProtected: boolean): Promise<void> {
  const ways = safeContact?.ways.map(way => safeWays[way]) ?? [];
  const safeUse = [ways.join(', ') || 'No way is safe', safeContact?.when, safeContact?.mayLeaveMessage ? 'You may leave a message' : 'Do not leave a message']
    .filter(Boolean)
    .join('. ');
  if (sender.phone) await addContactDetail(work, familyId, { personId, kind: 'phone', value: sender.phone, safeUse, isProtected });
  if (sender.email) await addContactDetail(work, familyId, { personId, kind: 'email', value: sender.email, safeUse, isProtected });
}

async function recordHelper(work: Work, request: CaseOfRequest, familyId: string, { name, doing, contact, agencyId = null }: RequestHelper): Promise<void> {
  const isPhone = contact !== null && /^[\d\s+()-]{6,}$/.test(contact);
  await addInvolvement(work, familyId, {
    agencyName: name,
    agencyId,
    doing,
    contactName: isPhone ? null : contact,
    contactPhone: isPhone ? contact : null,
    toldBy: saidBy(request),
    asAt: dayInLondon(request.sentAt),
  });
}

async function recordAgreed(work: Work, request: CaseOfRequest, familyId: string): Promise<void> {
  const { agreement } = request;
  if (!agreement) return;
  const { given, by, how, why, on } = agreement;
  await recordAgreement(work, familyId, {
    given,
    givenBy: by,
    how: how ?? why,
    scope: `Request ${request.reference}, as ${saidBy(request)} said`,
    onDay: on ?? dayInLondon(request.sentAt),
  });
}

const saidBy = ({ agencyName, who }: CaseOfRequest) => agencyName ?? senders[who].toLowerCase();
