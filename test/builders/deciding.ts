import { labelFamily, noteConflict } from '#modules/access/index.ts';
import { decideRequest, linkRequest, type Linked, type NewDecision, type NewRequest } from '#modules/front-door/index.ts';
import type { Person, World } from '#test/world.ts';
import { sendAs } from './front-door.ts';

/** The people of a front door: who sends, who decides, who manages, and who may only look on. */
export async function frontDoorPeople(world: World) {
  const hub = 'Fernshire front door';
  return {
    tom: await world.worker('Tom Ashby', { roles: ['referrer'] }),
    grace: await world.worker('Grace Adeyemi', { roles: ['front-door-officer'], agency: hub }),
    liam: await world.worker('Liam Hartley', { roles: ['front-door-officer'], agency: hub }),
    helen: await world.worker('Helen Ostrowski', { roles: ['team-manager'], agency: hub }),
    marcus: await world.worker('Marcus Bell', { roles: ['practitioner'], agency: 'Early help north' }),
    nora: await world.worker('Nora Quist', { roles: ['coordinator'], agency: hub }),
  };
}

/** Sends an ordinary request and links it to a new record, as an officer does who knows nobody in it. */
export async function sendAndLink(
  world: World,
  sender: Person,
  officer: Person,
  more: Partial<NewRequest> = {},
): Promise<{ id: string; reference: string } & Linked> {
  const request = await sendAs(world, sender, more);
  return { ...request, ...(await linkAsNew(world, officer, request.id)) };
}

export async function linkAsNew(world: World, officer: Person, requestId: string): Promise<Linked> {
  const people = await world.stored<{ id: string }>('select id from front_door.request_person where request_id = $1 order by number', [requestId]);
  return world.doAs(officer, work =>
    linkRequest(work, { id: requestId }, { familyId: 'new', people: people.map(({ id }) => ({ requestPersonId: id, personId: 'new' })) }),
  );
}

export const anAdvice = (more: Partial<NewDecision> = {}): NewDecision => ({
  level: 'additional',
  outcome: 'advice',
  reason: 'A club is enough for now.',
  feedback: 'We told the family of the Tuesday club.',
  advised: 'The Tuesday club at the hub',
  ...more,
});

export const decideAs = (world: World, officer: Person, requestId: string, more: Partial<NewDecision> = {}) =>
  world.doAs(officer, work => decideRequest(work, { id: requestId }, anAdvice(more)));

/** The record of a worker's own relative. */
export const relatedTo = (world: World, familyId: string, worker: Person) => world.asService(work => noteConflict(work, familyId, worker.id));

export const sealFor = (world: World, familyId: string, named: Person) =>
  world.asService(work => labelFamily(work, familyId, 'sealed', [{ accountId: named.id, isCustodian: true }]));
