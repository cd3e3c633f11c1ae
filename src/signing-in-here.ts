import { keysOfDemo, readKeys, signInPages, siteAt, type ProviderSettings } from '#modules/access/index.ts';
import type { Served } from '#platform/route.ts';
import type { Serving } from '#platform/start/start.ts';
import type { Platform } from '#platform/work.ts';
import { council } from './screens.ts';

/** Whether there is a key for it: a demonstration always has one. */
export const canSignInHere = ({ demo }: Platform): boolean => demo || readKeys(process.env) !== null;

/** The pages of those who sign in without an identity provider, with the keys of this installation; a demonstration has one of its own. */
export function pagesToSignIn({ demo }: Platform, { publicUrl, dataFolder }: Serving, signIn: ProviderSettings | null): readonly Served[] {
  const keys = readKeys(process.env) ?? (demo ? keysOfDemo(dataFolder) : null);
  const provider = signIn?.name ?? (demo ? 'your Fernshire account' : null);
  return signInPages({ keys, site: siteAt(publicUrl, `${council.name}: ${council.serviceName.toLowerCase()}`, demo), provider });
}
