import { sql } from 'kysely';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Tree } from './rule.ts';

export type Rule = {
  id: string;
  name: string;
  beganAs: string | null;
  stoppedAt: Temporal.Instant | null;
  inUse: RuleVersion | null;
  draft: RuleVersion | null;
};
export type RuleVersion = { version: number; tree: Tree; purpose: string; edit: number; publishedAt: Temporal.Instant | null };

export async function findRules(work: Work, ruleId?: string): Promise<Rule[]> {
  const db = work.tables('targeting');
  let asked = db
    .selectFrom('targeting.rule')
    .selectAll()
    .orderBy('stopped_at', order => order.asc().nullsFirst())
    .orderBy('name');
  let versions = db.selectFrom('targeting.rule_version').selectAll().orderBy('version', 'desc');
  if (ruleId) {
    asked = asked.where('id', '=', ruleId);
    versions = versions.where('rule_id', '=', ruleId);
  }
  const [rules, all] = await Promise.all([asked.execute(), versions.execute()]);
  const versionFrom = (row: (typeof all)[number]): RuleVersion => ({
    version: row.version,
    tree: row.tree as unknown as Tree,
    purpose: row.purpose,
    edit: row.edit,
    publishedAt: row.published_at,
  });
  return rules.map(rule => {
    const its = all.filter(row => row.rule_id === rule.id);
    const [inUse, draft] = [its.find(row => row.published_at !== null), its.find(row => row.published_at === null)];
    return {
      id: rule.id,
      name: rule.name,
      beganAs: rule.began_as,
      stoppedAt: rule.stopped_at,
      inUse: inUse ? versionFrom(inUse) : null,
      draft: draft ? versionFrom(draft) : null,
    };
  });
}

export const getRule = async (work: Work, ruleId: string): Promise<Rule> => found((await findRules(work, ruleId))[0]);

/** The newest published version of every rule that is not stopped. */
export async function findRulesInUse(work: Work): Promise<{ ruleId: string; version: number; tree: Tree; name: string }[]> {
  return (await findRules(work)).flatMap(({ id, name, inUse, stoppedAt }) =>
    inUse && !stoppedAt ? [{ ruleId: id, version: inUse.version, tree: inUse.tree, name }] : [],
  );
}

/** The names of feeds that criteria may name. */
export async function findFeedNames(work: Work): Promise<Map<string, string>> {
  const rows = await work.tables('targeting').selectFrom('targeting.feed').select(['id', 'name']).orderBy('name').execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export type Figures = { ruleId: string | null; listed: number; openAlready: number; reviewed: number; reached: number; engaged: number; withOutcome: number };

/** How many households each rule lists, and what came of them: numbers, for those too who may see no household. Under null, every household once. */
export async function findFigures(work: Work): Promise<Map<string | null, Figures>> {
  const { rows } =
    await sql<Figures>`select rule_id as "ruleId", listed, open_already as "openAlready", reviewed, reached, engaged, with_outcome as "withOutcome"
    from targeting.concern_figures()`.execute(work.tables('targeting'));
  return new Map(rows.map(row => [row.ruleId, row]));
}

export type ConcernRun = { state: 'waiting' | 'finished' | 'failed'; askedAt: Temporal.Instant; households: number | null; seconds: number | null };

export async function findNewestRun(work: Work): Promise<ConcernRun | null> {
  const row = await work.tables('targeting').selectFrom('targeting.concern_run').selectAll().orderBy('asked_at', 'desc').limit(1).executeTakeFirst();
  return row ? { state: row.state as ConcernRun['state'], askedAt: row.asked_at, households: row.households, seconds: row.seconds } : null;
}
