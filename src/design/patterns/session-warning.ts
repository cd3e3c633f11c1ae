import { html, type Html } from '#design/html.ts';

export type SessionEnd = {
  endsAt: Temporal.Instant;
  /** Asked by the browser to stay signed in: answers JSON `{ endsAt }`. */
  stayUrl: string;
  signOutUrl: string;
};

/** Shown by the browser five minutes before the session ends. Without JavaScript it stays hidden, and what was typed is kept by the server. */
export const sessionWarning = (p: SessionEnd): Html =>
  html`<dialog
    class="app-dialog"
    data-session-ends-at="${p.endsAt.toString()}"
    data-session-stay-url="${p.stayUrl}"
    aria-labelledby="session-warning-title"
    aria-describedby="session-warning-text"
  >
    <h2 class="govuk-heading-m" id="session-warning-title">You will soon be signed out</h2>
    <p class="govuk-body" id="session-warning-text">
      To keep people’s details safe, we sign you out <span data-session-left>in 5 minutes</span> unless you stay.
    </p>
    <div class="govuk-button-group">
      <button type="button" class="govuk-button" data-session-stay>Stay signed in</button>
      <a class="govuk-link" href="${p.signOutUrl}">Sign out now</a>
    </div>
    <p class="govuk-body app-dialog__problem" data-session-problem aria-live="polite"></p>
  </dialog>`;
