import { findLikelyPeople, type LikelyPerson } from '#modules/people/index.ts';
import { page } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { mayDecide } from '../decision.policy.ts';
import { getRequestToDecide } from '../decision.queries.ts';
import { linkRequest } from './link-request.ts';
import { fillMatch, linkingFrom, matchForm, type ToMatch } from './match-people.form.ts';
import { matchPeopleView } from './match-people.view.ts';

/** Looks through the register for each person of the request. An unborn child is looked for nowhere. */
async function loadToMatch(work: Work, requestId: string): Promise<ToMatch> {
  const request = await getRequestToDecide(work, { id: requestId });
  work.require(mayDecide(work.actor));
  const likely = new Map<string, readonly LikelyPerson[]>();
  if (request.familyId !== null) return { request, likely };
  for (const person of request.people) {
    const { givenName, familyName, bornOn, dueOn } = person;
    if (dueOn !== null || (givenName === null && bornOn === null)) continue;
    const found = await findLikelyPeople(work, { givenName: givenName ?? '', familyName: familyName ?? '', bornOn, postcode: request.address?.postcode });
    likely.set(person.id, found.slice(0, 5));
  }
  return { request, likely };
}

export const matchPeoplePage = page({
  name: 'front-door.match-people',
  path: '/requests/:requestId/match',
  title: 'Who is this about?',
  audience: 'workers',
  width: 'full',
  load: (work, { requestId }) => loadToMatch(work, requestId),
  allow: mayDecide,
  about: ({ request: { id, familyId }, likely }) => ({ subjectId: id, familyId, people: [...likely.values()].flat().map(({ personId }) => personId) }),
  form: matchForm,
  fill: fillMatch,
  back: ({ request: { id } }) => ({ href: `/requests/${id}`, text: 'Back to the request' }),
  show: matchPeopleView,
  submit: async (work, toMatch, answers) => {
    await linkRequest(work, toMatch.request, linkingFrom(toMatch, answers));
    return { goTo: `/requests/${toMatch.request.id}/decide` };
  },
});
