import type { Work } from '#platform/work.ts';
import type { WebhookEvent } from '../system.ts';
import { deliverLater, wantsToKnow } from './delivery.queries.ts';

/** Tells a system that something happened to a request it sent: in this transaction, and after its commit. Anybody else is told nothing. */
export async function tellSystem(
  work: Work,
  systemId: string,
  { event, reference, state }: { event: WebhookEvent; reference: string; state: string },
): Promise<void> {
  if (!(await wantsToKnow(work, systemId))) return;
  const id = work.newId();
  await work
    .tables('systems')
    .insertInto('systems.delivery')
    .values({ id, system_id: systemId, event, reference, state, happened_at: work.now, began_at: work.now })
    .execute();
  await deliverLater(work, { id, systemId });
}
