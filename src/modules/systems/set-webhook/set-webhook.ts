import { sql } from 'kysely';
import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { webhookSet } from '../system.events.ts';
import { mayManageSystems } from '../system.policy.ts';
import { getSystemToChange } from '../system.queries.ts';
import { findUrl } from '../webhook/delivery.queries.ts';
import { webhookUrlMistake } from './webhook-url.ts';

/** Sets where a system is told, or, with null, that it is told nothing. */
export async function setWebhook(work: Work, systemId: string, url: string | null): Promise<void> {
  work.require(mayManageSystems(work.actor));
  const { endedAt } = await getSystemToChange(work, systemId);
  if (endedAt) throw new Refusal('conflict', 'This system has ended');
  const tables = work.tables('systems');
  if (url === null) await tables.deleteFrom('systems.webhook').where('system_id', '=', systemId).execute();
  else {
    const mistake = webhookUrlMistake(url, { mayBeLocal: await isMadeUp(work) });
    if (mistake) throw invalid({ url: mistake });
    const version = ((await findUrl(work, systemId))?.version ?? 0) + 1;
    const row = { url: new URL(url).href, set_by: work.actor.id, set_at: work.now, version };
    await tables
      .insertInto('systems.webhook')
      .values({ system_id: systemId, ...row })
      .onConflict(conflict => conflict.column('system_id').doUpdateSet(row))
      .execute();
  }
  await work.record(webhookSet, { familyId: null, subjectId: systemId, details: { systemId, isOn: url !== null } });
}

async function isMadeUp(work: Work): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select systems.is_made_up() as is`.execute(work.tables('systems'));
  return rows[0]?.is ?? false;
}
