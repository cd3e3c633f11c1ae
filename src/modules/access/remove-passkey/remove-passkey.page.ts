import { html, type Html } from '#design/html.ts';
import { notFound } from '#platform/refusal.ts';
import type { Ask, Served } from '#platform/route.ts';
import { doWork } from '#platform/work.ts';
import { wayInChanged } from '../sign-in-here/change-ways.ts';
import type { HereWithKeys } from '../sign-in-here/here.ts';
import type { Passkey, WaysIn } from '../sign-in-here/local-account.queries.ts';
import { backToWays, changedWays, howYouSignIn, loadOwnWays } from '../sign-in-here/own-ways.ts';
import { proveAndSend } from '../sign-in-here/parts.ts';
import { proofMistakes } from '../sign-in-here/prove.ts';
import { secretPage, type SecretView } from '../sign-in-here/secret-page.ts';

type Subject = { ways: WaysIn; passkey: Passkey };

/** A passkey that was lost, or is not used any more. The last way in stays. */
export const removePasskeyPage = (here: HereWithKeys): Served =>
  secretPage<Subject>({
    name: 'access.remove-passkey',
    path: '/how-you-sign-in/passkeys/:passkeyId/remove',
    title: 'Remove a passkey',
    audience: 'workers',
    secrets: ['code', 'proof'],
    back: backToWays,
    load,
    show: removePasskeyView,
    send: async (ask, { passkey }) => {
      const { platform, actor, trace } = ask;
      const mistakes = await proofMistakes(ask, here);
      if (Object.keys(mistakes).length > 0) return { mistakes };
      await doWork(
        platform,
        actor,
        'change',
        async work => {
          const own = work.tables('access').deleteFrom('access.passkey').where('account_id', '=', actor.id);
          await own.where('id', '=', passkey.id).execute();
          await wayInChanged(work, 'passkey removed');
        },
        trace,
      );
      return changedWays;
    },
  });

async function load(ask: Ask): Promise<{ subject: Subject } | { goTo: string }> {
  const own = await loadOwnWays(ask);
  if ('goTo' in own) return own;
  const ways = own.subject;
  const passkey = ways.passkeys.find(({ id }) => id === ask.params['passkeyId']);
  if (!passkey) throw notFound();
  return ways.hasPassword || ways.passkeys.length > 1 ? { subject: { ways, passkey } } : { goTo: howYouSignIn };
}

const removePasskeyView = (view: SecretView<Subject>): Html =>
  html`<h1 class="govuk-heading-l">Remove the passkey ${view.subject.passkey.name}</h1>
    <p class="govuk-body">It does not open this service any more. You may take it off the device as well.</p>
    <form method="post" novalidate>
      <input type="hidden" name="csrf" value="${view.hidden['csrf']}" /> ${proveAndSend(view, view.subject.ways, 'Remove it', { isWarning: true })}
    </form>`;
