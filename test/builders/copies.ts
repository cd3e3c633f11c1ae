import { addAddress, addContactDetail, relate, type NewPerson } from '#modules/people/index.ts';
import { addAction, addGoal, agreePlan, openEpisode, releaseCopy, startPlan, type GoalWords, type Releasing } from '#modules/plans/index.ts';
import type { Person, World } from '#test/world.ts';
import { day, officerOf, openTestFamily } from './people.ts';

const people: readonly NewPerson[] = [
  { givenName: 'Farah', familyName: 'Rahimi', bornOn: day('1991-04-02'), sex: 'F', isChild: false, household: 'A' },
  { givenName: 'Karim', familyName: 'Rahimi', bornOn: day('1989-11-20'), sex: 'M', isChild: false, household: 'B' },
  { givenName: 'Aisha', familyName: 'Rahimi', bornOn: day('2018-06-09'), sex: 'F', isChild: true, household: 'A' },
];

export type TwoHomes = Awaited<ReturnType<typeof twoHomes>>;

/** Parents who live apart, their daughter with her mother, and an agreed plan: a need of hers, one of the mother's and one of the father's. */
export async function twoHomes(world: World, { lead, hidden = false }: { lead: Person; hidden?: boolean }) {
  const officer = await officerOf(world);
  const { familyId, ids } = await openTestFamily(world, { name: 'Rahimi', people });
  const [mumId = '', dadId = '', childId = ''] = ids;
  const episodeId = await world.doAs(officer, async work => {
    for (const parentId of [mumId, dadId])
      await relate(work, familyId, { fromPersonId: parentId, toPersonId: childId, kind: 'parent', hasParentalResponsibility: true, evidence: null });
    await addAddress(work, familyId, { household: 'A', lines: '12 Juniper Close, Northwick', postcode: 'FN7 2AB', isProtected: hidden });
    await addAddress(work, familyId, { household: 'B', lines: '88 Bypass Road, Fernbury', postcode: 'FN1 6BR' });
    await addContactDetail(work, familyId, { personId: mumId, kind: 'phone', value: '07700 900107', isProtected: hidden });
    return openEpisode(work, { familyId, level: 'complex', leadId: lead.id, reason: 'Aisha misses school' });
  });
  const planId = await world.doAs(lead, work => startPlan(work, { episodeId }));
  const plan = { familyId, episodeId, planId, mumId, dadId, childId, lead };
  const goalId = await addGoalOf(world, plan, { personIds: [childId], need: 'Aisha misses a day of school each week', wanted: 'Aisha is in school every day' });
  const mumsGoalId = await addGoalOf(world, plan, { personIds: [mumId], need: 'Farah has debts', wanted: 'Farah sleeps without thinking of money' });
  const dadsGoalId = await addGoalOf(world, plan, { personIds: [dadId], need: 'Karim has no work', wanted: 'Karim has a job he likes' });
  const actionId = await world.doAs(lead, work =>
    addAction(work, { goalId, what: 'Read together before school', doer: { personId: mumId }, byWhen: inTwoWeeks(world) }),
  );
  await world.doAs(lead, work => addAction(work, { goalId, what: 'Speak to the school', doer: { workerId: lead.id }, byWhen: inTwoWeeks(world) }));
  await world.doAs(lead, work => agreePlan(work, { planId, agreedOn: world.today, agreedWith: [mumId] }));
  return { ...plan, goalId, mumsGoalId, dadsGoalId, actionId };
}

const inTwoWeeks = (world: World) => world.today.add({ weeks: 2 });

export const addGoalOf = (
  world: World,
  { lead, planId }: { lead: Person; planId: string },
  goal: Pick<GoalWords, 'personIds' | 'need' | 'wanted'> & Partial<GoalWords>,
) => world.doAs(lead, work => addGoal(work, { planId, outcomeNeed: null, ...goal }));

/** The account of somebody of the family, for their own page. */
export const accountOf = (world: World, name: string, personId: string): Promise<Person> => world.worker(name, { roles: ['parent'], agencyId: null, personId });

/** Releases a copy as it stands, as the lead practitioner. */
export const release = (world: World, { lead, planId }: { lead: Person; planId: string }, personId: string, more: Partial<Releasing> = {}) =>
  world.doAs(lead, work => releaseCopy(work, { planId, personId, ...more }));
