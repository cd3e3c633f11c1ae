import { eventKind } from '#platform/event.ts';
import type { ConcernDecision, EffectKind } from './concern.ts';

type About = { ruleId: string; version: number };
const quiet = { quiet: true };

export const criteriaAdded = eventKind<About>('targeting.criteria-added', () => 'began a rule for families of concern', quiet);
export const criteriaSaved = eventKind<About>('targeting.criteria-saved', () => 'changed the draft of a rule for families of concern', quiet);
export const criteriaPublished = eventKind<About>('targeting.criteria-published', () => 'published a rule for families of concern', quiet);
export const criteriaStopped = eventKind<{ ruleId: string }>('targeting.criteria-stopped', () => 'stopped a rule for families of concern', quiet);
export const concernsAskedFor = eventKind<object>('targeting.concerns-asked-for', () => 'asked for families of concern to be found', quiet);
export const concernsFound = eventKind<{ rules: number; households: number }>('targeting.concerns-found', () => 'found families of concern', quiet);
export const reachCounted = eventKind<object>('targeting.reach-counted', () => 'counted whom the rules pick out', quiet);
/** Which households a list showed by name; the reading of the page itself is told by the page. */
export const concernsShown = eventKind<{ concerns: readonly string[] }>('targeting.concerns-shown', () => 'read the list of families of concern', quiet);
export const concernReviewed = eventKind<{ concernId: string; decision: ConcernDecision; number: number }>(
  'targeting.concern-reviewed',
  () => 'reviewed a family of concern',
  quiet,
);
export const effectRecorded = eventKind<{ concernId: string; what: EffectKind }>(
  'targeting.effect-recorded',
  () => 'recorded what came of reaching out',
  quiet,
);
