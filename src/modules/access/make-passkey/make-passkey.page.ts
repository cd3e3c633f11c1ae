import { html, type Html } from '#design/html.ts';
import { typedText } from '#platform/form.ts';
import type { Ask, Served } from '#platform/route.ts';
import { doWork } from '#platform/work.ts';
import { passkeyName } from '../make-first-passkey/make-first-passkey.page.ts';
import { addPasskey, wayInChanged } from '../sign-in-here/change-ways.ts';
import type { HereWithKeys } from '../sign-in-here/here.ts';
import type { WaysIn } from '../sign-in-here/local-account.queries.ts';
import { backToWays, changedWays, howYouSignIn, loadOwnWays } from '../sign-in-here/own-ways.ts';
import { passkeyButton, passkeyNameInput, passkeyOptions, withoutPasskeys } from '../sign-in-here/parts.ts';
import { passkeyMade } from '../sign-in-here/passkey.ts';
import { secretPage, type SecretView } from '../sign-in-here/secret-page.ts';
import { readStep, takeStep } from '../sign-in-here/steps.ts';

/** Makes one more passkey, in the browser that has just shown who it is. */
export const makePasskeyPage = (here: HereWithKeys): Served =>
  secretPage<WaysIn>({
    name: 'access.make-passkey',
    path: '/how-you-sign-in/passkeys/new/:token',
    title: 'Make a passkey',
    audience: 'workers',
    secrets: ['made'],
    back: backToWays,
    load,
    show: makePasskeyView,
    send: async ask => {
      const { platform, actor, trace } = ask;
      const offered = await takeStep(ask, 'new-passkey');
      const made = offered && (await passkeyMade(here.site, offered.facts.challenge, typedText(ask.typed, 'made')));
      if (!made) return { mistakes: { made: 'No passkey was made. Try again' } };
      if (!(await takeStep(ask, 'may-add'))) return { kind: 'go', to: `${howYouSignIn}/passkeys/new` };
      await doWork(
        platform,
        actor,
        'change',
        async work => {
          await addPasskey(work, actor.id, { ...made, name: passkeyName(ask) });
          await wayInChanged(work, 'passkey added');
        },
        trace,
      );
      return changedWays;
    },
  });

async function load(ask: Ask): Promise<{ subject: WaysIn } | { goTo: string }> {
  const step = await readStep(ask, 'may-add');
  return step?.facts.token === ask.params['token'] ? loadOwnWays(ask) : { goTo: `${howYouSignIn}/passkeys/new` };
}

const makePasskeyView = (view: SecretView<WaysIn>): Html =>
  html`<h1 class="govuk-heading-l">Make the new passkey</h1>
    <p class="govuk-body">Your device asks for your fingerprint, your face or its PIN. They stay on the device: we never see them.</p>
    <form method="post" novalidate>
      <input type="hidden" name="csrf" value="${view.hidden['csrf']}" />
      ${passkeyNameInput(view)} ${passkeyButton({ optionsUrl: passkeyOptions, does: 'make', text: 'Make the passkey' })}
    </form>
    ${withoutPasskeys(html`<p class="govuk-body"><strong>This browser cannot make passkeys.</strong> Try another one.</p>`)}`;
