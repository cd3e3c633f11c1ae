import { sql } from 'kysely';
import { govuk } from '#design/govuk.ts';
import { html } from '#design/html.ts';
import { yes } from '#platform/decision.ts';
import { page } from '#platform/page.ts';
import { notFound } from '#platform/refusal.ts';
import type { Ask, Served } from '#platform/route.ts';
import type { Platform } from '#platform/work.ts';
import { hashOf } from '../token.ts';

const asked = page({
  name: 'access.take-up-invitation',
  path: '/invitation/:token',
  title: 'Sign in for the first time',
  audience: 'anyone',
  load: async (_work, { token }) => token,
  allow: () => yes,
  about: () => null,
  show: ({ subject: token }) =>
    html`<h1 class="govuk-heading-l">Sign in for the first time</h1>
      <p class="govuk-body">You have been added to this service. Sign in as you do at work: from then on you come in that way. This link works once.</p>
      ${govuk.button({ text: 'Sign in', href: `/sign-in/start?next=/invitation/${token}` })}`,
});

/** Opened by the link that an administrator makes. One that was used, or is too old, is a page that does not exist. */
export const takeUpInvitationPage: Served = {
  ...asked,
  routes: asked.routes.map(route => ({
    ...route,
    handle: async (ask: Ask) => {
      if (!(await isOpen(ask.platform, ask.params['token'] ?? ''))) throw notFound();
      return route.handle(ask);
    },
  })),
};

async function isOpen({ db, clock }: Platform, token: string): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`select access.invitation_is_open(${hashOf(token)}, ${clock().toString()}) as open`.execute(db);
  return rows[0]?.open === true;
}
