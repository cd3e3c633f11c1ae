import { html } from '#design/html.ts';
import { forTheCouncil, heading, listed, says } from './for-the-council.ts';
import { plainPage } from './plain-page.ts';

// What a statement must say: https://www.gov.uk/guidance/accessibility-requirements-for-public-sector-websites-and-apps
export const accessibilityPage = plainPage({
  name: 'public-pages.accessibility',
  path: '/accessibility',
  title: 'Accessibility statement',
  body: html`${forTheCouncil('The law asks you to test the service as you run it, and to say here what you found.')}
  ${says('We want as many people as possible to be able to use this service. You should be able to:')}
  ${listed(
    'zoom in up to 400% without words running off the screen',
    'use all of it with a keyboard',
    'use it on a small phone, and with scripts turned off',
    'use it with a screen reader and with speech recognition',
    'change colours, spacing and fonts in your browser',
  )}
  ${says(
    'We have tried to keep the words simple. Each picture has its facts beside it as a list or a table.',
    html`<a class="govuk-link" href="https://mcmw.abilitynet.org.uk/">AbilityNet</a> can help you to make your device easier to use.`,
  )}
  ${heading('If something is hard for you')}
  ${says(
    'Tell us if you need something in another way: on paper, in large print, as easy read, in another language, or read to you.',
    'E-mail [accessibility@council.example] or call [01632 960000]. We answer within [5] working days.',
  )}
  ${heading('If you are not happy with our answer')}
  ${says(
    html`The Equality and Human Rights Commission sees that the accessibility regulations are kept. If we do not answer you well, contact the
      <a class="govuk-link" href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>.`,
  )}
  ${heading('How accessible this service is')}
  ${says(
    '[Name of council] is committed to making this service accessible, as the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 ask.',
    '[This service keeps / partly keeps] to the Web Content Accessibility Guidelines version 2.2, level AA.',
    '[List here what does not keep to them, why, and when it will be mended.]',
  )}
  ${heading('How it was tested')}
  ${says(
    'Each change is checked by an automatic test (axe), by keyboard, at 320 pixels wide and without scripts. Automatic tests do not find everything.',
    'This statement was written on [date]. The service was last tested by [who] on [date], with [which people and which tools].',
  )}`,
});
