import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { notFound } from '#platform/refusal.ts';
import type { Answer, Ask, Served } from '#platform/route.ts';
import type { Here } from '../sign-in-here/here.ts';
import { findInvited, type Invited } from '../sign-in-here/local-account.queries.ts';
import { secretPage } from '../sign-in-here/secret-page.ts';

/** Opened by the link that an administrator makes. One that was used, is too old or never was is told the same. */
export const takeUpInvitationPage = (here: Here): Served =>
  secretPage({
    name: 'access.take-up-invitation',
    path: '/invitation/:token',
    title: 'Sign in for the first time',
    audience: 'anyone',
    secrets: [],
    load: async ask => {
      const invited = await findInvited(ask.platform, tokenIn(ask));
      return invited ? { subject: { token: tokenIn(ask), invited } } : linkIsOver;
    },
    show: ({ subject: { token, invited } }) => (here.keys && invited.maySignInHere ? choice(here, token) : atWork(here, token)),
    send: async (_ask, { token }) => ({ kind: 'go', to: `/invitation/${token}` }),
  });

export const tokenIn = ({ params }: Pick<Ask, 'params'>): string => params['token'] ?? '';

/** Whom this link is for, where they may sign in here: the pages that set that up exist for nobody else. */
export async function getInvitedHere(ask: Ask): Promise<Invited> {
  const invited = await findInvited(ask.platform, tokenIn(ask));
  if (!invited?.maySignInHere) throw notFound();
  return invited;
}

const linkIsOver: Answer = {
  kind: 'screen',
  status: 404,
  screen: {
    title: 'This link does not work',
    body: html`<h1 class="govuk-heading-l">This link does not work</h1>
      <p class="govuk-body">A link to sign in for the first time works once, for a few days. A newer one stops the one before it.</p>
      <p class="govuk-body">If you have used it already, <a class="govuk-link" href="/sign-in">sign in</a>.</p>
      <p class="govuk-body">If not, ask your council’s early help administrator for a new link.</p>`,
  },
};

const startAtWork = (token: string) => `/sign-in/start?next=/invitation/${token}`;

const notSetUp = html`<p class="govuk-body">Signing in is not set up yet. Ask whoever gave you this link.</p>`;

const atWork = ({ provider }: Here, token: string): Html =>
  html`<h1 class="govuk-heading-l">Sign in for the first time</h1>
    <p class="govuk-body">You have been added to this service. Sign in as you do at work: from then on you come in that way. This link works once.</p>
    ${provider === null ? notSetUp : govuk.button({ text: 'Sign in', href: startAtWork(token) })}`;

const choice = ({ provider }: Here, token: string): Html =>
  html`<h1 class="govuk-heading-l">Choose how you will sign in</h1>
    <p class="govuk-body">You have been added to this service. Choose one of these ways. From then on you come in that way. This link works once.</p>
    <div data-passkey-part hidden>
      <h2 class="govuk-heading-m">With a passkey</h2>
      <p class="govuk-body">Your fingerprint, your face or a PIN, on this device. The quickest way and the safest. There is no password to remember.</p>
      ${govuk.button({ text: 'Make a passkey', href: `/invitation/${token}/passkey` })}
    </div>
    <h2 class="govuk-heading-m">With a password and a code</h2>
    <p class="govuk-body">You choose a password, and connect an app on your phone or computer that shows a new code every 30 seconds.</p>
    ${govuk.button({ text: 'Choose a password', href: `/invitation/${token}/password`, classes: 'govuk-button--secondary' })}
    ${
      provider !== null &&
      html`<h2 class="govuk-heading-m">With ${provider}</h2>
        <p class="govuk-body">If you sign in that way at work already.</p>
        ${govuk.button({ text: `Sign in with ${provider}`, href: startAtWork(token), classes: 'govuk-button--secondary' })}`
    }`;
