import { tryAgain, type Job } from '#platform/module.ts';
import type { Work } from '#platform/work.ts';
import { delivered, deliveryGivenUp } from '../system.events.ts';
import { isOver, type Delivery } from '../system.ts';
import { changeDelivery, findSigningKeys, findUrl, findWaiting, wantsToKnow } from './delivery.queries.ts';
import type { Post } from './post.ts';
import { signatures } from './signature.ts';

/** What a system is sent: what happened, to which of its requests, and how that stands. Nobody's name. */
const messageOf = ({ event, happenedAt, reference, state }: Pick<Delivery, 'event' | 'happenedAt' | 'reference' | 'state'>) => ({
  type: event,
  timestamp: happenedAt.toString(),
  data: { reference, state },
});

/**
 * The job that tells one system one thing. It holds the row while it posts, so that of two that run at once the second finds it done. A failure
 * is kept and tried again, later and later; after three days it is given up, which administrators see.
 */
export const deliverWebhook =
  (post: Post): Job =>
  async (work, { deliveryId = '' }) => {
    const delivery = await findWaiting(work, deliveryId);
    if (!delivery) return;
    const { id, systemId, event } = delivery;
    if (!(await wantsToKnow(work, systemId))) return giveUp(work, delivery, 'it no longer wants to be told');
    const failure = await tryOnce(work, delivery, post);
    await changeDelivery(work, id, { tries: delivery.tries + 1, triedAt: work.now, failure, ...(failure === null && { deliveredAt: work.now }) });
    if (failure === null) return work.record(delivered, { familyId: null, subjectId: systemId, details: { systemId, deliveryId: id, event } });
    return isOver(delivery, work.now) ? giveUp(work, delivery, failure) : tryAgain;
  };

async function tryOnce(work: Work, delivery: Delivery, post: Post): Promise<string | null> {
  const url = (await findUrl(work, delivery.systemId))?.url;
  const keys = await findSigningKeys(work, delivery.systemId);
  if (!url || keys.length === 0) return 'no signing key';
  const body = JSON.stringify(messageOf(delivery));
  const [id, seconds] = [`msg_${delivery.id}`, Math.floor(work.now.epochMilliseconds / 1000)];
  return post({
    url,
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Open-Early-Help',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signatures(keys, id, seconds, body),
    },
  });
}

async function giveUp(work: Work, { id, systemId }: Delivery, why: string): Promise<void> {
  await changeDelivery(work, id, { givenUpAt: work.now, failure: why });
  await work.record(deliveryGivenUp, { familyId: null, subjectId: systemId, details: { systemId, deliveryId: id, why } });
}
