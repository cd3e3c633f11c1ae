import { found, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { secretEnded } from '../system.events.ts';
import { mayManageSystems } from '../system.policy.ts';
import { getSystemToChange } from '../system.queries.ts';

/** Ends a secret; what was got with it is worth nothing from this moment. */
export async function endSecret(work: Work, systemId: string, secretId: string): Promise<void> {
  work.require(mayManageSystems(work.actor));
  const { secrets } = await getSystemToChange(work, systemId);
  const { kind, endedAt } = found(secrets.find(({ id }) => id === secretId));
  if (endedAt) throw new Refusal('conflict', 'This has ended already');
  await work.tables('systems').updateTable('systems.secret').set({ ended_at: work.now, signing_key: null }).where('id', '=', secretId).execute();
  await work.record(secretEnded, { familyId: null, subjectId: systemId, details: { systemId, secretId, of: kind } });
}
