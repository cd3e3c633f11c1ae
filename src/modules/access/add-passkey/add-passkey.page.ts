import { randomBytes } from 'node:crypto';
import { html, type Html } from '#design/html.ts';
import type { Served } from '#platform/route.ts';
import type { HereWithKeys } from '../sign-in-here/here.ts';
import type { WaysIn } from '../sign-in-here/local-account.queries.ts';
import { backToWays, loadOwnWays } from '../sign-in-here/own-ways.ts';
import { proveAndSend } from '../sign-in-here/parts.ts';
import { proofMistakes } from '../sign-in-here/prove.ts';
import { secretPage, type SecretView } from '../sign-in-here/secret-page.ts';
import { keepStep } from '../sign-in-here/steps.ts';

/** Before one more passkey is made they show that it is them: a device would keep one that was then refused. */
export const addPasskeyPage = (here: HereWithKeys): Served =>
  secretPage<WaysIn>({
    name: 'access.add-passkey',
    path: '/how-you-sign-in/passkeys/new',
    title: 'Add a passkey',
    audience: 'workers',
    secrets: ['code', 'proof'],
    back: backToWays,
    load: loadOwnWays,
    show: addPasskeyView,
    send: async ask => {
      const mistakes = await proofMistakes(ask, here);
      if (Object.keys(mistakes).length > 0) return { mistakes };
      const token = randomBytes(32).toString('hex');
      await keepStep(ask, 'may-add', ask.actor.id, { token });
      return { kind: 'go', to: `/how-you-sign-in/passkeys/new/${token}` };
    },
  });

const addPasskeyView = (view: SecretView<WaysIn>): Html =>
  html`<h1 class="govuk-heading-l">Add a passkey</h1>
    <p class="govuk-body">For this device, or for one more that you use. First show that it is you; then your device makes the new one.</p>
    <form method="post" novalidate><input type="hidden" name="csrf" value="${view.hidden['csrf']}" /> ${proveAndSend(view, view.subject, 'Continue')}</form>`;
