import { createHash, randomBytes } from 'node:crypto';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { secretMade } from '../system.events.ts';
import { mayManageSystems } from '../system.policy.ts';
import { getSystemToChange } from '../system.queries.ts';
import { freeSlot, type SecretKind } from '../system.ts';

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Makes a secret for a system and gives it, this once: of the one it comes in with, only the hash is kept. */
export async function makeSecret(work: Work, systemId: string, kind: SecretKind): Promise<string> {
  work.require(mayManageSystems(work.actor));
  const system = await getSystemToChange(work, systemId);
  if (system.endedAt) throw new Refusal('conflict', 'This system has ended');
  const slot = freeSlot(system.secrets, kind);
  if (slot === null) throw new Refusal('conflict', 'Two are in use already. End one of them first');
  const id = work.newId();
  // The beginnings let a scan of somebody's code find a secret that was left there.
  const secret = kind === 'client' ? `oeh_secret_${randomBytes(32).toString('base64url')}` : `whsec_${randomBytes(32).toString('base64')}`;
  await work
    .tables('systems')
    .insertInto('systems.secret')
    .values({
      id,
      system_id: systemId,
      kind,
      slot,
      hash: kind === 'client' ? hashOf(secret) : null,
      signing_key: kind === 'signing' ? secret : null,
      made_by: work.actor.id,
      made_at: work.now,
    })
    .execute();
  await work.record(secretMade, { familyId: null, subjectId: systemId, details: { systemId, secretId: id, of: kind } });
  return secret;
}
