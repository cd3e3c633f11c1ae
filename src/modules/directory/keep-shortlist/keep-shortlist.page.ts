import { ask, formOf } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import { emptyList, printButton } from '#design/patterns/page-parts.ts';
import { yes } from '#platform/decision.ts';
import { typedText, type InputOf } from '#platform/form.ts';
import { page, type FormView } from '#platform/page.ts';
import type { Ask, Served } from '#platform/route.ts';
import { findServicePages } from '../find-services.ts';
import { sendShortlistForm } from '../send-shortlist/send-shortlist.form.ts';
import { serviceFacts } from '../see-offer/offer-facts.view.ts';
import { findVacancies } from '../vacancy.queries.ts';
import { keepShortlist, shortlistIn, shortlistWith } from './shortlist.ts';
import { shortlistButton } from './shortlist.view.ts';

const shown = page({
  name: 'directory.keep-shortlist',
  path: '/services/shortlist',
  title: 'Your shortlist',
  audience: 'anyone',
  back: () => ({ href: '/services', text: 'All services' }),
  quickExit: true,
  load: async (work, _params, _query, kept) => {
    const services = await findServicePages(work, shortlistIn(kept));
    const ids = services.map(({ id }) => id);
    return { services, vacancies: await findVacancies(work, ids) };
  },
  // What is public is for everybody.
  allow: () => yes,
  about: () => null,
  show: view => {
    const { subject, hidden, today } = view;
    const { services, vacancies } = subject;
    const ids = services.map(({ id }) => id);
    return html`<h1 class="govuk-heading-l">Your shortlist</h1>
      ${
        services.length === 0
          ? emptyList('Nothing is on it yet. Add services from the list.')
          : html`<p class="govuk-body govuk-!-display-none-print">
                It is kept in this browser for 90 days, and nowhere else. <a class="govuk-link" href="#send">Send the list to yourself</a>
              </p>
              ${printButton('Print the list')}
              ${services.map(
                service =>
                  html`<section class="app-card app-shortlisted">
                    <h2 class="govuk-heading-m"><a class="govuk-link" href="/services/${service.id}">${service.content.name}</a></h2>
                    ${serviceFacts(service, today, vacancies.get(service.id))} ${shortlistButton(ids, service, hidden['csrf'] ?? '')}
                  </section>`,
              )}
              ${sendForm({ ...view, form: sendShortlistForm, typed: {}, mistakes: {} })}`
      }`;
  },
});

const sendForm = (view: FormView<InputOf<typeof sendShortlistForm>>): Html =>
  html`<section class="app-send-shortlist" id="send">
    <h2 class="govuk-heading-m">Send the list to yourself</h2>
    ${formOf(view, ask(view, 'to'), { action: '/services/shortlist/send', button: 'Send the list' })}
  </section>`;

/** Back to where the button was pressed: the list, or the shortlist itself. */
async function keep({ typed, kept }: Ask) {
  const [add, remove] = [typedText(typed, 'add'), typedText(typed, 'remove')];
  return { kind: 'go' as const, to: '/services/shortlist', keeps: [keepShortlist(shortlistWith(shortlistIn(kept), { add, remove }))] };
}

/** What somebody wants to remember, without an account. */
export const keepShortlistPage: Served = {
  ...shown,
  routes: [...shown.routes, { name: shown.name, method: 'POST', path: shown.path, audience: 'anyone', isForgotten: true, handle: keep }],
};
