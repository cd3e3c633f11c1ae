import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import type { Mistakes } from '#platform/form.ts';
import type { Served } from '#platform/route.ts';
import { newAppSecret } from '../sign-in-here/app-code.ts';
import type { HereWithKeys } from '../sign-in-here/here.ts';
import { encrypt } from '../sign-in-here/keys.ts';
import type { Invited } from '../sign-in-here/local-account.queries.ts';
import { newPasswordHint, passwordInput } from '../sign-in-here/parts.ts';
import { hashPassword, passwordMistake } from '../sign-in-here/password.ts';
import { secretPage, type SecretView } from '../sign-in-here/secret-page.ts';
import { typedPassword } from '../sign-in-here/sign-in-here.page.ts';
import { keepStep } from '../sign-in-here/steps.ts';
import { getInvitedHere, tokenIn } from '../take-up-invitation/take-up-invitation.page.ts';

/** The first half of signing in with a password. Nothing is kept for the account until the app is connected too. */
export const choosePasswordPage = (here: HereWithKeys): Served =>
  secretPage<Invited>({
    name: 'access.choose-password',
    path: '/invitation/:token/password',
    title: 'Choose a password',
    audience: 'anyone',
    secrets: ['password', 'again'],
    load: async ask => ({ subject: await getInvitedHere(ask) }),
    show: view => choosePasswordView(view),
    send: async (ask, invited) => {
      const { accountId, name, email, agency } = invited;
      if (email === null) return { mistakes: { '': 'Your email address is missing. Ask whoever gave you the link to add it' } };
      const password = typedPassword(ask, 'password');
      const mistakes = newPasswordMistakes(password, typedPassword(ask, 'again'), [name, email, agency]);
      if (Object.keys(mistakes).length > 0) return { mistakes };
      const appSecret = encrypt(here.keys, accountId, newAppSecret()).toString('base64');
      await keepStep(ask, 'begin', accountId, { token: tokenIn(ask), passwordHash: await hashPassword(here.keys, password), appSecret });
      return { kind: 'go', to: `/invitation/${tokenIn(ask)}/app` };
    },
  });

export function newPasswordMistakes(password: string, again: string, about: readonly string[]): Mistakes {
  const mistake = passwordMistake(password, about);
  if (mistake !== null) return { password: mistake };
  return password === again ? {} : { again: 'The two passwords are not the same' };
}

const choosePasswordView = (view: SecretView<Invited>): Html =>
  html`<h1 class="govuk-heading-l">Choose a password</h1>
    <p class="govuk-body">You will sign in with this email address:</p>
    <p class="govuk-body"><strong class="govuk-!-text-break-word">${view.subject.email ?? 'None is known'}</strong></p>
    <form method="post" novalidate>
      <input type="hidden" name="csrf" value="${view.hidden['csrf']}" />
      <input type="hidden" name="loginName" autocomplete="username" value="${view.subject.email ?? ''}" />
      ${passwordInput(view, 'password', 'Password', { isNew: true, hint: newPasswordHint })}
      ${passwordInput(view, 'again', 'The same password again', { isNew: true })} ${govuk.button({ text: 'Continue', preventDoubleClick: true })}
    </form>`;
