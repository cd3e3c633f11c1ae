import { tellSystem, type WebhookEvent } from '#modules/systems/index.ts';
import type { Work } from '#platform/work.ts';
import type { RequestState, SupportRequest } from './request.ts';

/** How a request stands, in the words that other systems read. */
export const statesForSystems = ['waiting', 'being-looked-at', 'decided', 'closed'] as const;
export const stateForSystems: Record<RequestState, (typeof statesForSystems)[number]> = {
  new: 'waiting',
  'looked-at': 'being-looked-at',
  decided: 'decided',
  'closed-without-reply': 'closed',
};

/** Where a system sent this request and wants to know, it is told; nothing of what was decided goes with it. */
export async function tellSendingSystem(
  work: Work,
  { sentBy, sendingSystem, reference }: Pick<SupportRequest, 'sentBy' | 'sendingSystem' | 'reference'>,
  event: WebhookEvent,
  state: RequestState,
): Promise<void> {
  if (sendingSystem !== null) await tellSystem(work, sentBy, { event, reference, state: stateForSystems[state] });
}
