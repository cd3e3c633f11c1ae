import { yes } from '#platform/decision.ts';
import { form } from '#platform/form.ts';
import { html } from '#design/html.ts';
import { formOf } from '#design/ask.ts';
import { page } from '#platform/page.ts';
import type { Served } from '#platform/route.ts';
import { doWork } from '#platform/work.ts';
import { signedOut } from '../access.events.ts';

const asked = page({
  name: 'access.sign-out',
  path: '/sign-out',
  title: 'Sign out',
  audience: 'anyone signed in',
  load: async () => null,
  allow: () => yes,
  about: () => null,
  form: form({}),
  keeps: false,
  show: view =>
    html`<h1 class="govuk-heading-l">Sign out</h1>
      <p class="govuk-body">What you were writing is kept for you.</p>
      ${formOf(view, html``, { button: 'Sign out' })}`,
  search: async () => null,
});

/** Asks, so that a link cannot sign anybody out, then ends the session. */
export const signOutPage: Served = {
  ...asked,
  routes: asked.routes.map(route =>
    route.method === 'GET'
      ? route
      : {
          ...route,
          handle: async ask => {
            await doWork(ask.platform, ask.actor, 'change', work => work.record(signedOut, { familyId: null, details: {} }), ask.trace);
            return { kind: 'go', to: '/signed-out', session: 'end' };
          },
        },
  ),
};
