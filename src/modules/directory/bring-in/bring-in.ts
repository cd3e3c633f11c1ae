import { sql } from 'kysely';
import { found, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { checkedContent } from '../content-rules.ts';
import type { ServiceContent } from '../content.ts';
import { broughtIn } from '../directory.events.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { addMissingTerms } from '../import-terms/import-terms.ts';
import { publishRecords, type RecordToPublish } from '../publish-records/publish-records.ts';
import { directoryTables, findPublicVersions } from '../records.queries.ts';
import type { Brought, Problem } from './from-standard.ts';

export type Change = { id: string; kind: string; name: string; what: 'added' | 'changed' | 'ended' };
export type Outcome = { importId: string; added: number; changed: number; same: number; ended: number; changes: Change[]; problems: Problem[] };

/**
 * Takes in what a source gave, all or nothing: what is new or different becomes public with a version of its own, what is wrong is left out and told. `isWhole`:
 * what the source gave before and does not give now has ended. Records that are kept here are never written over.
 */
export async function bringIn(work: Work, sourceId: string, { records, terms, problems }: Brought, { isWhole }: { isWhole: boolean }): Promise<Outcome> {
  work.require(mayEditDirectory(work.actor));
  const source = found(await directoryTables(work).selectFrom('directory.source').select(['id', 'ended_at']).where('id', '=', sourceId).executeTakeFirst());
  if (source.ended_at) throw new Refusal('conflict', 'This source has ended');
  const termIds = await addMissingTerms(work, terms);
  const others = await keptElsewhere(work, records, sourceId);
  const placeIds = await placeIdsTaken(work, records);
  const told: Problem[] = [...problems];
  const taken = new Map<string, RecordToPublish>();
  for (const record of [...records].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
    const why = others.has(record.id) ? 'It is kept here, and was left as it is' : whyNot(record, taken, others);
    if (why !== null) told.push({ id: record.id, why });
    else taken.set(record.id, record.kind === 'service' ? asOurs(record, termIds, placeIds) : record);
  }
  const ending = isWhole ? await toEnd(work, sourceId, taken) : [];
  const outcome = await publishRecords(work, [...taken.values(), ...ending]);
  await markSource(work, outcome.added, sourceId);
  return keep(work, sourceId, { taken, ending, outcome, problems: told });
}

const order = ['organization', 'location', 'service'];

function whyNot(record: RecordToPublish, taken: ReadonlyMap<string, RecordToPublish>, others: ReadonlySet<string>): string | null {
  try {
    checkedContent(record.kind, record.content);
  } catch (fault) {
    if (fault instanceof Refusal)
      return Object.entries(fault.mistakes)
        .map(([part, mistake]) => `${part}: ${mistake}`)
        .join('; ');
    throw fault;
  }
  if (record.kind !== 'service') return null;
  const needed = [record.organizationId ?? '', ...((record.content as ServiceContent).places ?? []).map(({ locationId }) => locationId)];
  return needed.every(id => taken.has(id) || others.has(id)) ? null : 'Its organisation or a place of it could not be taken in';
}

/** With the terms that there are; and a service at a place keeps its id only where no other has it. */
function asOurs(record: RecordToPublish, termIds: ReadonlySet<string>, placeIds: Map<string, string>): RecordToPublish {
  const content = record.content as ServiceContent;
  const places = content.places?.map(({ id, ...place }) => {
    if (id === undefined || (placeIds.get(id) ?? record.id) !== record.id) return place;
    placeIds.set(id, record.id);
    return { id, ...place };
  });
  return { ...record, content: { ...content, termIds: content.termIds.filter(id => termIds.has(id)), ...(places && { places }) } };
}

/** Which service has which of these services at a place already. */
async function placeIdsTaken(work: Work, records: readonly RecordToPublish[]): Promise<Map<string, string>> {
  const ids = records.flatMap(({ kind, content }) => (kind === 'service' ? ((content as ServiceContent).places ?? []).flatMap(({ id }) => id ?? []) : []));
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    service_id: string;
  }>`select id, service_id from directory.service_at_location where id = any (${ids}::uuid[])`.execute(directoryTables(work));
  return new Map(rows.map(row => [row.id, row.service_id]));
}

async function keptElsewhere(work: Work, records: readonly RecordToPublish[], sourceId: string): Promise<Set<string>> {
  if (records.length === 0) return new Set();
  const rows = await directoryTables(work)
    .selectFrom('directory.record')
    .select('id')
    .where(
      'id',
      'in',
      records.map(({ id }) => id),
    )
    .where(({ eb, or }) => or([eb('source_id', 'is', null), eb('source_id', '!=', sourceId)]))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function toEnd(work: Work, sourceId: string, taken: ReadonlyMap<string, RecordToPublish>): Promise<RecordToPublish[]> {
  const rows = await directoryTables(work)
    .selectFrom('directory.record as record')
    .innerJoin('directory.service as service', 'service.id', 'record.id')
    .select(['record.id', 'record.organization_id'])
    .where('record.source_id', '=', sourceId)
    .where('service.status', '!=', 'defunct')
    .execute();
  const gone = rows.filter(({ id }) => !taken.has(id));
  const contents = await findPublicVersions(
    work,
    gone.map(({ id }) => id),
  );
  const endsOn = work.today.subtract({ days: 1 }).toString();
  return gone.flatMap(({ id, organization_id }): RecordToPublish[] => {
    const { content } = contents.get(id) ?? {};
    if (!content) return [];
    const { opensOn: _, ...rest } = content as ServiceContent;
    return [{ id, kind: 'service', organizationId: organization_id, content: { ...rest, endsOn } }];
  });
}

async function markSource(work: Work, ids: readonly string[], sourceId: string): Promise<void> {
  for (let from = 0; from < ids.length; from += 1000)
    await directoryTables(work)
      .updateTable('directory.record')
      .set({ source_id: sourceId })
      .where('id', 'in', ids.slice(from, from + 1000))
      .execute();
}

type Done = {
  taken: ReadonlyMap<string, RecordToPublish>;
  ending: readonly RecordToPublish[];
  outcome: { added: string[]; changed: string[]; same: string[] };
  problems: Problem[];
};

async function keep(work: Work, sourceId: string, { taken, ending, outcome, problems }: Done): Promise<Outcome> {
  const ended = new Map(ending.map(record => [record.id, record]));
  const told = (ids: readonly string[], what: Change['what']): Change[] =>
    ids.flatMap(id => {
      const record = ended.get(id) ?? taken.get(id);
      return record ? [{ id, kind: record.kind, name: (record.content as { name: string }).name, what: ended.has(id) ? ('ended' as const) : what }] : [];
    });
  const changes = [...told(outcome.added, 'added'), ...told(outcome.changed, 'changed')];
  const count = (what: Change['what']) => changes.filter(change => change.what === what).length;
  const counts = { added: count('added'), changed: count('changed'), same: outcome.same.length, ended: count('ended') };
  const importId = work.newId();
  await directoryTables(work)
    .insertInto('directory.import')
    .values({
      id: importId,
      source_id: sourceId,
      began_at: work.now,
      brought_by: work.actor.id,
      ...counts,
      changes: JSON.stringify(changes.slice(0, 5000)),
      problems: JSON.stringify(problems.slice(0, 5000)),
    })
    .execute();
  const { same: _, ...details } = counts;
  await work.record(broughtIn, { familyId: null, subjectId: sourceId, details });
  return { importId, ...counts, changes, problems };
}
