import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import type { Delivery, WebhookEvent } from '../system.ts';

const tables = (work: Work) => work.tables('systems');
const deliveries = (work: Work) =>
  tables(work)
    .selectFrom('systems.delivery')
    .select([
      'id',
      'system_id as systemId',
      'event',
      'reference',
      'state',
      'happened_at as happenedAt',
      'began_at as beganAt',
      'tries',
      'tried_at as triedAt',
      'failure',
      'delivered_at as deliveredAt',
      'given_up_at as givenUpAt',
    ]);

const typed = <Row extends { event: string }>(row: Row) => ({ ...row, event: row.event as WebhookEvent });

/** The newest of what a system was told, or was to be told. */
export async function findDeliveries(work: Work, systemId: string, most = 50): Promise<Delivery[]> {
  const rows = await deliveries(work).where('system_id', '=', systemId).orderBy('happened_at', 'desc').orderBy('id', 'desc').limit(most).execute();
  return rows.map(typed);
}

export async function findDelivery(work: Work, id: string): Promise<Delivery | null> {
  const row = await deliveries(work).where('id', '=', id).executeTakeFirst();
  return row ? typed(row) : null;
}

/** One that still waits, held until the end of the transaction, so that of two that run at once the second finds it done. */
export async function findWaiting(work: Work, id: string): Promise<Delivery | null> {
  const row = await deliveries(work).where('id', '=', id).where('delivered_at', 'is', null).where('given_up_at', 'is', null).forUpdate().executeTakeFirst();
  return row ? typed(row) : null;
}

type Change = {
  beganAt?: Temporal.Instant;
  tries?: number;
  triedAt?: Temporal.Instant;
  failure?: string | null;
  deliveredAt?: Temporal.Instant | null;
  givenUpAt?: Temporal.Instant | null;
};

export async function changeDelivery(work: Work, id: string, { beganAt, tries, triedAt, failure, deliveredAt, givenUpAt }: Change): Promise<void> {
  await tables(work)
    .updateTable('systems.delivery')
    .set({
      ...(beganAt !== undefined && { began_at: beganAt }),
      ...(tries !== undefined && { tries }),
      ...(triedAt !== undefined && { tried_at: triedAt }),
      ...(failure !== undefined && { failure }),
      ...(deliveredAt !== undefined && { delivered_at: deliveredAt }),
      ...(givenUpAt !== undefined && { given_up_at: givenUpAt }),
    })
    .where('id', '=', id)
    .execute();
}

export async function findUrl(work: Work, systemId: string): Promise<{ url: string; version: number } | null> {
  return (await tables(work).selectFrom('systems.webhook').select(['url', 'version']).where('system_id', '=', systemId).executeTakeFirst()) ?? null;
}

export async function findSigningKeys(work: Work, systemId: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select key from systems.signing_keys(${systemId}) as key`.execute(tables(work));
  return rows.map(({ key }) => key);
}

export async function wantsToKnow(work: Work, systemId: string): Promise<boolean> {
  const { rows } = await sql<{ wants: boolean }>`select systems.wants_to_know(${systemId}) as wants`.execute(tables(work));
  return rows[0]?.wants ?? false;
}

/** Adds the job, in a queue of this system's own: one that is slow keeps nobody else waiting. */
export async function deliverLater(work: Work, { id, systemId }: Pick<Delivery, 'id' | 'systemId'>): Promise<void> {
  await sql`select systems.deliver_later(${id}, ${systemId})`.execute(tables(work));
}
