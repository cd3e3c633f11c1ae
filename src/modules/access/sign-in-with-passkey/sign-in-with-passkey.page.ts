import { govuk } from '#design/govuk.ts';
import { html } from '#design/html.ts';
import { typedText } from '#platform/form.ts';
import type { Ask, Answer, Served } from '#platform/route.ts';
import { localPath } from '../sign-in/local-path.ts';
import { recordRefusal } from '../sign-in/sign-in.ts';
import { asleepScreen } from '../sign-in-here/asleep.view.ts';
import { letIn } from '../sign-in-here/enter.ts';
import type { HereWithKeys } from '../sign-in-here/here.ts';
import { findPasskey, usePasskey } from '../sign-in-here/local-account.queries.ts';
import { offerToUse, passkeyUsed } from '../sign-in-here/passkey.ts';
import { secretPage } from '../sign-in-here/secret-page.ts';
import { keepStep, takeStep } from '../sign-in-here/steps.ts';

/** A passkey says who it is by itself: something one has, opened by a finger, a face or a PIN. Made use of from the page to sign in. */
export const signInWithPasskeyPage = (here: HereWithKeys): Served =>
  secretPage<null>({
    name: 'access.sign-in-with-passkey',
    path: '/sign-in/passkey',
    title: 'Sign in with a passkey',
    audience: 'anyone',
    secrets: ['proof'],
    back: { href: '/sign-in/here', text: 'Other ways to sign in' },
    load: async () => ({ subject: null }),
    show: ({ mistakes }) =>
      html`<h1 class="govuk-heading-l">Sign in with a passkey</h1>
        ${mistakes['proof'] && html`<p class="govuk-error-message" id="proof"><span class="govuk-visually-hidden">Error:</span> ${mistakes['proof']}</p>`}
        <p class="govuk-body">A passkey is used with your fingerprint, your face or a PIN, on a device you set up before.</p>
        ${govuk.button({ text: 'Go to the page to sign in', href: '/sign-in/here' })}`,
    send: async ask => {
      const { platform, trace } = ask;
      const offered = await takeStep(ask, 'sign-in');
      const find = (id: string) => findPasskey(platform, id);
      const used = offered && (await passkeyUsed(here.site, offered.facts.challenge, typedText(ask.typed, 'proof'), find));
      const known = used && (await usePasskey(platform, used.passkey.id, used.counter)) ? await find(used.passkey.credentialId) : null;
      if (!known) {
        await recordRefusal(platform, 'passkey did not hold', trace);
        return { mistakes: { proof: 'The passkey did not hold. Try again, or sign in another way' } };
      }
      return known.asleep ? asleepScreen(known.asleep) : letIn(ask, known.accountId, 'passkey', localPath(typedText(ask.typed, 'next')));
    },
    more: [{ path: '/sign-in/passkey/options', handle: ask => offer(ask, here) }],
  });

async function offer(ask: Ask, { site }: HereWithKeys): Promise<Answer> {
  const { options, challenge } = await offerToUse(site);
  await keepStep(ask, 'sign-in', null, { challenge });
  return { kind: 'facts', status: 200, body: { get: options } };
}
