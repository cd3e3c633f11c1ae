import { eventKind } from '#platform/event.ts';
import type { Purpose } from './fact.ts';

/** Somebody said what for they need to know what partners know of this family. */
export const singleViewAsked = eventKind<{ purpose: Purpose }>('targeting.single-view-asked', () => 'asked what partners know', { quiet: true });
/** It was shown: for what purpose, from which feeds, and which others at the address (their numbers in the linkage). */
export const singleViewShown = eventKind<{ purpose: Purpose; feeds: readonly string[]; others: readonly string[] }>(
  'targeting.single-view-shown',
  () => 'looked at what partners know',
  { quiet: true },
);
