import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { html, type Html } from '#design/html.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { theService } from '#platform/actor.ts';
import { typedFrom, typedText } from '#platform/form.ts';
import { findSession, sessionCookie, startSession } from '#platform/session.ts';
import { doWork, type Platform } from '#platform/work.ts';
import { signedIn } from '../access.events.ts';
import { wakeAccount } from '../wake-account/wake-account.ts';

export type DemoAccount = {
  account_id: string;
  username: string;
  name: string;
  job_title: string | null;
  agency: string | null;
  roles: string[] | null;
  is_disabled: boolean;
  sleeps: boolean;
  signs_in_here: boolean;
};

/** Everybody in the made-up council; nobody where people are real. */
export const findDemoAccounts = async ({ db }: Platform) => (await sql<DemoAccount>`select * from access.demo_accounts()`.execute(db)).rows;

/**
 * In a demonstration only: signs in as one of the made-up people, without a password. The one route exempt from the token against forged
 * posts (tests and screenshots use it), so a post from another site is refused by its origin.
 */
export function serveSignInAs(app: FastifyInstance, platform: Platform, frame: (body: Html) => string): void {
  if (!platform.demo) return;
  app.get('/dev/sign-in', async (_request, reply) => reply.type('text/html; charset=utf-8').send(frame(listOf(await findDemoAccounts(platform)))));
  app.post('/dev/sign-in', async (request, reply) => {
    if (isForeign(request)) return reply.code(403).send('This form was sent from another site');
    const asked = typedText(typedFrom(request.body), 'as');
    const account = (await findDemoAccounts(platform)).find(one => one.username === asked && !one.is_disabled);
    if (!account)
      return reply
        .code(422)
        .type('text/html; charset=utf-8')
        .send(frame(listOf(await findDemoAccounts(platform))));
    // In a demonstration the clock is moved by months, and nobody is there to wake everybody.
    if (account.sleeps) await doWork(platform, theService, 'change', work => wakeAccount(work, account.account_id));
    const { token } = await startSession(platform, account.account_id);
    const session = await findSession(platform, token);
    if (session) await doWork(platform, session.actor, 'change', work => work.record(signedIn, { familyId: null, details: { by: 'demo' } }));
    return reply.setCookie(sessionCookie.name, token, sessionCookie.options).redirect('/', 303);
  });
}

function isForeign({ headers, host }: FastifyRequest): boolean {
  const { origin } = headers;
  return headers['sec-fetch-site'] === 'cross-site' || (origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host));
}

const listOf = (accounts: DemoAccount[]) =>
  html` <h1 class="govuk-heading-l">Sign in as somebody in Fernshire</h1>
    <p class="govuk-body">
      Everybody here is made up. Choose who to be. Messages, jobs, a clock to move and what happened last are
      <a class="govuk-link" href="/dev">behind the demonstration</a>.
    </p>
    <form method="post" action="/dev/sign-in">
      ${stackingTable({
        head: [{ text: 'Name' }, { text: 'Work' }, { text: 'Roles' }],
        rows: accounts.map(one => [
          { html: one.is_disabled ? html`${one.name} (left)` : html`<button class="app-link-button" name="as" value="${one.username}">${one.name}</button>` },
          { text: [one.job_title, one.agency].filter(Boolean).join(', ') || 'A family’s own account' },
          { text: (one.roles ?? []).join(', ') },
        ]),
      })}
    </form>`;
