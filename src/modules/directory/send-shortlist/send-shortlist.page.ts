import { askAll, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html } from '#design/html.ts';
import { yes } from '#platform/decision.ts';
import { typedText } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import type { Served } from '#platform/route.ts';
import { findServicePages } from '../find-services.ts';
import { shortlistIn } from '../keep-shortlist/shortlist.ts';
import { sendShortlist } from './send-shortlist.ts';
import { sendShortlistForm } from './send-shortlist.form.ts';
import type { Sender } from './shortlist.message.ts';

/** Sends the shortlist to oneself, without an account; its form stands on the shortlist too. */
export const sendShortlistPage = (sender: Sender): Served =>
  page({
    name: 'directory.send-shortlist',
    path: '/services/shortlist/send',
    title: 'Send your shortlist',
    audience: 'anyone',
    quickExit: true,
    isForgotten: true,
    keeps: false,
    back: () => ({ href: '/services/shortlist', text: 'Your shortlist' }),
    load: async (work, _params, query, kept) => ({
      services: await findServicePages(work, shortlistIn(kept)),
      isSent: typedText(query, 'sent') === 'yes',
    }),
    // What is public is for everybody.
    allow: () => yes,
    about: () => null,
    form: sendShortlistForm,
    show: view => {
      const { services, isSent } = view.subject;
      if (isSent)
        return html`${govuk.panel({ titleText: 'Your list is on its way', headingLevel: 1, text: 'It comes by email in a few minutes.' })}
          <p class="govuk-body">We send no more than three lists a day to one address. If nothing comes, look in your junk mail, or print the list.</p>
          <p class="govuk-body">We do not keep the address.</p>
          <p class="govuk-body"><a class="govuk-link" href="/services/shortlist">Back to your shortlist</a></p>`;
      return html`<h1 class="govuk-heading-l">Send your shortlist</h1>
        <p class="govuk-body">${services.length === 1 ? 'One service is' : `${services.length} services are`} on your shortlist.</p>
        ${formOf(view, askAll(view, { headings: false }), { button: 'Send the list' })}`;
    },
    submit: async (work, { services }, { to }) => {
      await sendShortlist(work, services, { to, sender });
      return { goTo: '/services/shortlist/send?sent=yes' };
    },
  });
