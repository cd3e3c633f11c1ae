import { isDeepStrictEqual } from 'node:util';
import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { checkedContent } from '../content-rules.ts';
import type { Kind } from '../content.ts';
import { recordsPublished } from '../directory.events.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { directoryTables, findPublicVersions } from '../records.queries.ts';
import { writeOut } from '../write-out.ts';

/** A record as it is to be. `id`: its lasting id in the standard. `checked`: that somebody elsewhere found it right, and for which organisation. */
export type RecordToPublish = {
  id: string;
  kind: Kind;
  organizationId?: string | null;
  agencyId?: string | null;
  content: unknown;
  checked?: { on: Temporal.PlainDate; byName: string | null; reviewOn: Temporal.PlainDate | null };
};
export type Published = { added: string[]; changed: string[]; same: string[] };

const atOnce = 500;
const order: Record<Kind, number> = { organization: 0, location: 1, service: 2 };

/** Adds and changes many records and makes them public at once, as an import does. What is the same as before gets no new version. */
export async function publishRecords(work: Work, entries: readonly RecordToPublish[]): Promise<Published> {
  work.require(mayEditDirectory(work.actor));
  const outcome: Published = { added: [], changed: [], same: [] };
  const sorted = entries.map(entry => ({ ...entry, content: checkedContent(entry.kind, entry.content) })).sort((a, b) => order[a.kind] - order[b.kind]);
  for (let from = 0; from < sorted.length; from += atOnce) await publishPart(work, sorted.slice(from, from + atOnce), outcome);
  const toWrite = [...outcome.added, ...outcome.changed];
  if (toWrite.length > 0) await writeOut(work, toWrite);
  await work.record(recordsPublished, { familyId: null, details: { added: outcome.added.length, changed: outcome.changed.length } });
  return outcome;
}

type Entry = Omit<RecordToPublish, 'content'> & { content: object };

async function publishPart(work: Work, part: readonly Entry[], outcome: Published): Promise<void> {
  const tables = directoryTables(work);
  const ids = part.map(({ id }) => id);
  const rows = await tables.selectFrom('directory.record').select(['id', 'kind']).where('id', 'in', ids).execute();
  const known = new Map(rows.map(({ id, kind }) => [id, kind]));
  const before = await findPublicVersions(work, ids);
  const latest = await tables
    .selectFrom('directory.version')
    .select(({ fn }) => ['record_id', fn.max('number').as('number')])
    .where('record_id', 'in', ids)
    .groupBy('record_id')
    .execute();
  const numbers = new Map(latest.map(({ record_id, number }) => [record_id, Number(number)]));
  const news = part.filter(({ id }) => !known.has(id));
  const changed = part.filter(({ id, content }) => known.has(id) && !isDeepStrictEqual(plain(before.get(id)?.content), plain(content)));
  for (const { id, kind } of part) if (known.has(id) && known.get(id) !== kind) throw invalid({ id: `The id ${id} belongs to a record of another kind` });

  if (news.length > 0)
    await tables
      .insertInto('directory.record')
      .values(news.map(entry => recordRow(work, entry)))
      .execute();
  const written = [...news, ...changed];
  if (changed.length > 0)
    await tables
      .updateTable('directory.version')
      .set({ state: 'replaced' })
      .where(
        'record_id',
        'in',
        changed.map(({ id }) => id),
      )
      .where('state', '=', 'public')
      .execute();
  if (written.length > 0)
    await tables
      .insertInto('directory.version')
      .values(written.map(({ id, content }) => versionRow(work, id, content, numbers.get(id) ?? 0, before.get(id)?.number ?? null)))
      .execute();
  for (const { id, checked } of changed) if (checked) await keepCheck(work, id, checked);
  outcome.added.push(...news.map(({ id }) => id));
  outcome.changed.push(...changed.map(({ id }) => id));
  const touched = new Set(written.map(({ id }) => id));
  outcome.same.push(...ids.filter(id => !touched.has(id)));
}

const plain = (content: unknown): unknown => (content === undefined ? undefined : JSON.parse(JSON.stringify(content)));

const recordRow = ({ actor, now }: Work, { id, kind, organizationId, agencyId, checked }: Entry) => ({
  id,
  kind,
  organization_id: kind === 'organization' ? id : (organizationId ?? null),
  agency_id: kind === 'organization' ? (agencyId ?? null) : null,
  checked_on: checked?.on ?? null,
  checked_by: checked ? actor.id : null,
  checked_by_name: checked?.byName ?? null,
  review_on: checked?.reviewOn ?? null,
  added_by: actor.id,
  added_at: now,
});

const versionRow = ({ actor, now, newId }: Work, recordId: string, content: object, latest: number, basedOn: number | null) => ({
  id: newId(),
  record_id: recordId,
  number: latest + 1,
  content: JSON.stringify(content),
  based_on: basedOn,
  state: 'public',
  proposed_by: actor.id,
  proposed_at: now,
  decided_by: actor.id,
  decided_at: now,
});

const keepCheck = (work: Work, id: string, { on, byName, reviewOn }: NonNullable<RecordToPublish['checked']>) =>
  directoryTables(work)
    .updateTable('directory.record')
    .set({ checked_on: on, checked_by: work.actor.id, checked_by_name: byName, review_on: reviewOn })
    .where('id', '=', id)
    .execute();
