import { html } from '#design/html.ts';
import type { Answer } from '#platform/route.ts';
import type { Asleep } from './local-account.queries.ts';

const why: Record<Asleep, string> = {
  'not used': 'You did not sign in for 90 days, so your account was suspended.',
  'not confirmed': 'Your organisation did not confirm that you still need this service, so your account was suspended.',
};

/** For somebody who has shown who they are, and nobody else. */
export const asleepView = (asleep: Asleep) =>
  html`<h1 class="govuk-heading-l">Your account is suspended</h1>
    <p class="govuk-body">${why[asleep]} Nothing is lost.</p>
    <p class="govuk-body">Ask your council’s early help administrator to open it again. Then sign in as before.</p>
    <p class="govuk-body">If a child is in danger now, call 999.</p>`;

export const asleepScreen = (asleep: Asleep): Answer => ({
  kind: 'screen',
  status: 403,
  screen: { title: 'Your account is suspended', body: asleepView(asleep) },
});
