import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Answer, Ask } from '#platform/route.ts';
import { doWork } from '#platform/work.ts';
import { signedIn } from '../access.events.ts';
import { isDeviceOf, rememberDevice } from './guesses.ts';

/** An account as an actor of its own sign-in, before there is a session. */
export const accountItself = (id: string): Actor => ({
  id,
  name: '',
  kind: 'worker',
  agencyId: null,
  personId: null,
  roles: [],
  rights: new Set(),
  sees: 'own families',
});

/** Lets somebody in who has shown who they are, under a new session, and remembers this browser. */
export async function letIn(ask: Ask, accountId: string, by: 'password' | 'passkey', to: string): Promise<Answer> {
  const { platform, trace } = ask;
  await doWork(platform, accountItself(accountId), 'change', work => work.record(signedIn, { familyId: null, details: { by } }), trace);
  const isKnown = ask.device !== null && (await isDeviceOf(platform, ask.device, accountId));
  const device = isKnown && ask.device ? ask.device : randomBytes(32).toString('base64url');
  await rememberDevice(platform, device, accountId);
  return { kind: 'go', to, session: { startFor: accountId }, device };
}

/** After a change to how somebody signs in: every session of theirs ends, and this browser gets a new one. */
export async function letInAgain(ask: Ask, to: string): Promise<Answer> {
  const { platform, actor } = ask;
  await doWork(platform, actor, 'look', work => sql`select access.end_sessions_of(${actor.id}, ${work.now.toString()})`.execute(work.tables('access')));
  const device = randomBytes(32).toString('base64url');
  await rememberDevice(platform, device, actor.id);
  return { kind: 'go', to, session: { startFor: actor.id }, device };
}
