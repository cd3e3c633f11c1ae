import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Change } from './bring-in/bring-in.ts';
import type { Problem } from './bring-in/from-standard.ts';
import { directoryTables } from './records.queries.ts';

export type Source = {
  id: string;
  name: string;
  kind: 'standard' | 'ofsted';
  url: string | null;
  everyHours: number | null;
  nextAt: Temporal.Instant | null;
  lastAt: Temporal.Instant | null;
  version: number;
};

const sources = (work: Work) =>
  directoryTables(work)
    .selectFrom('directory.source as source')
    .select(['source.id', 'name', 'kind', 'url', 'every_hours as everyHours', 'next_at as nextAt', 'version'])
    .select(({ selectFrom }) =>
      selectFrom('directory.import')
        .select(({ fn }) => fn.max('began_at').as('at'))
        .whereRef('source_id', '=', 'source.id')
        .as('lastAt'),
    )
    .where('ended_at', 'is', null);

/** Where records come from, by name. */
export const findSources = async (work: Work): Promise<Source[]> =>
  (await sources(work).orderBy('name').execute()).map(({ kind, ...row }) => ({ ...row, kind: kind as Source['kind'] }));

export async function getSource(work: Work, id: string): Promise<Source> {
  const { kind, ...row } = found(await sources(work).where('source.id', '=', id).executeTakeFirst());
  return { ...row, kind: kind as Source['kind'] };
}

export type Import = {
  id: string;
  beganAt: Temporal.Instant;
  added: number;
  changed: number;
  same: number;
  ended: number;
  changes: Change[];
  problems: Problem[];
  failure: string | null;
};

/** The last times that something came in from a source, the newest first. */
export async function findImports(work: Work, sourceId: string): Promise<Import[]> {
  const rows = await directoryTables(work)
    .selectFrom('directory.import')
    .select(['id', 'began_at as beganAt', 'added', 'changed', 'same', 'ended', 'changes', 'problems', 'failure'])
    .where('source_id', '=', sourceId)
    .orderBy('began_at', 'desc')
    .limit(20)
    .execute();
  return rows.map(({ changes, problems, ...row }) => ({ ...row, changes: changes as Change[], problems: problems as Problem[] }));
}
