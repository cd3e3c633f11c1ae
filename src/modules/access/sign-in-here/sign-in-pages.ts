import type { Served } from '#platform/route.ts';
import { addPasskeyPage } from '../add-passkey/add-passkey.page.ts';
import { changeAppPage } from '../change-app/change-app.page.ts';
import { changePasswordPage } from '../change-password/change-password.page.ts';
import { choosePasswordPage } from '../choose-password/choose-password.page.ts';
import { connectAppPage } from '../connect-app/connect-app.page.ts';
import { giveCodePage } from '../give-code/give-code.page.ts';
import { makeFirstPasskeyPage } from '../make-first-passkey/make-first-passkey.page.ts';
import { makePasskeyPage } from '../make-passkey/make-passkey.page.ts';
import { removePasskeyPage } from '../remove-passkey/remove-passkey.page.ts';
import { removePasswordPage } from '../remove-password/remove-password.page.ts';
import { seeHowYouSignInPage } from '../see-how-you-sign-in/see-how-you-sign-in.page.ts';
import { seeWorkerPage } from '../see-worker/see-worker.page.ts';
import { signInWithPasskeyPage } from '../sign-in-with-passkey/sign-in-with-passkey.page.ts';
import { takeUpInvitationPage } from '../take-up-invitation/take-up-invitation.page.ts';
import type { Here } from './here.ts';
import { signInHerePage } from './sign-in-here.page.ts';

/** Giving and taking up an invitation, signing in without an identity provider, and one's own ways of signing in. */
export function signInPages(here: Here): readonly Served[] {
  const always = [seeWorkerPage(here), takeUpInvitationPage(here), seeHowYouSignInPage(here)];
  const { keys } = here;
  if (!keys) return always;
  const pages = [
    ...[signInHerePage, giveCodePage, signInWithPasskeyPage, choosePasswordPage, connectAppPage, makeFirstPasskeyPage],
    ...[addPasskeyPage, makePasskeyPage, removePasskeyPage, changePasswordPage, changeAppPage, removePasswordPage],
  ];
  return [...always, ...pages.map(made => made({ ...here, keys }))];
}
