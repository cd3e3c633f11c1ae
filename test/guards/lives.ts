import { labelFamily, noteConflict, openFamily } from '#modules/access/index.ts';
import { findSection, startAssessment, writeSection } from '#modules/assessments/index.ts';
import { recordUnmetNeed } from '#modules/commissioning/index.ts';
import { addSource, commentOnOffer, proposeChange, reportMistake } from '#modules/directory/index.ts';
import { linkRequest, recordRefusal } from '#modules/front-door/index.ts';
import { addAddress, addAttends, addContactDetail, addInvolvement, addNote, addPerson, openFamilyRecord } from '#modules/people/index.ts';
import { addAction, addGoal, joinTeam, openEpisode, recordMeeting, releaseCopy, startPlan } from '#modules/plans/index.ts';
import { makeSecret, tellSystem } from '#modules/systems/index.ts';
import { addTestService, editorOf, serviceSaid } from '#test/builders/directory.ts';
import { sendAs } from '#test/builders/front-door.ts';
import { referTestAction } from '#test/builders/referrals.ts';
import { listeningSystem } from '#test/builders/systems.ts';
import type { Person, World } from '#test/world.ts';
import { canaryOf } from './canaries.ts';
import { tellOfThem } from './partners.ts';

/** Whether this family is visible, and to whom, is what the guards are about. All but the first are hidden from Tess. */
export type Kind = 'own' | 'other' | 'restricted' | 'sealed' | 'conflict';
export const kinds: readonly Kind[] = ['own', 'other', 'restricted', 'sealed', 'conflict'];

export type Life = { kind: Kind; name: string; familyId: string; requestId: string };
export type Lives = Readonly<Record<Kind, Life>>;

/** Tess works with her own family, and used to with the ones now closed to her; Olu with the others; Mina is a mother with an account. */
export type Cast = { officer: Person; tess: Person; olu: Person; mina: Person };

const day = (text: string) => Temporal.PlainDate.from(text);

/** A family of each kind, each with all that a family may have: people, addresses, notes, an assessment, a plan with everything in it. */
export async function makeLives(world: World): Promise<{ cast: Cast; lives: Lives }> {
  const officer = await world.worker('Flo Marsh', { roles: ['front-door-officer', 'team-manager'], agency: 'Fernshire County Council' });
  const tess = await world.worker('Tess Lead', { roles: ['practitioner'] });
  const olu = await world.worker('Olu Other', { roles: ['practitioner'] });
  const serviceId = await makeService(world);
  const lives = {
    own: await makeLife(world, serviceId, 'own', officer, tess),
    other: await makeLife(world, serviceId, 'other', officer, olu),
    restricted: await makeLife(world, serviceId, 'restricted', officer, olu, tess),
    sealed: await makeLife(world, serviceId, 'sealed', officer, olu, tess),
    conflict: await makeLife(world, serviceId, 'conflict', officer, olu, tess),
  };
  await tellOfThem(world, Object.values(lives));
  await closeThem(world, lives, { olu, tess });
  await makeSystem(world);
  await world.asService(work => addSource(work, { name: 'Another directory', kind: 'standard' }));
  const [mother] = await world.stored<{ person_id: string }>('select person_id from people.family_member where family_id = $1 and not is_child', [
    lives.own.familyId,
  ]);
  const mina = await world.worker('A mother', { roles: ['parent'], agencyId: null, personId: mother?.person_id ?? null });
  return { cast: { officer, tess, olu, mina }, lives };
}

export const nameOf = (kind: Kind) => ({ own: 'Ownleigh', other: 'Otherby', restricted: 'Restrixham', sealed: 'Sealwick', conflict: 'Conflictham' })[kind];

