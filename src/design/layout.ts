import { assetPath } from './assets.ts';
import type { Council } from './council.ts';
import { backLink } from './govuk/back-link.ts';
import { errorSummary } from './govuk/error-summary.ts';
import { exitThisPage } from './govuk/exit-this-page.ts';
import { phaseBanner } from './govuk/phase-banner.ts';
import { serviceNavigation } from './govuk/service-navigation.ts';
import { skipLink } from './govuk/skip-link.ts';
import { html, type Html } from './html.ts';
import { sessionWarning, type SessionEnd } from './patterns/session-warning.ts';

export type Refreshing = { seconds: number; asked: 'nothing' | 'yes' | 'no' };

export type Layout = {
  /** For the browser's tab, never a person's name. The page shows its own heading. */
  title: string;
  council: Council;
  /** The name beside the navigation, when it is not the council's own name for the service. */
  service?: { text: string; href: string } | undefined;
  nav?: readonly { href: string; text: string; current?: boolean | undefined }[] | undefined;
  actorName?: string | undefined;
  /** Where they see and change how they sign in. */
  ownAccount?: string | undefined;
  signOut?: string | undefined;
  back?: { href: string; text: string } | undefined;
  width: 'full' | 'two-thirds';
  quickExit?: boolean | undefined;
  /** How often the page shows itself anew, while something goes on (browser/live.js). */
  refresh?: Refreshing | null | undefined;
  /** What is wrong, by the id of its field; under an empty name, what belongs to no field. */
  mistakes?: Readonly<Record<string, string>> | undefined;
  demo?: boolean | undefined;
  session?: SessionEnd | undefined;
  /** For a page in another language than English. */
  language?: { lang: string; dir: 'ltr' | 'rtl' } | undefined;
};

/** The whole page: what stands round every body. */
export function layout(p: Layout, body: Html): Html {
  const mistakes = Object.entries(p.mistakes ?? {});
  const service = p.service ?? { text: p.council.serviceName, href: '/' };
  return html`<html lang="${p.language?.lang ?? 'en'}" dir="${p.language?.dir ?? 'ltr'}" class="govuk-template">
    <head>
      <meta charset="utf-8" />
      <title>${mistakes.length > 0 && 'Error: '}${p.title} – ${service.text} – ${p.council.name}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="theme-color" content="${p.council.colour}" />
      <link rel="icon" type="image/svg+xml" href="${assetPath('icon.svg')}" />
      <link rel="stylesheet" href="${assetPath('app.css')}" />
      <link rel="stylesheet" href="/assets/council.css" />
      ${p.refresh?.asked === 'yes' && html`<noscript><meta http-equiv="refresh" content="${p.refresh.seconds}" /></noscript>`}
      <script src="${assetPath('supported.js')}"></script>
      <script type="module" src="${assetPath('app.js')}"></script>
    </head>
    <body class="govuk-template__body ${frameOf(p)}" ${p.refresh && p.refresh.asked !== 'no' && html` data-refresh-in="${p.refresh.seconds}"`}>
      ${skipLink({ href: '#main-content', text: 'Skip to main content' })}
      <header>
        ${p.quickExit && quickExitLink} ${councilBar(p)} ${serviceNavigation({ serviceName: service.text, serviceUrl: service.href, navigation: p.nav ?? [] })}
        ${p.demo && demoBanner}
      </header>
      <div class="govuk-width-container">
        ${p.quickExit && exitThisPage({ redirectUrl: '/exit', attributes: { role: 'region', 'aria-label': 'Leave quickly' } })}
        ${p.back && html`<nav aria-label="Back">${backLink(p.back)}</nav>`}
        <main class="govuk-main-wrapper app-main" id="main-content">
          ${p.width === 'full' ? html`${mistakeSummary(mistakes)}${body}` : inTwoThirds(html`${mistakeSummary(mistakes)}${body}`)}
          ${p.refresh && refreshWords(p.refresh)}
        </main>
      </div>
      ${footer(p.council)} ${p.session && sessionWarning(p.session)}
    </body>
  </html>`;
}

/** Whoever is signed in goes between full and reading pages all day: their frame stays as wide on both, so that nothing jumps. */
const frameOf = (p: Layout): string => [(p.width === 'full' || p.actorName) && 'app-wide', p.width === 'full' && 'app-full'].filter(Boolean).join(' ');

/** Loading the whole page anew loses a reader's place, so without scripts it is for them to say. */
function refreshWords({ seconds, asked }: Refreshing): Html {
  const stop = html`This page shows itself anew every ${seconds} seconds. <a class="govuk-link" href="?refresh=no">Stop this</a>`;
  const begin = html`<a class="govuk-link" href="?refresh=yes">Let this page show itself anew every ${seconds} seconds</a>`;
  if (asked === 'yes') return html`<p class="govuk-body app-quiet govuk-!-margin-top-4">${stop}</p>`;
  if (asked === 'no') return html`<p class="govuk-body app-quiet govuk-!-margin-top-4">This page stays as it is. ${begin}</p>`;
  return html`<p class="govuk-body app-quiet app-needs-scripts govuk-!-margin-top-4">${stop}</p>
    <noscript
      ><p class="govuk-body"><a class="govuk-link" href="?">Show how far it is now</a>, or ${begin}</p></noscript
    >`;
}

const inTwoThirds = (inside: Html): Html =>
  html`<div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">${inside}</div>
  </div>`;

const quickExitLink = html`<a href="/exit" class="govuk-skip-link govuk-js-exit-this-page-skiplink" rel="nofollow noreferrer">Exit this page quickly</a>`;

const demoBanner = phaseBanner({ classes: 'app-demo', tag: { text: 'Demo' }, text: 'This is a demonstration with made-up people.' });

function councilBar({ council, actorName, ownAccount, signOut }: Layout): Html {
  const name = ownAccount ? html`<a class="app-header__link" href="${ownAccount}">${actorName}</a>` : actorName;
  const account = html`<ul class="app-header__account">
    ${actorName && html`<li><span class="govuk-visually-hidden">Signed in as </span>${name}</li>`}
    ${signOut && html`<li><a class="app-header__link" href="${signOut}">Sign out</a></li>`}
  </ul>`;
  return html`<div class="app-header">
    <div class="app-header__container govuk-width-container">
      <a class="app-header__council" href="/">${council.name}</a>${(actorName || signOut) && account}
    </div>
  </div>`;
}

function mistakeSummary(mistakes: readonly [string, string][]) {
  const errorList = mistakes.map(([field, text]) => ({ text, href: field ? `#${field}` : undefined }));
  return mistakes.length > 0 && errorSummary({ titleText: 'There is a problem', errorList });
}

const footerLinks = [
  { href: '/accessibility', text: 'Accessibility statement' },
  { href: '/privacy', text: 'Privacy' },
  { href: '/cookies', text: 'Cookies' },
];

const footer = (council: Council): Html =>
  html`<footer class="app-footer">
    <div class="app-footer__container govuk-width-container">
      <p class="app-footer__council">${council.name}</p>
      <ul class="app-footer__links">
        ${footerLinks.map(link => html`<li><a class="govuk-link app-footer__link" href="${link.href}">${link.text}</a></li>`)}
      </ul>
    </div>
  </footer>`;
