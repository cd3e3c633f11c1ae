import assert from 'node:assert/strict';
import { nameSensitiveReader } from '#modules/access/index.ts';
import { addAction, addGoal, agreePlan, joinTeam, openEpisode, startPlan, type Doer, type GoalWords, type NewEpisode } from '#modules/plans/index.ts';
import { officerOf, openTestFamily } from './people.ts';
import type { Person, World } from '#test/world.ts';

export type TestEpisode = { familyId: string; episodeId: string; motherId: string; childId: string; lead: Person };

/** A mother and her child with early help, led by this worker, with this team. */
export async function openTestEpisode(
  world: World,
  { lead, team = [], name = 'Okafor', ...more }: { lead: Person; team?: readonly Person[]; name?: string } & Partial<NewEpisode>,
): Promise<TestEpisode> {
  const { familyId, ids } = await openTestFamily(world, { name });
  const [motherId = '', childId = ''] = ids;
  const episodeId = await world.doAs(await officerOf(world), work =>
    openEpisode(work, { familyId, level: 'complex', leadId: lead.id, reason: 'School, health and housing all have a part in it', ...more }),
  );
  for (const worker of team) await world.doAs(lead, work => joinTeam(work, { episodeId, workerId: worker.id, role: 'Helps with school' }));
  return { familyId, episodeId, motherId, childId, lead };
}

export type TestPlan = TestEpisode & { planId: string; goalId: string };

/** An episode whose plan holds one need, still without actions. */
export async function startTestPlan(world: World, about: Parameters<typeof openTestEpisode>[1] & { goal?: Partial<GoalWords> }): Promise<TestPlan> {
  const { goal, ...episodeAbout } = about;
  const episode = await openTestEpisode(world, episodeAbout);
  const planId = await world.doAs(episode.lead, work => startPlan(work, { episodeId: episode.episodeId }));
  return { ...episode, planId, goalId: await addTestGoal(world, { ...episode, planId }, goal) };
}

export const addTestGoal = (world: World, { lead, planId, childId }: Omit<TestPlan, 'goalId'>, goal: Partial<GoalWords> = {}) =>
  world.doAs(lead, work =>
    addGoal(work, {
      planId,
      personIds: [childId],
      need: 'Chidi is late most mornings',
      outcomeNeed: '1.1',
      wanted: 'A grown-up is there every school morning',
      ...goal,
    }),
  );

/** An action of a test plan, due two weeks from today unless told otherwise. */
export const addTestAction = (
  world: World,
  { lead, goalId, motherId }: TestPlan,
  {
    doer = { personId: motherId },
    byWhen = world.today.add({ weeks: 2 }),
    what = 'Walk to breakfast club',
  }: { doer?: Doer; byWhen?: Temporal.PlainDate; what?: string } = {},
) => world.doAs(lead, work => addAction(work, { goalId, what, doer, byWhen }));

/** A plan that the mother agreed today. */
export async function agreeTestPlan(world: World, about: Parameters<typeof startTestPlan>[1]): Promise<TestPlan & { actionId: string }> {
  const plan = await startTestPlan(world, about);
  const actionId = await addTestAction(world, plan);
  await world.doAs(plan.lead, work => agreePlan(work, { planId: plan.planId, agreedOn: world.today, agreedWith: [plan.motherId] }));
  return { ...plan, actionId };
}

/** Names somebody for a sensitive topic of a plan's family, as its lead practitioner. */
export const nameInPlan = (world: World, { lead, familyId }: TestEpisode, topic: Parameters<typeof nameSensitiveReader>[2], who: Person) =>
  world.doAs(lead, work => nameSensitiveReader(work, familyId, topic, who.id));

/** What a date question is typed as. */
export const typedDate = (name: string, day: Temporal.PlainDate) => ({
  [`${name}-day`]: String(day.day),
  [`${name}-month`]: String(day.month),
  [`${name}-year`]: String(day.year),
});

/**
 * Two of the questions that every page of a plan answers: somebody who sees the family but has no part in the plan may not (403), and to somebody
 * who cannot see the family the page does not exist (404), whether it is looked at or sent.
 */
export async function assertShutOut(world: World, url: string): Promise<void> {
  const stranger = await world.worker('Ola Brandt', { roles: ['practitioner', 'team-manager'] });
  for (const [who, status] of [
    [await officerOf(world), 403],
    [stranger, 404],
  ] as const) {
    const browser = await world.as(who);
    assert.equal((await browser.visit(url)).status, status, `${who.name} looks at ${url}`);
    const sent = await browser.sendFrom(await browser.visit('/sign-out'), {}, url);
    assert.equal(sent.status, status, `${who.name} sends ${url}`);
  }
}

/** The events of one kind about a family, oldest first. */
export const happened = (world: World, familyId: string, kind: string) =>
  world.stored<{ actor_id: string; details: Record<string, unknown> }>(
    'select actor_id, details from platform.event where family_id = $1 and kind = $2 order by at, id',
    [familyId, kind],
  );
