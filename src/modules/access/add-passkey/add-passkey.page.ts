import { html, type Html } from '#design/html.ts';
import { typedText } from '#platform/form.ts';
import type { Served } from '#platform/route.ts';
import { doWork } from '#platform/work.ts';
import { passkeyName } from '../make-first-passkey/make-first-passkey.page.ts';
import { addPasskey, wayInChanged } from '../sign-in-here/change-ways.ts';
import type { HereWithKeys } from '../sign-in-here/here.ts';
import type { WaysIn } from '../sign-in-here/local-account.queries.ts';
import { backToWays, changedWays, loadOwnWays } from '../sign-in-here/own-ways.ts';
import { passkeyNameInput, proveAndSend, withoutPasskeys } from '../sign-in-here/parts.ts';
import { passkeyMade } from '../sign-in-here/passkey.ts';
import { proofMistakes } from '../sign-in-here/prove.ts';
import { secretPage, type SecretView } from '../sign-in-here/secret-page.ts';
import { takeStep } from '../sign-in-here/steps.ts';

/** One more passkey, for this device or a key to carry. */
export const addPasskeyPage = (here: HereWithKeys): Served =>
  secretPage<WaysIn>({
    name: 'access.add-passkey',
    path: '/how-you-sign-in/passkeys/new',
    title: 'Add a passkey',
    audience: 'workers',
    secrets: ['code', 'proof', 'made'],
    back: backToWays,
    load: loadOwnWays,
    show: addPasskeyView,
    send: async ask => {
      const { platform, actor, trace } = ask;
      const name = passkeyName(ask);
      if ('mistakes' in name) return name;
      const mistakes = await proofMistakes(ask, here);
      if (Object.keys(mistakes).length > 0) return { mistakes };
      const offered = await takeStep(ask, 'new-passkey');
      const made = offered && (await passkeyMade(here.site, offered.facts.challenge, typedText(ask.typed, 'made')));
      if (!made) return { mistakes: { name: 'No passkey was made. Try again' } };
      await doWork(
        platform,
        actor,
        'change',
        async work => {
          await addPasskey(work, actor.id, { ...made, ...name });
          await wayInChanged(work, 'passkey added');
        },
        trace,
      );
      return changedWays;
    },
  });

const addPasskeyView = (view: SecretView<WaysIn>): Html =>
  html`<h1 class="govuk-heading-l">Add a passkey</h1>
    <p class="govuk-body">Your device asks for your fingerprint, your face or its PIN. They stay on the device: we never see them.</p>
    <form method="post" novalidate>
      <input type="hidden" name="csrf" value="${view.hidden['csrf']}" />
      ${passkeyNameInput(view)} ${proveAndSend(view, view.subject, 'Add the passkey', { makes: true })}
    </form>
    ${view.subject.hasPassword && withoutPasskeys(html`<p class="govuk-body"><strong>This browser cannot make passkeys.</strong> Try another one.</p>`)}`;
