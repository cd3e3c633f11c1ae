import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { typedText } from '#platform/form.ts';
import type { Ask, Served } from '#platform/route.ts';
import { localPath } from '../sign-in/local-path.ts';
import { recordRefusal } from '../sign-in/sign-in.ts';
import { asleepScreen } from './asleep.view.ts';
import { sayWait, tryOnce } from './guesses.ts';
import type { HereWithKeys } from './here.ts';
import { findByLoginName, rehashPassword } from './local-account.queries.ts';
import { loginNameInput, passkeyButton, passwordInput } from './parts.ts';
import { checkPassword, hashPassword } from './password.ts';
import { secretPage, type SecretView } from './secret-page.ts';
import { keepStep } from './steps.ts';

type Subject = { next: string };

/** For those whose agency has no single sign-on. The answer, its words and the time it takes are alike for every name, known or not. */
export const signInHerePage = (here: HereWithKeys): Served =>
  secretPage<Subject>({
    name: 'access.sign-in-here',
    path: '/sign-in/here',
    title: 'Sign in with a passkey or a password',
    audience: 'anyone',
    secrets: ['password', 'proof'],
    back: { href: '/sign-in', text: 'Other ways to sign in' },
    load: async ask => ({ subject: { next: localPath(typedText(ask.typed, 'next') || typedText(ask.query, 'next')) } }),
    show: signInHereView,
    send: async (ask, { next }) => {
      const loginName = typedText(ask.typed, 'loginName').toLowerCase();
      const password = typedPassword(ask, 'password');
      if (loginName === '' || password === '') {
        const missing = { loginName: loginName === '' && 'Enter your email address', password: password === '' && 'Enter your password' };
        return { mistakes: Object.fromEntries(Object.entries(missing).filter(([, words]) => words !== false)) as Record<string, string> };
      }
      const { platform, address, device, trace } = ask;
      const named = await findByLoginName(platform, loginName);
      const attempt = await tryOnce(platform, { what: 'password', of: loginName, address, device, accountId: named?.accountId ?? null });
      if ('waitUntil' in attempt) return { mistakes: { password: sayWait(attempt.waitUntil, platform.clock()) } };
      const { isRight, isOld } = await checkPassword(here.keys, password, named?.passwordHash ?? null);
      if (!named || !isRight) {
        await recordRefusal(platform, 'wrong password', trace);
        return { mistakes: { password: 'The email address or the password is not right' } };
      }
      await attempt.forgive();
      if (isOld) await rehashPassword(platform, named.accountId, named.passwordHash ?? '', await hashPassword(here.keys, password));
      if (named.asleep) return asleepScreen(named.asleep);
      await keepStep(ask, 'code', named.accountId, { next });
      return { kind: 'go', to: '/sign-in/code' };
    },
  });

/** A password as typed: spaces at its ends may be meant. */
export function typedPassword({ typed }: Pick<Ask, 'typed'>, name: string): string {
  const value = typed[name];
  return typeof value === 'string' ? value : '';
}

function signInHereView(view: SecretView<Subject>): Html {
  const { next } = view.subject;
  return html`<h1 class="govuk-heading-l">Sign in with a passkey or a password</h1>
    <p class="govuk-body">For people whose organisation has no single sign-on.</p>
    <form method="post" action="/sign-in/passkey" data-passkey-part hidden>
      <input type="hidden" name="csrf" value="${view.hidden['csrf']}" /><input type="hidden" name="next" value="${next}" />
      ${passkeyButton({ optionsUrl: '/sign-in/passkey/options', does: 'get', text: 'Sign in with a passkey' })}
      <h2 class="govuk-heading-m">Or with your password</h2>
    </form>
    <form method="post" novalidate>
      <input type="hidden" name="csrf" value="${view.hidden['csrf']}" /><input type="hidden" name="next" value="${next}" />
      ${loginNameInput(view)} ${passwordInput(view, 'password', 'Password')} ${govuk.button({ text: 'Continue', preventDoubleClick: true })}
    </form>
    ${govuk.details({
      summaryText: 'I forgot my password, or lost my phone or passkey',
      html: html`<p class="govuk-body">Ask your council’s early help administrator. They check who you are, and give you a new link to begin again.</p>`,
    })}`;
}
