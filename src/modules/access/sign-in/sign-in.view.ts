import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';

const startLink = (next: string) => (next === '/' ? '/sign-in/start' : `/sign-in/start?next=${encodeURIComponent(next)}`);

/** The page to sign in from. Without a provider it says what is missing, to whom it matters. */
type SignInView = { provider: string | null; next: string; isKept: boolean; demo: boolean; canSignInHere: boolean };

export const signInView = ({ provider, next, isKept, demo, canSignInHere }: SignInView): Html =>
  html`<h1 class="govuk-heading-l">Sign in</h1>
    ${provider === null && !canSignInHere ? notSetUp : reason(next, isKept)}
    ${provider !== null && govuk.button({ text: `Sign in with ${provider}`, href: startLink(next), isStartButton: true })}
    ${canSignInHere && hereView(next, provider !== null)}
    ${
      demo &&
      govuk.insetText({
        html: html`This is a demonstration. <a class="govuk-link" href="/dev/sign-in">Choose who to be in the made-up council</a> to sign in at once.`,
      })
    }
    <h2 class="govuk-heading-m">If you need help for your family</h2>
    <p class="govuk-body">You do not need to sign in. <a class="govuk-link" href="/ask-for-help">Ask for help</a>.</p>`;

/** For those without a work account that the identity provider knows. */
const hereView = (next: string, hasProvider: boolean): Html => {
  const href = next === '/' ? '/sign-in/here' : `/sign-in/here?next=${encodeURIComponent(next)}`;
  const text = 'Sign in with a passkey or a password';
  if (!hasProvider) return govuk.button({ text, href, isStartButton: true });
  return html`<p class="govuk-body">Does your organisation have no single sign-on? <a class="govuk-link" href="${href}">${text}</a>.</p>`;
};

function reason(next: string, isKept: boolean): Html {
  if (isKept)
    return html`<p class="govuk-body">You were signed out because nothing had happened for a while. What you were writing is kept. Sign in to carry on.</p>`;
  return next === '/' ? intro : html`<p class="govuk-body">Sign in to carry on. We will take you to the page you asked for.</p>`;
}
const intro = html`<p class="govuk-body">For people who work with families, and for families who have been given an account.</p>`;

const notSetUp = html`<p class="govuk-body">Signing in is not set up yet.</p>
  <p class="govuk-body">
    The person who runs this service must name the council’s identity provider. They will find how in <code>src/modules/access/sign-in/configuration.ts</code>.
  </p>`;

/** Somebody proved who they are, but has no account. Says nothing of who has one. */
export const noAccountView = (endUrl: string | null): Html =>
  html`<h1 class="govuk-heading-l">You do not have an account here</h1>
    <p class="govuk-body">You signed in to your own organisation, but you cannot use this service yet.</p>
    <p class="govuk-body">If you work with families, ask your manager, or the council’s early help team, to give you an account.</p>
    <p class="govuk-body">If you need help for your family, you do not need one. <a class="govuk-link" href="/ask-for-help">Ask for help</a>.</p>
    ${endUrl !== null && html`<p class="govuk-body"><a class="govuk-link" href="${endUrl}">Sign out, to use another account</a></p>`}`;

export const notSignedInView = html`<h1 class="govuk-heading-l">You are not signed in</h1>
  <p class="govuk-body">Signing in took too long, was started in another window, or was stopped. Nothing has changed.</p>
  ${govuk.button({ text: 'Try again', href: '/sign-in' })}`;

export const awayView = html`<h1 class="govuk-heading-l">You cannot sign in just now</h1>
  <p class="govuk-body">The service that checks who you are is not answering. Wait a few minutes, then <a class="govuk-link" href="/sign-in">try again</a>.</p>
  <p class="govuk-body">If a child is in danger now, call 999.</p>`;

/** For the first administrator, after the link that made their account. */
export const connectView = (provider: string | null): Html =>
  html`<h1 class="govuk-heading-l">Connect your account</h1>
    <p class="govuk-body">You are the first administrator. You came in by a link that works once, so sign in now: from then on you will come in that way.</p>
    ${provider === null ? notSetUp : govuk.button({ text: `Sign in with ${provider}`, href: '/sign-in/start' })}`;