async function makeLife(world: World, serviceId: string, kind: Kind, officer: Person, lead: Person, also: Person | null = null): Promise<Life> {
  const name = nameOf(kind);
  const { familyId, mother } = await world.doAs(officer, async work => {
    const id = await openFamilyRecord(work, { name, because: 'front door' });
    const added = {
      familyId: id,
      mother: await addPerson(work, id, { givenName: 'Mina', familyName: name, bornOn: day('1991-02-03'), isChild: false, household: 'A' }),
      child: await addPerson(work, id, { givenName: 'Rosa', familyName: name, bornOn: day('2018-05-04'), isChild: true, household: 'A' }),
    };
    // The officer writes what is protected, and so is the only one named for it.
    await addAddress(work, id, { household: 'A', lines: `1 ${canaryOf(kind, 'address')}`, postcode: 'ZZ9 9ZZ', isProtected: true });
    await addContactDetail(work, id, { personId: added.mother, kind: 'email', value: `${canaryOf(kind, 'email')}@example.org`, isProtected: true });
    await addAttends(work, id, { personId: added.child, what: 'school', name: `${canaryOf(kind, 'school')} Primary`, isProtected: true });
    await addNote(work, id, { kind: 'note', text: `Words about ${canaryOf(kind, 'note')}`, sensitive: 'abuse' });
    await addInvolvement(work, id, { agencyName: 'School nursing', personId: added.child, toldBy: 'the family' });
    await openEpisode(work, { familyId: id, level: 'complex', leadId: lead.id, reason: 'School and home' });
    if (also) await openFamily(work, id, { accountId: also.id }, 'team around the family');
    return added;
  });
  await world.doAs(lead, async work => {
    await addNote(work, familyId, { kind: 'spoke', text: `Spoke to the ${name} family` });
    const { id } = await startAssessment(work, { familyId, reason: 'Rosa is often late for school.' });
    const place = { assessmentId: id, section: 'parenting', personId: null };
    await writeSection(work, { ...place, answers: { 'parenting-strengths': `${name} strengths` }, version: (await findSection(work, place))?.version ?? 0 });
    await makePlan(world, work, familyId, mother);
    await recordUnmetNeed(work, familyId, { need: '1.4', reason: 'full', words: `Help to read for the ${name} family` });
  });
  await makeReferral(world, lead, { familyId, personId: mother, serviceId });
  return { kind, name, familyId, requestId: await makeRequest(world, familyId, lead, officer) };
}

async function makePlan(world: World, work: Parameters<typeof startPlan>[0], familyId: string, personId: string): Promise<void> {
  const [episode] = await world.stored<{ id: string }>('select id from plans.episode where family_id = $1', [familyId]);
  const episodeId = episode?.id ?? '';
  const colleague = { name: 'Lena Frost', agencyName: 'School nursing' };
  await joinTeam(work, { episodeId, role: 'School nurse', ...colleague });
  const planId = await startPlan(work, { episodeId });
  const goalId = await addGoal(work, { planId, personIds: [personId], need: 'Mornings are hard', wanted: 'Rosa is at school on time' });
  await addAction(work, { goalId, what: 'Breakfast club', doer: { workerId: work.actor.id }, byWhen: work.today.add({ days: 14 }) });
  const where = { words: 'The school library', isProtected: false };
  await releaseCopy(work, { planId, personId });
  await recordMeeting(work, { planId, kind: 'first', heldOn: work.today, where, came: [{ workerId: work.actor.id }, { personId }], said: 'All went well' });
}

/** A referral for the action of the plan. */
async function makeReferral(
  world: World,
  lead: Person,
  { familyId, personId, serviceId }: { familyId: string; personId: string; serviceId: string },
): Promise<void> {
  const [action] = await world.stored<{ id: string }>('select id from plans.action where family_id = $1', [familyId]);
  await referTestAction(world, { lead, familyId, actionId: action?.id ?? '', serviceId, motherId: personId });
}

/** A request of this family's worker, which the front door has said is about this family. */
async function makeRequest(world: World, familyId: string, sender: Person, officer: Person): Promise<string> {
  await sendAs(world, sender);
  const [request] = await world.stored<{ id: string }>('select id from front_door.request where family_id is null');
  const id = request?.id ?? '';
  await world.doAs(officer, async work => {
    await linkRequest(work, { id }, { familyId, people: [] });
    await recordRefusal(work, { familyId, kind: 'declined', words: 'Not now, said at the door', viewOfRisk: 'Nobody is in danger', requestId: id });
  });
  return id;
}

/** A partner's system, told of something once. */
async function makeSystem(world: World): Promise<void> {
  const { id } = await listeningSystem(world, undefined, { agency: 'Another agency' });
  await world.asService(async work => {
    await tellSystem(work, id, { event: 'request.decided', reference: 'R-222222', state: 'decided' });
    await makeSecret(work, id, 'client');
  });
}

/** A service of the directory, with a change that waits. */
async function makeService(world: World): Promise<string> {
  const id = await addTestService(world, { name: 'Stay and play' });
  await world.doAs(await editorOf(world), work => proposeChange(work, id, { content: serviceSaid({ name: 'Play and sing', ways: ['phone'] }), basedOn: 1 }));
  await world.asService(work => reportMistake(work, id, { said: 'The number does not work', reach: null }));
  await world.asService(work => commentOnOffer(work, { fromWhom: 'parent', about: 'finding-it', said: 'It is hard to find' }));
  return id;
}

async function closeThem(world: World, lives: Lives, { olu, tess }: Pick<Cast, 'olu' | 'tess'>): Promise<void> {
  const named = [{ accountId: olu.id, isCustodian: true }];
  for (const kind of ['restricted', 'sealed'] as const) {
    await world.asService(work => labelFamily(work, lives[kind].familyId, kind, named));
  }
  await world.asService(work => noteConflict(work, lives.conflict.familyId, tess.id));
}
