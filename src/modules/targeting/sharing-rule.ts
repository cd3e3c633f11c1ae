import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { purposes, type Purpose } from './fact.ts';

/** Who sees what of a feed in the single view, for which purpose, how far back. */
export type SharingRule = {
  feedId: string;
  version: number;
  roles: readonly string[];
  purposes: readonly Purpose[];
  shows: readonly Shown[];
  monthsBack: number;
  madeAt: Temporal.Instant;
  madeBy: string;
};

/** What of a row may be shown. */
export const shownParts = {
  what: 'What happened, or which service is involved',
  happened_on: 'When it happened or began',
  ended_on: 'When it ended',
  amount: 'How much',
  service: 'The service or place',
  worker: 'The worker',
  worker_contact: 'How to reach the worker',
  count: 'How often, counted',
  household: 'Names of others at the same address, when the worry is a child’s safety',
} as const;
export type Shown = keyof typeof shownParts;

export const purposeChoices = Object.entries(purposes).map(([value, label]) => ({ value: value as Purpose, label }));
export const shownChoices = Object.entries(shownParts).map(([value, label]) => ({ value: value as Shown, label }));

/** The rule that holds for each feed that has one: the newest version. */
export async function findRules(work: Work): Promise<ReadonlyMap<string, SharingRule>> {
  const { rows } = await sql<SharingRule>`
    select distinct on (feed_id) feed_id as "feedId", version, roles, purposes, shows, months_back as "monthsBack", made_at as "madeAt", made_by as "madeBy"
      from targeting.sharing_rule order by feed_id, version desc`.execute(work.tables('targeting'));
  return new Map(rows.map(rule => [rule.feedId, rule]));
}

/** Every version of one feed's rule, the newest first. */
export async function findRulesOf(work: Work, feedId: string): Promise<SharingRule[]> {
  const rows = await work
    .tables('targeting')
    .selectFrom('targeting.sharing_rule')
    .select(['feed_id as feedId', 'version', 'roles', 'purposes', 'shows', 'months_back as monthsBack', 'made_at as madeAt', 'made_by as madeBy'])
    .where('feed_id', '=', feedId)
    .orderBy('version', 'desc')
    .execute();
  return rows as SharingRule[];
}

/** The roles whose people use the single view, as choices. */
export async function findSingleViewRoles(work: Work): Promise<{ value: string; label: string }[]> {
  const rows = await work.tables('targeting').selectFrom('published.role').select(['code', 'name', 'rights']).orderBy('name').execute();
  return rows.flatMap(({ code, name, rights }) => (code && name && rights?.includes('see-single-view') ? [{ value: code, label: name }] : []));
}

/** What each role is called. */
export async function findRoleNames(work: Work): Promise<ReadonlyMap<string, string>> {
  const rows = await work.tables('targeting').selectFrom('published.role').select(['code', 'name']).execute();
  return new Map(rows.map(({ code, name }) => [code ?? '', name ?? '']));
}
