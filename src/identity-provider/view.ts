import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';

export type Somebody = { subject: string; name: string; work: string };

/** The provider's own page: who is at the keyboard. */
export const whoView = (people: readonly Somebody[], csrf: string): Html =>
  html`<h1 class="govuk-heading-l">Fernshire accounts</h1>
    <p class="govuk-body">
      This stands for the place where a council checks who people are. Everybody here is made up, so there is no password. Choose who you are.
    </p>
    <form method="post">
      <input type="hidden" name="csrf" value="${csrf}" />
      ${stackingTable({
        head: [{ text: 'Name' }, { text: 'Work' }],
        rows: people.map(({ subject, name, work }) => [
          { html: html`<button class="app-link-button" name="who" value="${subject}">${name}</button>` },
          { text: work },
        ]),
      })}
    </form>`;

/** `form` is the provider's own, with its token; the button says yes. */
export const signOutView = (form: string): Html => {
  const { id, action, token } = /id="(?<id>[^"]+)".* action="(?<action>[^"]+)".*name="xsrf" value="(?<token>[^"]+)"/.exec(form)?.groups ?? {};
  return html`<h1 class="govuk-heading-l">Sign out of your Fernshire account</h1>
    <p class="govuk-body">You have left Early help. This signs you out of everything else that uses your Fernshire account.</p>
    <form id="${id}" method="post" action="${action}">
      <input type="hidden" name="xsrf" value="${token}" />
      ${govuk.button({ text: 'Sign out', name: 'logout', value: 'yes' })}
    </form>`;
};

export const problemView = html`<h1 class="govuk-heading-l">There is a problem</h1>
  <p class="govuk-body">Signing in took too long, or was not started from the service.</p>
  ${govuk.button({ text: 'Start again', href: '/sign-in' })}`;
