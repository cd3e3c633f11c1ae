import type { Served } from '#platform/route.ts';
import { accessibilityPage } from './accessibility.ts';
import { cookiesPage } from './cookies.ts';
import { privacyPage } from './privacy.ts';
import { signedOutPage } from './signed-out.ts';

/** The pages that are the same for everybody. */
export const publicPages: readonly Served[] = [accessibilityPage, privacyPage, cookiesPage, signedOutPage];
