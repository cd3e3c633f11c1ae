import { html, type Html } from '#design/html.ts';

/** Puts a service on this browser's shortlist, or takes it off. */
export function shortlistButton(ids: readonly string[], { id, content: { name } }: { id: string; content: { name: string } }, csrf: string): Html {
  const isOn = ids.includes(id);
  return html`<form method="post" action="/services/shortlist" class="app-shortlist-form">
    <input type="hidden" name="csrf" value="${csrf}" />
    <button class="app-link-button" name="${isOn ? 'remove' : 'add'}" value="${id}">
      ${isOn ? 'Take off shortlist' : 'Add to shortlist'}<span class="govuk-visually-hidden">: ${name}</span>
    </button>
  </form>`;
}

export const shortlistLink = (ids: readonly string[]): Html | false =>
  ids.length > 0 && html`<p class="govuk-body govuk-!-margin-0"><a class="govuk-link" href="/services/shortlist">Your shortlist (${ids.length})</a></p>`;
