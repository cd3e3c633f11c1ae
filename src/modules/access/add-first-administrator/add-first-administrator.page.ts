import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { yes } from '#platform/decision.ts';
import { text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { notFound } from '#platform/refusal.ts';
import type { Ask, Served } from '#platform/route.ts';
import { addFirstAdministrator, isOffered } from './add-first-administrator.ts';

const aboutYou = form({
  name: text({ label: 'Your full name', missing: 'Enter your full name', max: 100, control: { kind: 'text', autocomplete: 'name' } }),
  email: text({
    label: 'Your work e-mail address',
    missing: 'Enter your work e-mail address',
    format: { pattern: /^\S+@\S+\.\S+$/, wrong: 'Enter an e-mail address like name@example.org' },
    control: { kind: 'text', type: 'email', autocomplete: 'email', spellcheck: false },
  }),
  council: text({
    label: 'Name of your council',
    missing: 'Enter the name of your council',
    max: 100,
    control: { kind: 'text', autocomplete: 'organization' },
  }),
});

const asked = page({
  name: 'access.add-first-administrator',
  path: '/first-administrator/:token',
  title: 'Set up the first administrator',
  audience: 'anyone',
  load: async () => null,
  allow: () => yes,
  about: () => null,
  form: aboutYou,
  keeps: false,
  show: view =>
    html`<h1 class="govuk-heading-l">Set up the first administrator</h1>
      <p class="govuk-body">Nobody can sign in yet. You will be the first who can. This link works once.</p>
      ${formOf(view, askAll(view), { button: 'Continue' })}`,
  search: async () => null,
});

/** Opened by the link that an empty service prints when it starts. A link that was used, or is too old, is a page that does not exist. */
export const addFirstAdministratorPage: Served = {
  ...asked,
  routes: asked.routes.map(route => ({
    ...route,
    handle: async (ask: Ask) => {
      const token = ask.params['token'] ?? '';
      if (!(await isOffered(ask.platform, token))) throw notFound();
      const checked = aboutYou.check(ask.typed);
      if (route.method === 'GET' || 'mistakes' in checked) return route.handle(ask);
      const accountId = await addFirstAdministrator(ask.platform, token, checked.input, ask.trace);
      return { kind: 'go' as const, to: '/sign-in/connect', session: { startFor: accountId } };
    },
  })),
};
