import type { Keys } from './keys.ts';
import type { Site } from './passkey.ts';

/** What signing in here stands on. Without keys nobody signs in here. */
export type Here = {
  keys: Keys | null;
  site: Site;
  /** What people call the identity provider, after "Sign in with"; null: there is none. */
  provider: string | null;
};

/** Where keys are given. */
export type HereWithKeys = Here & { keys: Keys };

/** The site as browsers know it. In a demonstration, which is used at any port of this machine, the port is not looked at. */
export function siteAt(publicUrl: string, name: string, isDemo: boolean): Site {
  const { hostname, origin } = new URL(publicUrl);
  return { name, rpId: hostname, origin, anyPort: isDemo && hostname === 'localhost' };
}
