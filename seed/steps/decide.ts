import { addAddress, addAttends, addContactDetail, changePerson, getPeopleOf } from '#modules/people/index.ts';
import { closeWithoutReply, decideRequest, findRequest, linkRequest, tellSender, type SupportRequest } from '#modules/front-door/index.ts';
import { findOpenEpisode } from '#modules/plans/index.ts';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { familyOf, idOf, type Teller, type Told, type Telling } from '../telling.ts';
import { factsOf, tellPerson, tellRelationships } from './records.ts';
import { personIn } from './requests.ts';

const levels = { 1: 'universal', 2: 'additional', 3: 'complex', 4: 'statutory' } as const;

/** The front door says whom a request is about, fills the record with all that is known, decides, and tells the sender. */
export const decide: Teller<'decide'> = async (telling, told, step, at) => {
  const requestId = idOf(told.requests, step.request);
  await telling.as(step.by, at, async work => {
    const asked = askedIn(told, step.request);
    const request = found(await findRequest(work, requestId));
    const isAboutFamily = step.outcome !== 'nfa' || told.familyId !== null;
    if (isAboutFamily) await link(work, telling, told, request, asked.who);
    await decideRequest(work, { id: requestId }, decisionOf(telling, told, step, request, work));
    if (step.outcome === 'eh') told.lead = step.allocatedTo ?? null;
    if (step.outcome === 'eh') told.episodeId = (await findOpenEpisode(work, familyOf(told)))?.id ?? told.episodeId;
    if (request.who !== 'practitioner' && request.who !== 'step-down' && !step.notToldBecause && request.safeContact?.ways.length)
      await tellSender(work, { id: requestId }, { how: 'in-person' });
  });
  for (const waiting of told.onceLinked.splice(0)) await waiting(at);
  if (step.notToldBecause)
    await telling.as('sunita.rao', at, work => closeWithoutReply(work, { id: requestId }, { because: 'anonymous', words: step.notToldBecause ?? '' }));
};

type Decide = Parameters<typeof decide>[2];

function askedIn({ story }: Told, key: string) {
  const asked = story.story.find(step => step.do === 'ask-for-support' && step.request === key);
  if (asked?.do !== 'ask-for-support') throw new Error(`${story.slug} has no request ${key}`);
  return asked;
}

function decisionOf(telling: Telling, told: Told, step: Decide, request: SupportRequest, work: Work) {
  const { outcome, reason, allocatedTo, services = [], feedback } = step;
  const agencies = services.flatMap(service => telling.fernshire.agencies.find(agency => agency.id === service)?.name ?? []);
  const toSocialCare = outcome === 'csc' || request.isSignificantHarm || request.isDanger;
  const team = telling.fernshire.workers.find(worker => worker.username === allocatedTo)?.teams.find(id => id.startsWith('early-help'));
  return {
    ...{ level: levels[step.level], outcome, reason, feedback: feedback ?? null },
    leadId: outcome === 'eh' && allocatedTo ? idOf(telling.accounts, allocatedTo) : null,
    teamId: outcome === 'eh' ? (telling.teams.get(team ?? localTeam(told)) ?? null) : null,
    socialCare: toSocialCare ? { whom: 'The duty social worker, Assessment and Support', at: work.now } : null,
    advised: outcome === 'advice' || outcome === 'other' ? agencies.join(', ') || reason : null,
  };
}

// A practitioner of another agency leads; the early help team of the place looks after the work.
const localTeam = ({ story }: Told) => (story.locality === 'fernbury' || story.locality === 'high-cotter' ? 'early-help-north' : 'early-help-south');

async function link(work: Work, telling: Telling, told: Told, request: SupportRequest, who: readonly string[]): Promise<void> {
  const people = request.people.map((person, place) => ({ requestPersonId: person.id, personId: told.people.get(who[place] ?? '') ?? 'new' }));
  const linked = await linkRequest(work, request, { familyId: told.familyId ?? 'new', familyName: familyName(told), people });
  const isFirst = told.familyId === null;
  told.familyId = linked.familyId;
  for (const [place, key] of who.entries()) told.people.set(key, idOf(linked.personIds, request.people[place]?.id ?? ''));
  if (isFirst) await fillRecord(work, telling, told);
}

const familyName = ({ story }: Told) =>
  [...new Set(story.people.filter(person => person.isChild).map(person => person.familyName))].join(' and ') || story.people[0]?.familyName || 'Family';

/** What the front door finds out while it looks: who else there is, where they live, where they go, how to reach them. */
async function fillRecord(work: Work, telling: Telling, told: Told): Promise<void> {
  const familyId = familyOf(told);
  const laterOn = new Set(told.story.story.flatMap(step => (step.do === 'add-person' ? [step.person] : [])));
  for (const person of told.story.people) {
    if (laterOn.has(person.key)) continue;
    const known = told.people.get(person.key);
    if (known === undefined) told.people.set(person.key, await tellPerson(work, telling, told, person));
    else await correct(work, telling, told, person.key, known);
  }
  await tellRelationships(work, told);
  await placesOf(work, telling, told, familyId);
}

async function correct(work: Work, telling: Telling, told: Told, key: string, personId: string): Promise<void> {
  const person = personIn(told, key);
  const member = (await getPeopleOf(work, familyOf(told))).find(one => one.id === personId);
  if (member)
    await changePerson(work, familyOf(told), personId, { version: member.version, facts: factsOf(telling, person), household: person.household ?? null });
}

async function placesOf(work: Work, telling: Telling, told: Told, familyId: string): Promise<void> {
  const name = (slug: string) => telling.fernshire.agencies.find(agency => agency.id === slug)?.name ?? slug;
  const asked = told.story.story.find(step => step.do === 'ask-for-support');
  const homes = new Set(told.story.people.filter(person => asked?.do === 'ask-for-support' && asked.who.includes(person.key)).map(person => person.household));
  for (const { key, address, postcode, protected: isProtected = false } of told.story.households) {
    // The request told the first home already.
    if (key !== [...homes][0]) await addAddress(work, familyId, { household: key, lines: address, postcode: postcode ?? null, isProtected });
  }
  for (const { key, gp, school, phone, isChild, born, doNotDisclose = [] } of told.story.people) {
    const personId = told.people.get(key);
    if (!personId || 'dueInDays' in born) continue;
    if (gp)
      await addAttends(work, familyId, {
        personId,
        what: 'gp',
        name: name(gp),
        agencyId: telling.agencies.get(gp) ?? null,
        isProtected: doNotDisclose.includes('gp'),
      });
    if (school && !isChild) await addAttends(work, familyId, { personId, what: 'other', name: name(school), isProtected: doNotDisclose.includes('school') });
    if (phone) await addContactDetail(work, familyId, { personId, kind: 'phone', value: phone, isProtected: doNotDisclose.includes('phone') });
  }
}
