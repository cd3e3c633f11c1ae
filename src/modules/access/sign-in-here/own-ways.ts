import type { Ask } from '#platform/route.ts';
import { doWork } from '#platform/work.ts';
import { findMyWays, type WaysIn } from './local-account.queries.ts';

export const howYouSignIn = '/how-you-sign-in';
export const backToWays = { href: howYouSignIn, text: 'How you sign in' };
export const changedWays = { kind: 'go', to: `${howYouSignIn}?done=yes` } as const;

/** The actor's own ways in, for the pages that change them; whoever signs in elsewhere has nothing to change here. */
export async function loadOwnWays({ platform, actor, trace }: Ask): Promise<{ subject: WaysIn } | { goTo: string }> {
  const ways = await doWork(platform, actor, 'look', findMyWays, trace);
  return ways ? { subject: ways } : { goTo: howYouSignIn };
}
