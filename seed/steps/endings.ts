import { labelFamily, noteConflict } from '#modules/access/index.ts';
import { addNote } from '#modules/people/index.ts';
import { closePlan, endEarlyHelp, findMembers, recordReview, releaseCopy, stepUp, type OutcomeLine } from '#modules/plans/index.ts';
import { decideRefusal, recordRefusal } from '#modules/front-door/index.ts';
import type { Outcome } from '../fernshire/steps.ts';
import { familyOf, idOf, type Teller, type Telling, type Told } from '../telling.ts';
import { agreeIfNot, episodeOf, planOf } from './plans.ts';

export const review: Teller<'review'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    await agreeIfNot(told, work);
    const next = step.nextReviewDay === undefined ? null : telling.today.add({ days: step.nextReviewDay });
    const latest = work.today.add({ days: 88 });
    const isSoonEnough = next && Temporal.PlainDate.compare(next, work.today) > 0 && Temporal.PlainDate.compare(next, latest) <= 0;
    await recordReview(work, {
      ...{ planId: planOf(told), outcome: step.outcome, words: step.words, nextReviewOn: isSoonEnough ? next : latest },
      progress: step.progress.map(({ need, is, score, words }) => ({ goalId: idOf(told.goals, need), progress: is, score: score * 2, words })),
      voices: step.scales.map(({ person, score, words }) => ({ personId: idOf(told.people, person), score, words: words ?? null, mayHear: 'team' })),
    });
  });

const states = { met: 'met', partly: 'partly', 'not-met': 'not met' } as const;

const outcomesOf = (telling: Telling, told: Told, outcomes: readonly Outcome[]): OutcomeLine[] =>
  outcomes.map(({ code, person, is, evidence, sustainedFromDay }) => ({
    ...{ outcomeNeed: code, personId: told.people.get(person) ?? null, state: states[is], evidence },
    sustainedOn: sustainedFromDay === undefined ? null : telling.today.add({ days: sustainedFromDay }),
  }));

const reasons: Record<string, string> = { 'Support or intervention provided': 'support', 'Step down to universal services': 'step-down' };

/** A story that stepped up tells it when the handover is done: until then the team goes on beside social care. */
export const close: Teller<'close'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    const outcomes = outcomesOf(telling, told, step.outcomes);
    const stepped = told.story.story.find(one => one.do === 'step-up');
    if (stepped?.do === 'step-up') {
      const worker = telling.fernshire.workers.find(one => one.username === stepped.socialWorker);
      await stepUp(work, {
        planId: planOf(told),
        reason: stepped.reason,
        familyTold: stepped.familyTold,
        socialWorker: worker?.name ?? stepped.socialWorker,
        takenOverById: telling.accounts.get(stepped.socialWorker) ?? null,
        outcomes,
      });
      return;
    }
    const ending = { reason: reasons[step.reason] ?? 'end-of-support', words: step.words, outcomes };
    if (told.planId === null) await endEarlyHelp(work, { episodeId: episodeOf(told), ...ending });
    else await closePlan(work, { planId: told.planId, ...ending });
  });

/** Told again, with the outcomes, when the handover is done; on the day itself the record says that it was asked for. */
export const askToStepUp: Teller<'step-up'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    await addNote(work, familyOf(told), { kind: 'note', text: `Asked social care to take over. ${step.reason}` });
  });

export const offer: Teller<'offer-step-down'> = async () => undefined;

export const release: Teller<'release-copy'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    const planId = planOf(told);
    const out = step.withoutHelpers?.map(username => idOf(telling.accounts, username));
    const members = out && (await findMembers(work, told.episodeId === null ? [] : [told.episodeId]));
    const helpers = members?.filter(member => !member.endsOn && !out?.includes(member.workerId ?? '')).map(member => member.id) ?? null;
    const goals = step.letIn?.map(need => idOf(told.goals, need)) ?? null;
    await releaseCopy(work, { planId, personId: idOf(told.people, step.to), note: step.words, language: step.language ?? null, goals, helpers });
  });

export const decline: Teller<'decline'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    told.refusalId = await recordRefusal(work, { familyId: familyOf(told), kind: 'declined', words: step.words, viewOfRisk: step.viewOfRisk });
  });

export const decideOnRefusal: Teller<'decide-refusal'> = async (telling, told, step, at) => {
  const worker = told.story.story.find(one => one.do === 'contact')?.by ?? step.by;
  const missed = { familyId: familyOf(told), kind: 'missed', words: 'Nobody could be reached', viewOfRisk: step.words } as const;
  const refusalId = told.refusalId ?? (await telling.as(worker, at, work => recordRefusal(work, missed)));
  await telling.as(step.by, at, async work => {
    await decideRefusal(work, refusalId, { choice: step.choice, words: step.words });
    if (step.choice === 'close') await endEarlyHelp(work, { episodeId: episodeOf(told), reason: 'no-support', words: step.words });
  });
};

// Whom a record is closed to is settled by the information-governance lead, at the word of whoever noticed.
const governance = 'owen.pryce';

const namedFor = (telling: Telling, told: Told, more: readonly string[] = []) => {
  const { named = [], custodian } = told.story;
  return [...new Set([...named, ...more, ...(custodian ? [custodian] : [])])].map(username => ({
    accountId: idOf(telling.accounts, username),
    isCustodian: username === custodian,
  }));
};

export const restrict: Teller<'restrict'> = (telling, told, step, at) =>
  onceLinked(told, at, when => telling.as(governance, when, work => labelFamily(work, familyOf(told), 'restricted', namedFor(telling, told, step.named))));

export const seal: Teller<'seal'> = (telling, told, _step, at) =>
  onceLinked(told, at, when => telling.as(governance, when, work => labelFamily(work, familyOf(told), 'sealed', namedFor(telling, told))));

export const conflict: Teller<'mark-staff-conflict'> = (telling, told, step, at) =>
  onceLinked(told, at, when => telling.as(governance, when, work => noteConflict(work, familyOf(told), idOf(telling.accounts, step.worker))));

async function onceLinked(told: Told, at: Temporal.Instant, task: (at: Temporal.Instant) => Promise<void>): Promise<void> {
  if (told.familyId === null) told.onceLinked.push(task);
  else await task(at);
}
