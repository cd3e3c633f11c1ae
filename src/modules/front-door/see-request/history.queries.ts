import { storyteller } from '#platform/module.ts';
import type { Work } from '#platform/work.ts';
import * as decisionEvents from '../decision.events.ts';
import * as requestEvents from '../request.events.ts';
import { systemInWords as inWords } from '../request.ts';

export type Happening = { at: Temporal.Instant; kind: string; sentence: string };

const tell = storyteller([...Object.values(requestEvents), ...Object.values(decisionEvents)]);

/** What happened to a request, newest first, in the words of the chronology. */
export async function findHistory(work: Work, requestId: string): Promise<Happening[]> {
  const rows = await work
    .tables('front_door')
    .selectFrom('published.event as event')
    .leftJoin('published.worker as worker', 'worker.worker_id', 'event.actor_id')
    .leftJoin('published.system as system', 'system.system_id', 'event.actor_id')
    .select(['event.at', 'event.kind', 'event.details', 'worker.name', 'system.name as system_name', 'system.agency_name'])
    .where('event.subject_id', '=', requestId)
    .where('event.kind', 'like', 'front-door.%')
    .orderBy('event.at', 'desc')
    .orderBy('event.id', 'desc')
    .execute();
  return rows.flatMap(({ at, kind, details, name, system_name: system, agency_name: agency }) => {
    const told = at && kind ? tell(kind, details) : null;
    return told && at && kind
      ? [{ at, kind, sentence: `${name ?? (system === null ? 'Somebody without an account' : inWords({ name: system, agencyName: agency ?? '' }))} ${told}` }]
      : [];
  });
}
