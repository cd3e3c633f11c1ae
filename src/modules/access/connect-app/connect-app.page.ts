import { randomBytes } from 'node:crypto';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { typedText } from '#platform/form.ts';
import type { FormView } from '#platform/page.ts';
import type { Served } from '#platform/route.ts';
import { codeIn, picture, stepOf } from '../sign-in-here/app-code.ts';
import { takeUpHere } from '../sign-in-here/change-ways.ts';
import { letIn } from '../sign-in-here/enter.ts';
import { sayWait, tryOnce } from '../sign-in-here/guesses.ts';
import type { HereWithKeys } from '../sign-in-here/here.ts';
import { decrypt } from '../sign-in-here/keys.ts';
import { codeInput, scanOrType } from '../sign-in-here/parts.ts';
import { secretPage } from '../sign-in-here/secret-page.ts';
import { readStep } from '../sign-in-here/steps.ts';
import { getInvitedHere, tokenIn } from '../take-up-invitation/take-up-invitation.page.ts';

type Subject = { accountId: string; loginName: string; secret: string; passwordHash: string; image: Html };

/** The second half of signing in with a password: an app that shows codes. With its first code the link is used up and they are in. */
export const connectAppPage = (here: HereWithKeys): Served =>
  secretPage<Subject>({
    name: 'access.connect-app',
    path: '/invitation/:token/app',
    title: 'Connect an app that shows codes',
    audience: 'anyone',
    secrets: ['code'],
    load: async ask => {
      const { accountId, email } = await getInvitedHere(ask);
      const step = await readStep(ask, 'begin');
      if (!step || step.accountId !== accountId || step.facts.token !== tokenIn(ask) || email === null) return { goTo: `/invitation/${tokenIn(ask)}/password` };
      const secret = decrypt(here.keys, accountId, Buffer.from(step.facts.appSecret, 'base64'));
      const loginName = email.toLowerCase();
      const image = await picture(secret, { service: here.site.name, loginName });
      return { subject: { accountId, loginName, secret, passwordHash: step.facts.passwordHash, image } };
    },
    show: view => connectAppView(view, view.subject, { button: 'Finish and sign in' }),
    send: async (ask, { accountId, loginName, secret, passwordHash }) => {
      const { platform, address } = ask;
      const code = codeIn(typedText(ask.typed, 'code'));
      const attempt = await tryOnce(platform, { what: 'code', of: `begin ${accountId}`, address, device: null, accountId: null });
      if ('waitUntil' in attempt) return { mistakes: { code: sayWait(attempt.waitUntil, platform.clock()) } };
      const step = await stepOf(secret, code, platform.clock());
      if (step === null) return { mistakes: { code: wrongCode(code) } };
      await attempt.forgive();
      const facts = await readStep(ask, 'begin');
      const appSecret = Buffer.from(facts?.facts.appSecret ?? '', 'base64');
      const way = { passwordHash, appSecret, step };
      await takeUpHere(platform, tokenIn(ask), { loginName, userHandle: randomBytes(32), way }, ask.trace);
      return letIn(ask, accountId, 'password', '/');
    },
  });

export const wrongCode = (code: string): string =>
  /^\d{6}$/.test(code)
    ? 'This code is not right. Check that your phone shows the right time, and enter the code it shows now'
    : 'Enter the 6 digits that your app shows';

type Connecting = { secret: string; image: Html };

/** What to scan or type, and the first code to show that it worked. */
export const connectAppView = (view: FormView, { secret, image }: Connecting, { button, more = html`` }: { button: string; more?: Html }): Html =>
  html`<h1 class="govuk-heading-l">Connect an app that shows codes</h1>
    <p class="govuk-body">
      Use the app you have, such as Microsoft Authenticator, Google Authenticator or a password manager. If you have none, your phone’s app shop has them for
      nothing.
    </p>
    ${scanOrType(secret, image)}
    <form method="post" novalidate>
      <input type="hidden" name="csrf" value="${view.hidden['csrf']}" />
      ${codeInput(view, { words: 'Code from the app', name: 'code' })} ${more} ${button !== '' && govuk.button({ text: button, preventDoubleClick: true })}
    </form>`;
