import { govuk } from '#design/govuk.ts';
import { html } from '#design/html.ts';
import { says } from './for-the-council.ts';
import { plainPage } from './plain-page.ts';

export const signedOutPage = plainPage({
  name: 'public-pages.signed-out',
  path: '/signed-out',
  title: 'You have signed out',
  body: html`${says('What you were writing is kept for you. On a computer that others use, close the browser too.')}
  ${govuk.button({ text: 'Sign in again', href: '/sign-in' })}`,
});
