import { html, type Html } from '#design/html.ts';
import type { Served } from '#platform/route.ts';
import { doWork } from '#platform/work.ts';
import { wayInChanged } from '../sign-in-here/change-ways.ts';
import type { HereWithKeys } from '../sign-in-here/here.ts';
import type { WaysIn } from '../sign-in-here/local-account.queries.ts';
import { backToWays, changedWays, howYouSignIn, loadOwnWays } from '../sign-in-here/own-ways.ts';
import { proveAndSend } from '../sign-in-here/parts.ts';
import { proofMistakes } from '../sign-in-here/prove.ts';
import { secretPage, type SecretView } from '../sign-in-here/secret-page.ts';

/** Whoever has a passkey needs no password, and what is not there cannot be guessed. */
export const removePasswordPage = (here: HereWithKeys): Served =>
  secretPage<WaysIn>({
    name: 'access.remove-password',
    path: '/how-you-sign-in/password/remove',
    title: 'Remove your password',
    audience: 'workers',
    secrets: ['code', 'proof'],
    back: backToWays,
    load: async ask => {
      const own = await loadOwnWays(ask);
      return 'subject' in own && !(own.subject.hasPassword && own.subject.passkeys.length > 0) ? { goTo: howYouSignIn } : own;
    },
    show: removePasswordView,
    send: async ask => {
      const { platform, actor, trace } = ask;
      const mistakes = await proofMistakes(ask, here);
      if (Object.keys(mistakes).length > 0) return { mistakes };
      await doWork(
        platform,
        actor,
        'change',
        async work => {
          const own = work.tables('access').updateTable('access.local_account').where('account_id', '=', actor.id);
          await own.set({ password_hash: null, app_secret: null }).execute();
          await wayInChanged(work, 'password removed');
        },
        trace,
      );
      return changedWays;
    },
  });

const removePasswordView = (view: SecretView<WaysIn>): Html =>
  html`<h1 class="govuk-heading-l">Remove your password and app</h1>
    <p class="govuk-body">You then sign in with a passkey only. If you lose all of yours, an administrator checks who you are and gives you a new link.</p>
    <form method="post" novalidate>
      <input type="hidden" name="csrf" value="${view.hidden['csrf']}" /> ${proveAndSend(view, view.subject, 'Remove them', { isWarning: true })}
    </form>`;
