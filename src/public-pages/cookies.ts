import { html } from '#design/html.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { forTheCouncil, heading, says } from './for-the-council.ts';
import { plainPage } from './plain-page.ts';

const cookies = [
  { name: '__Host-session', what: 'Knows that it is you, from one page to the next', lasts: 'Until you close your browser, sign out or leave quickly' },
  { name: '__Host-csrf', what: 'Makes sure that a form was sent from our own page', lasts: 'Until you close your browser' },
  { name: '__Host-sign-in', what: 'Knows that it was you who began to sign in', lasts: '10 minutes' },
  { name: '__Host-device', what: 'Knows that somebody signed in with a passkey or a password in this browser before', lasts: '180 days' },
  { name: '__Host-kept-search', what: 'Knows what you looked for among the services', lasts: 'Half an hour, or until you leave quickly' },
  { name: '__Host-kept-childcare', what: 'Knows what you looked for in childcare', lasts: 'Half an hour, or until you leave quickly' },
  { name: '__Host-kept-shortlist', what: 'Knows which services you put on your shortlist', lasts: '90 days, or until you leave quickly' },
];

export const cookiesPage = plainPage({
  name: 'public-pages.cookies',
  path: '/cookies',
  title: 'Cookies',
  body: html`${forTheCouncil('The list is right for the service as it comes. Add to it whatever you add.')}
  ${says(
    'A cookie is a small note that a website leaves in your browser.',
    'The service cannot work without the first four, and the last three keep what you asked them to. So we do not ask you to agree to them. None of them follows you to other websites or counts what you do.',
  )}
  ${stackingTable({
    caption: 'Cookies we use',
    captionClasses: 'govuk-table__caption--m',
    head: [{ text: 'Name' }, { text: 'What it is for' }, { text: 'How long it stays' }],
    rows: cookies.map(({ name, what, lasts }) => [{ html: html`<strong>${name}</strong>` }, { text: what }, { text: lasts }]),
  })}
  ${heading('If somebody else uses your phone or computer')}
  ${says(
    'What you type is kept by us, not on your device. But your browser may remember that you came to this website.',
    'You can look at a website without that: open a private or incognito window first. Or clear your browsing history afterwards.',
    'Pages where you ask for help have a button to leave quickly. It forgets what you typed and shows the weather.',
  )}`,
});
