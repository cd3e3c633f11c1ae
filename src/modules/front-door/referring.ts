import type { Candidate, ReferralAbout } from '#modules/referrals/index.ts';
import { findCandidates } from '#modules/referrals/index.ts';
import { findSafeRoute } from '#modules/plans/index.ts';
import { sayDate } from '#platform/date-field.ts';
import type { Work } from '#platform/work.ts';
import { fullName, type RequestPerson, type SupportRequest } from './request.ts';

/** What a request tells of whom a service may help: the people of the record, once it says who they are; until then, those whom the sender named. */
export async function aboutRequest(work: Work, { id, familyId, people, safeContact }: SupportRequest, serviceId: string): Promise<ReferralAbout> {
  const fromRecord = familyId === null ? [] : await findCandidates(work, familyId);
  const route = familyId === null ? 'nothing known' : await findSafeRoute(work, familyId);
  return {
    ...{ familyId, requestId: id, actionId: null, serviceId, sensitive: null },
    candidates: fromRecord.length > 0 ? fromRecord : people.map(person => candidateFrom(person, work.today)),
    // Whoever gave no safe way to be reached is reached by nobody else either.
    onlyThroughReferrer: (safeContact !== null && safeContact.ways.length === 0) || route === 'not confirmed' || route === 'not safe',
  };
}

function candidateFrom(person: RequestPerson, today: Temporal.PlainDate): Candidate {
  const { id, bornOn, dueOn, ageAbout } = person;
  const age = bornOn
    ? `${bornOn.until(today, { largestUnit: 'year' }).years}`
    : dueOn
      ? `due ${sayDate(dueOn)}`
      : ageAbout !== null
        ? `about ${ageAbout}`
        : 'age not known';
  return { id, name: fullName(person), age, isUnborn: bornOn === null && dueOn !== null };
}
