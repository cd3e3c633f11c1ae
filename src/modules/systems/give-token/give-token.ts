import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { isUuid } from '#platform/route.ts';
import { nobody } from '#platform/serve.ts';
import { doWork, type Platform } from '#platform/work.ts';
import { hashOf } from '../make-secret/make-secret.ts';
import { tokenGiven, tokenRefused } from '../system.events.ts';
import { tokenLife, type Scope } from '../system.ts';

/** A system inside a transaction: it adds what it sends, and reads nothing back but by the functions made for it. */
const systemActor = ({ id, name = '', agencyId = null }: { id: string; name?: string; agencyId?: string | null }, scopes: readonly string[] = []): Actor => ({
  id,
  name,
  kind: 'system',
  agencyId,
  personId: null,
  roles: [],
  rights: new Set([...(scopes.includes('requests:write') ? ['ask-for-support'] : []), ...(scopes.includes('feeds:write') ? ['load-feeds'] : [])]),
  sees: 'only what they send',
});

/** A token for a system that knows its secret; null for anybody else, whoever they say they are. */
export async function giveToken(platform: Platform, clientId: string, secret: string, scopes: readonly Scope[], trace: string): Promise<string | null> {
  const token = `oeh_token_${randomBytes(32).toString('base64url')}`;
  if (isUuid(clientId)) {
    const isGiven = await doWork(
      platform,
      systemActor({ id: clientId }),
      'look',
      async work => {
        const until = work.now.add({ seconds: tokenLife }).toString();
        const { rows } = await sql<{ system_id: string }>`select system_id from systems.give_token(${clientId}, ${hashOf(secret)}, ${hashOf(token)},
          ${[...scopes]}::text[], ${work.now.toString()}, ${until})`.execute(work.tables('systems'));
        if (!rows[0]) return false;
        await work.record(tokenGiven, { familyId: null, subjectId: clientId, details: { systemId: clientId, scopes } });
        return true;
      },
      trace,
    );
    if (isGiven) return token;
  }
  const systemId = isUuid(clientId) ? clientId : null;
  await doWork(platform, nobody, 'change', work => work.record(tokenRefused, { familyId: null, subjectId: systemId, details: { systemId } }), trace);
  return null;
}

export type Asking = { actor: Actor; scopes: readonly string[] };
type Held = { system_id: string; name: string; agency_id: string; scopes: string[] };

/** Which system holds this token, or null: unknown, too old, or its secret or the system itself has ended. */
export async function findAsking({ db, clock }: Platform, token: string): Promise<Asking | null> {
  const { rows } = await sql<Held>`select * from systems.who_holds(${hashOf(token)}, ${clock().toString()})`.execute(db);
  const [held] = rows;
  return held ? { actor: systemActor({ id: held.system_id, name: held.name, agencyId: held.agency_id }, held.scopes), scopes: held.scopes } : null;
}
