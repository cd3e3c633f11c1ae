import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import type { Answer, Ask, Served } from '#platform/route.ts';
import type { Mistakes } from '#platform/form.ts';
import { doWork } from '#platform/work.ts';
import { newPasswordMistakes } from '../choose-password/choose-password.page.ts';
import { newAppSecret } from '../sign-in-here/app-code.ts';
import { wayInChanged } from '../sign-in-here/change-ways.ts';
import { letInAgain } from '../sign-in-here/enter.ts';
import type { HereWithKeys } from '../sign-in-here/here.ts';
import { encrypt } from '../sign-in-here/keys.ts';
import type { WaysIn } from '../sign-in-here/local-account.queries.ts';
import { backToWays, changedWays, loadOwnWays } from '../sign-in-here/own-ways.ts';
import { newPasswordHint, passwordInput, proveAndSend } from '../sign-in-here/parts.ts';
import { hashPassword } from '../sign-in-here/password.ts';
import { proofMistakes } from '../sign-in-here/prove.ts';
import { secretPage, type SecretView } from '../sign-in-here/secret-page.ts';
import { typedPassword } from '../sign-in-here/sign-in-here.page.ts';
import { keepStep } from '../sign-in-here/steps.ts';

/** Another password; or a first one, for somebody with passkeys, who then connects an app. */
export const changePasswordPage = (here: HereWithKeys): Served =>
  secretPage<WaysIn>({
    name: 'access.change-password',
    path: '/how-you-sign-in/password',
    title: 'Choose a new password',
    audience: 'workers',
    secrets: ['password', 'again', 'code', 'proof'],
    back: backToWays,
    load: loadOwnWays,
    show: changePasswordView,
    send: async (ask, ways) => {
      const password = typedPassword(ask, 'password');
      const mistakes = newPasswordMistakes(password, typedPassword(ask, 'again'), [ask.actor.name, ways.loginName]);
      if (Object.keys(mistakes).length > 0) return { mistakes };
      return ways.hasPassword ? change(ask, here, password) : begin(ask, here, password);
    },
  });

async function change(ask: Ask, here: HereWithKeys, password: string): Promise<Answer | { mistakes: Mistakes }> {
  const { platform, actor, trace } = ask;
  const mistakes = await proofMistakes(ask, here);
  if (Object.keys(mistakes).length > 0) return { mistakes };
  const hash = await hashPassword(here.keys, password);
  await doWork(
    platform,
    actor,
    'change',
    async work => {
      await work.tables('access').updateTable('access.local_account').set({ password_hash: hash }).where('account_id', '=', actor.id).execute();
      await wayInChanged(work, 'password changed');
    },
    trace,
  );
  return letInAgain(ask, changedWays.to);
}

/** A first password is kept nowhere but in this step until its app is connected; who it is, is shown there. */
async function begin(ask: Ask, { keys }: HereWithKeys, password: string): Promise<Answer> {
  const { id } = ask.actor;
  await keepStep(ask, 'app', id, { passwordHash: await hashPassword(keys, password), appSecret: encrypt(keys, id, newAppSecret()).toString('base64') });
  return { kind: 'go', to: '/how-you-sign-in/app' };
}

function changePasswordView(view: SecretView<WaysIn>): Html {
  const { subject: ways } = view;
  return html`<h1 class="govuk-heading-l">Choose a ${ways.hasPassword ? 'new ' : ''}password</h1>
    ${ways.hasPassword && html`<p class="govuk-body">Wherever else you are signed in, you are signed out.</p>`}
    <form method="post" novalidate>
      <input type="hidden" name="csrf" value="${view.hidden['csrf']}" />
      <input type="hidden" name="loginName" autocomplete="username" value="${ways.loginName}" />
      ${passwordInput(view, 'password', ways.hasPassword ? 'New password' : 'Password', { isNew: true, hint: newPasswordHint })}
      ${passwordInput(view, 'again', 'The same password again', { isNew: true })}
      ${ways.hasPassword ? proveAndSend(view, ways, 'Change your password') : govuk.button({ text: 'Continue', preventDoubleClick: true })}
    </form>`;
}
