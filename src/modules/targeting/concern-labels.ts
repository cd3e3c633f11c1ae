import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import type { Concern } from './concern.ts';
import type { Labels } from './concern.view.ts';
import { criterionHeadings } from './rule.view.ts';
import type { Tree } from './rule.ts';

/** Under which heading each criterion stood in the version of the rule that a household was found by. */
export async function findLabels(work: Work, concerns: readonly Concern[]): Promise<Labels> {
  const asked = [...new Set(concerns.flatMap(({ rules }) => rules.map(({ ruleId, version }) => `${ruleId}/${version}`)))];
  if (asked.length === 0) return new Map();
  const rows = await work
    .tables('targeting')
    .selectFrom('targeting.rule_version')
    .select(['rule_id', 'version', 'tree'])
    .where(sql<string>`rule_id || '/' || version`, 'in', asked)
    .execute();
  return new Map(rows.map(row => [`${row.rule_id}/${row.version}`, criterionHeadings(row.tree as unknown as Tree)]));
}
