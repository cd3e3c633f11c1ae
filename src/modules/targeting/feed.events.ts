import { eventKind } from '#platform/event.ts';

// Codes, counts and ids alone: what a file is called, and what stands in it, is nobody's who reads what happened.
type OfFeed = { feedId: string };
type OfLoad = OfFeed & { loadId: string };
const quiet = { quiet: true };

export const feedAdded = eventKind<OfFeed & { agencyId: string; kind: string }>('targeting.feed-added', () => 'added a feed of a partner’s files', quiet);
export const feedChanged = eventKind<OfFeed & { version: number; changed: readonly string[] }>(
  'targeting.feed-changed',
  () => 'changed what is said of a feed',
  quiet,
);
export const fileReceived = eventKind<OfLoad & { bytes: number; cameBy: string }>('targeting.file-received', () => 'sent a partner’s file', quiet);
export const columnsChosen = eventKind<OfFeed & { fields: readonly string[] }>('targeting.columns-chosen', () => 'chose how a feed’s columns are read', quiet);
export const loadBegun = eventKind<OfLoad>('targeting.load-begun', () => 'began to load a partner’s file', quiet);
export const loadHeld = eventKind<OfLoad & { rows: number; setAside: number }>('targeting.load-held', () => 'loaded a partner’s file', quiet);
export const rowsMended = eventKind<OfLoad & { rows: number }>('targeting.rows-mended', () => 'mended rows that were set aside', quiet);
export const rowsDismissed = eventKind<OfLoad & { rows: number }>('targeting.rows-dismissed', () => 'dismissed rows that were set aside', quiet);
export const loadReplaced = eventKind<OfLoad & { rows: number }>('targeting.load-replaced', () => 'replaced an earlier file of a partner', quiet);
export const loadFailed = eventKind<OfLoad & { why: string }>('targeting.load-failed', () => 'could not load a partner’s file', quiet);
export const loadWithdrawn = eventKind<OfLoad & { because: string }>('targeting.load-withdrawn', () => 'withdrew a partner’s file and all it brought', quiet);
export const feedWithdrawn = eventKind<OfFeed>('targeting.feed-withdrawn', () => 'withdrew a feed and all it brought', quiet);
export const rowsRemoved = eventKind<OfLoad & { rows: number }>('targeting.rows-removed', () => 'removed the rows of a partner’s file', quiet);
export const sharingRuleSet = eventKind<OfFeed & { version: number; roles: readonly string[]; purposes: readonly string[] }>(
  'targeting.sharing-rule-set',
  () => 'set who sees what of a feed',
  quiet,
);
