import { Refusal } from './refusal.ts';
import { isWelcome, type Ask, type Route } from './route.ts';
import { findEndedSession } from './session.ts';
import type { Platform } from './work.ts';

/**
 * Keeps what somebody sent after their session had ended by itself: as their own draft, under their own account and the page's own rules, as if it
 * had been kept while they typed. Nothing is sent, nothing is shown; whoever signs in to that account finds it. The form's token against forged
 * posts has been checked before. False: there was nobody to keep it for, or they may not.
 */
export async function keepAfterSession(platform: Platform, token: string | undefined, keep: Route, ask: Ask): Promise<boolean> {
  const ended = token ? await findEndedSession(platform, token) : null;
  if (!ended || !isWelcome(ended.actor, keep.audience)) return false;
  try {
    await keep.handle({ ...ask, actor: ended.actor });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
