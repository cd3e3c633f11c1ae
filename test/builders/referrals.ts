import { answerReferral, findCandidates, sendReferral, writeReferral, type NewReferral, type ReferralAnswer } from '#modules/referrals/index.ts';
import { addTestOrganization, addTestService } from './directory.ts';
import { changeLead, closePlan, joinTeam } from '#modules/plans/index.ts';
import { addTestAction, startTestPlan, type TestPlan } from './plans.ts';
import type { Person, World } from '#test/world.ts';

/** A service that an agency's people take up referrals for; others there and elsewhere; and a plan with an action that the service would help with. */
export async function referringPeople(world: World) {
  const agency = 'Doorstep Family Friends';
  const lead = await world.worker('Priya Shah', { phone: '01632 960222', jobTitle: 'Health visitor' });
  const taker = await world.worker('Jean Abbot', { roles: ['referral-taker'], agency, jobTitle: 'Volunteer coordinator' });
  const colleague = await world.worker('Dawn Fisher', { roles: ['service-provider'], agency });
  const elsewhere = await world.worker('Rob Stone', { roles: ['referral-taker'], agency: 'Stone Sports' });
  const organizationId = await addTestOrganization(world, { agency, name: 'Doorstep' });
  const serviceId = await addTestService(world, { organizationId, name: 'Home visits', phones: [{ number: '01632 960001' }] });
  const nobodysId = await addTestService(world, { organizationId: await addTestOrganization(world, { name: 'Milk and Company' }), name: 'Milk help' });
  const plan = await startTestPlan(world, { lead });
  const actionId = await addTestAction(world, plan, { what: 'Somebody to visit in the mornings' });
  return { ...plan, lead, taker, colleague, elsewhere, organizationId, serviceId, nobodysId, actionId };
}

export type Referring = Awaited<ReturnType<typeof referringPeople>>;

/** What a mother agreed to for her child, ordinary and whole. */
export const aReferral = (world: World, motherId: string, more: Partial<NewReferral> = {}): NewReferral => ({
  answer: 'yes',
  personIds: [motherId],
  why: 'Mornings are hard, and nobody is there to help.',
  asks: 'A visit each week for three months.',
  reach: 'family',
  contact: 'Ring Adaeze after 6pm. Leave no message.',
  said: { byId: motherId, by: null, how: 'At home', on: world.today },
  ...more,
});

type Referral = { lead: Person; familyId: string; actionId: string; serviceId: string; motherId: string; words?: Partial<NewReferral> };

/** Writes a referral for an action, as its lead practitioner. */
export const writeTestReferral = (world: World, { lead, familyId, actionId, serviceId, motherId, words = {} }: Referral) =>
  world.doAs(lead, async work =>
    writeReferral(
      work,
      {
        ...{ familyId, requestId: null, actionId, serviceId, sensitive: null, onlyThroughReferrer: false },
        candidates: await findCandidates(work, familyId),
      },
      aReferral(world, motherId, words),
    ),
  );

/** Writes it, and sends it. */
export async function referTestAction(world: World, referral: Referral): Promise<string> {
  const id = await writeTestReferral(world, referral);
  await world.doAs(referral.lead, work => sendReferral(work, id));
  return id;
}

export const answerAs = (world: World, who: Person, referralId: string, answer: ReferralAnswer) =>
  world.doAs(who, work => answerReferral(work, referralId, answer));

/** Where a referral stands, as it is kept. */
export async function referralStored(world: World, referralId: string): Promise<{ state: string; is_by_hand: boolean; version: number }> {
  const [row] = await world.stored<{ state: string; is_by_hand: boolean; version: number }>(
    'select state, is_by_hand, version from referrals.referral where id = $1',
    [referralId],
  );
  if (!row) throw new Error('There is no such referral');
  return row;
}

/** Somebody else leads from now on. */
export const handOverTo = (world: World, { episodeId, lead }: TestPlan, next: Person) =>
  world.doAs(lead, work => changeLead(work, { episodeId, toId: next.id, reason: 'LEFTRL', words: null }));

/** Early help ends, whatever is under way. */
export const endTestEpisode = (world: World, { planId, lead }: TestPlan) =>
  world.doAs(lead, work =>
    closePlan(work, { planId, reason: 'end-of-support', words: 'It is well', outcomes: [{ outcomeNeed: '1.1', state: 'met', evidence: 'On time' }] }),
  );

/** Somebody joins the team around the family. */
export const joinTestTeam = (world: World, { episodeId, lead }: Pick<TestPlan, 'episodeId' | 'lead'>, { id }: Person) =>
  world.doAs(lead, work => joinTeam(work, { episodeId, workerId: id, role: 'Helps' }));
