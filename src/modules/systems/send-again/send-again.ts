import { found, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { sentAgain } from '../system.events.ts';
import { mayManageSystems } from '../system.policy.ts';
import { changeDelivery, deliverLater, findDelivery, wantsToKnow } from '../webhook/delivery.queries.ts';

/** Tells a system something once more, from the beginning: the same message under the same id, so that it can know it has it already. */
export async function sendAgain(work: Work, systemId: string, deliveryId: string): Promise<void> {
  work.require(mayManageSystems(work.actor));
  const delivery = found(await findDelivery(work, deliveryId));
  if (delivery.systemId !== systemId) found(null);
  if (!(await wantsToKnow(work, systemId))) throw new Refusal('conflict', 'This system does not want to be told any more');
  await changeDelivery(work, deliveryId, { beganAt: work.now, tries: 0, failure: null, deliveredAt: null, givenUpAt: null });
  await deliverLater(work, delivery);
  await work.record(sentAgain, { familyId: null, subjectId: systemId, details: { systemId, deliveryId } });
}
