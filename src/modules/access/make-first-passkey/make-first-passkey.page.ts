import { randomBytes } from 'node:crypto';
import { html, type Html } from '#design/html.ts';
import { typedText } from '#platform/form.ts';
import type { Answer, Ask, Served } from '#platform/route.ts';
import { takeUpHere } from '../sign-in-here/change-ways.ts';
import { letIn } from '../sign-in-here/enter.ts';
import type { HereWithKeys } from '../sign-in-here/here.ts';
import type { Invited } from '../sign-in-here/local-account.queries.ts';
import { passkeyButton, passkeyNameInput, withoutPasskeys } from '../sign-in-here/parts.ts';
import { offerToMake, passkeyMade } from '../sign-in-here/passkey.ts';
import { secretPage, type SecretView } from '../sign-in-here/secret-page.ts';
import { keepStep, takeStep } from '../sign-in-here/steps.ts';
import { getInvitedHere, tokenIn } from '../take-up-invitation/take-up-invitation.page.ts';

type Subject = Invited & { token: string };

/** Signing in with a passkey from the first time on. When the browser has made it the link is used up and they are in. */
export const makeFirstPasskeyPage = (here: HereWithKeys): Served =>
  secretPage<Subject>({
    name: 'access.make-first-passkey',
    path: '/invitation/:token/passkey',
    title: 'Make a passkey',
    audience: 'anyone',
    secrets: ['made'],
    load: async ask => ({ subject: { ...(await getInvitedHere(ask)), token: tokenIn(ask) } }),
    show: makeFirstPasskeyView,
    send: async (ask, { accountId, email, token }) => {
      if (email === null) return { mistakes: { made: 'Your email address is missing. Ask whoever gave you the link to add it' } };
      const offered = await takeStep(ask, 'new-passkey');
      const made = offered?.accountId === accountId ? await passkeyMade(here.site, offered.facts.challenge, typedText(ask.typed, 'made')) : null;
      if (!made || !offered) return { mistakes: { made: 'No passkey was made. Try again' } };
      const beginning = {
        loginName: email.toLowerCase(),
        userHandle: Buffer.from(offered.facts.userHandle, 'base64url'),
        way: { ...made, name: passkeyName(ask) },
      };
      await takeUpHere(ask.platform, token, beginning, ask.trace);
      return letIn(ask, accountId, 'passkey', '/');
    },
    more: [{ path: '/invitation/:token/passkey/options', handle: ask => offer(ask, here) }],
  });

/** What the owner calls a passkey, to know it again. Never a mistake: the device has made it by then, and would keep one that is of no use. */
export const passkeyName = ({ typed }: Pick<Ask, 'typed'>): string => [...typedText(typed, 'name').replaceAll(/\s+/g, ' ')].slice(0, 40).join('') || 'Passkey';

async function offer(ask: Ask, { site }: HereWithKeys): Promise<Answer> {
  const { accountId, name, email } = await getInvitedHere(ask);
  const userHandle = randomBytes(32).toString('base64url');
  const { options, challenge } = await offerToMake(site, { loginName: email ?? name, name, userHandle, known: [] });
  await keepStep(ask, 'new-passkey', accountId, { challenge, userHandle });
  return { kind: 'facts', status: 200, body: { make: options } };
}

const makeFirstPasskeyView = (view: SecretView<Subject>): Html =>
  html`<h1 class="govuk-heading-l">Make a passkey</h1>
    <p class="govuk-body">Your device asks for your fingerprint, your face or its PIN. They stay on the device: we never see them.</p>
    <p class="govuk-body">Is this device used by others with the same PIN? Then choose another way, or they could sign in as you.</p>
    <form method="post" novalidate>
      <input type="hidden" name="csrf" value="${view.hidden['csrf']}" />
      ${passkeyNameInput(view)} ${passkeyButton({ optionsUrl: `/invitation/${view.subject.token}/passkey/options`, does: 'make', text: 'Make the passkey' })}
    </form>
    ${withoutPasskeys(html`<p class="govuk-body"><strong>This browser cannot make passkeys.</strong></p>`)}
    <p class="govuk-body"><a class="govuk-link" href="/invitation/${view.subject.token}">Choose another way</a></p>`;
