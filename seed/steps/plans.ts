import {
  addAction,
  addGoal,
  agreePlan,
  changeLead,
  findMembers,
  joinTeam,
  leaveTeam,
  recordMeeting,
  startPlan,
  updateAction,
  type Attendee,
  type Doer,
} from '#modules/plans/index.ts';
import { found } from '#platform/refusal.ts';
import type { Doer as StoryDoer } from '../fernshire/steps.ts';
import { idOf, type Teller, type Telling, type Told } from '../telling.ts';

export const episodeOf = ({ episodeId, story }: Told): string => {
  if (episodeId === null) throw new Error(`${story.slug} has no early help yet`);
  return episodeId;
};
export const planOf = ({ planId, story }: Told): string => {
  if (planId === null) throw new Error(`${story.slug} has no plan yet`);
  return planId;
};

export const join: Teller<'join-team'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    await joinTeam(work, { episodeId: episodeOf(told), role: step.as, workerId: idOf(telling.accounts, step.worker) });
  });

export const leave: Teller<'leave-team'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    const members = await findMembers(work, [episodeOf(told)]);
    const member = found(members.find(one => one.workerId === idOf(telling.accounts, step.worker) && !one.endsOn));
    await leaveTeam(work, { memberId: member.id, because: step.why });
  });

export const open: Teller<'open-plan'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    told.planId = await startPlan(work, { episodeId: episodeOf(told) });
    told.firstReviewOn = telling.today.add({ days: step.firstReviewDay });
  });

export const need: Teller<'add-need'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    const personIds = step.about.flatMap(key => told.people.get(key) ?? []);
    const id = await addGoal(work, { planId: planOf(told), personIds, need: step.whatIsHard, wanted: step.whatWeWant, outcomeNeed: step.code ?? null });
    told.goals.set(step.need, id);
  });

export const action: Teller<'add-action'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    const byDay = telling.today.add({ days: step.byDay });
    const byWhen = Temporal.PlainDate.compare(byDay, work.today) < 0 ? work.today : byDay;
    const id = await addAction(work, {
      goalId: idOf(told.goals, step.need),
      what: step.what,
      doer: doerOf(telling, told, step.who),
      byWhen,
      doneWhen: step.doneWhen,
    });
    told.actions.set(step.action, id);
  });

const doerOf = (telling: Telling, told: Told, who: StoryDoer): Doer =>
  'worker' in who ? { workerId: idOf(telling.accounts, who.worker) } : { personId: idOf(told.people, who.person) };

/** Who does an action says how it goes; anybody else tells the lead practitioner, who writes it down. */
export const news: Teller<'update-action'> = (telling, told, step, at) =>
  telling.as(doesIt(told, step) ? step.by : (told.lead ?? step.by), at, work =>
    updateAction(work, { actionId: idOf(told.actions, step.action), state: step.status, words: step.words }),
  );

/** The first meeting is where the family and the team agree the plan. */
export const meeting: Teller<'hold-meeting'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    const workers = (names: readonly string[]): Attendee[] => names.map(name => ({ workerId: idOf(telling.accounts, name) }));
    const family: Attendee[] = step.familyCame.flatMap(key => (told.people.has(key) ? [{ personId: idOf(told.people, key) }] : []));
    const { kind, said, agreed, where, interpreter } = step;
    await recordMeeting(work, {
      ...{ planId: planOf(told), kind, said, agreed, heldOn: work.today, interpreter: interpreter ?? null },
      where: { words: where, isProtected: told.story.households.some(household => household.protected) && /refuge|home|kitchen/i.test(where) },
      came: [...workers(step.came), ...family],
      apologies: workers(step.apologies),
    });
    if (kind === 'first') await agree(told, step.familyCame, work);
  });

async function agree(told: Told, familyCame: readonly string[], work: Parameters<typeof agreePlan>[0]): Promise<void> {
  const agreedWith = familyCame.flatMap(key => told.people.get(key) ?? []);
  if (agreedWith.length === 0 || told.isAgreed) return;
  await agreePlan(work, { planId: planOf(told), agreedOn: work.today, agreedWith, nextReviewOn: reviewAfter(told, work.today) });
  told.isAgreed = true;
}

/** Where a story tells of no first meeting, the plan was agreed with the adults by the time it is looked at again. */
export const agreeIfNot = (told: Told, work: Parameters<typeof agreePlan>[0]): Promise<void> =>
  agree(
    told,
    told.story.people.filter(person => !person.isChild && person.household).map(person => person.key),
    work,
  );

// A story's first review may lie further ahead than the council's clock allows; then the clock says when.
function reviewAfter({ firstReviewOn }: Told, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (!firstReviewOn || Temporal.PlainDate.compare(firstReviewOn, today) <= 0) return null;
  return Temporal.PlainDate.compare(firstReviewOn, today.add({ days: 88 })) > 0 ? null : firstReviewOn;
}

export const lead: Teller<'change-lead'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    await changeLead(work, {
      episodeId: episodeOf(told),
      toId: idOf(telling.accounts, step.to),
      reason: 'OTHERS',
      words: step.reason,
      familySaid: step.familySaid,
    });
    told.lead = step.to;
  });

const doesIt = ({ story }: Told, { action: key, by }: Parameters<typeof news>[2]): boolean =>
  story.story.some(step => step.do === 'add-action' && step.action === key && 'worker' in step.who && step.who.worker === by);
