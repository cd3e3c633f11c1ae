import type { Work } from '#platform/work.ts';
import { systemAdded } from '../system.events.ts';
import { mayManageSystems } from '../system.policy.ts';

/** Adds a system of an agency. It can do nothing until it has a secret. */
export async function addSystem(work: Work, { agencyId, name }: { agencyId: string; name: string }): Promise<string> {
  work.require(mayManageSystems(work.actor));
  const id = work.newId();
  await work.tables('systems').insertInto('systems.system').values({ id, agency_id: agencyId, name, added_by: work.actor.id, added_at: work.now }).execute();
  await work.record(systemAdded, { familyId: null, subjectId: id, details: { systemId: id, agencyId } });
  return id;
}
