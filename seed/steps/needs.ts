import { endUnmetNeed, getUnmetNeed, recordUnmetNeed } from '#modules/commissioning/index.ts';
import { familyOf, idOf, type Teller } from '../telling.ts';

/** The lead practitioner looked in the directory, and nothing fitted. */
export const record: Teller<'record-unmet-need'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    const personId = step.about === undefined ? null : idOf(told.people, step.about);
    told.unmetNeeds.set(step.unmet, await recordUnmetNeed(work, familyOf(told), { need: step.code, personId, reason: step.why, words: step.words }));
  });

export const end: Teller<'end-unmet-need'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    await endUnmetNeed(work, await getUnmetNeed(work, idOf(told.unmetNeeds, step.unmet)), { endedAs: step.as, words: step.words });
  });
