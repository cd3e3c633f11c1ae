import { eventKind } from '#platform/event.ts';
import type { EndedAs, UnmetReason } from './unmet-need.ts';

/** `sensitive` names the topic that the kind of need belongs to: row security shows the event to those named for it alone. */
type Sensitive = { sensitive?: string };

export const unmetNeedRecorded = eventKind<{ unmetNeedId: string; need: string; reason: UnmetReason } & Sensitive>(
  'commissioning.unmet-need-recorded',
  () => 'noted that nothing was found for a need',
);
export const unmetNeedEnded = eventKind<{ unmetNeedId: string; endedAs: EndedAs } & Sensitive>('commissioning.unmet-need-ended', ({ endedAs }) =>
  endedAs === 'met' ? 'noted that something was found for a need' : 'noted that a need is over for which nothing had been found',
);

/** The service's own count, by night. */
export const needsCounted = eventKind<{ quarters: readonly string[] }>('commissioning.needs-counted', () => 'counted needs', { quiet: true });
