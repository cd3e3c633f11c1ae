import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { systemEnded } from '../system.events.ts';
import { mayManageSystems } from '../system.policy.ts';
import { getSystemToChange } from '../system.queries.ts';

/** Ends a system, for good: its tokens and secrets are worth nothing from this moment, and it is told nothing more. */
export async function endSystem(work: Work, systemId: string): Promise<void> {
  work.require(mayManageSystems(work.actor));
  const system = await getSystemToChange(work, systemId);
  if (system.endedAt) throw new Refusal('conflict', 'This system has ended already');
  await work.tables('systems').updateTable('systems.system').set({ ended_at: work.now }).where('id', '=', systemId).execute();
  await work
    .tables('systems')
    .updateTable('systems.secret')
    .set({ ended_at: work.now, signing_key: null })
    .where('system_id', '=', systemId)
    .where('ended_at', 'is', null)
    .execute();
  await work.record(systemEnded, { familyId: null, subjectId: systemId, details: { systemId } });
}
