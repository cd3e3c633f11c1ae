import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { criteriaAdded, criteriaPublished, criteriaSaved, criteriaStopped } from '../concern.events.ts';
import { maySetCriteria } from '../concern.policy.ts';
import { faultsIn, type Tree } from '../rule.ts';
import { getRule, type Rule } from '../rule.queries.ts';
import { shippedRules } from '../shipped-rules.ts';

export type NewRule = { name: string; purpose: string; tree: Tree; beganAs?: string | null };

/** Begins a rule as a draft, which finds nobody until it is published. */
export async function addRule(work: Work, { name, purpose, tree, beganAs = null }: NewRule): Promise<string> {
  work.require(maySetCriteria(work.actor));
  return insertRule(work, { name, purpose, tree, beganAs });
}

async function insertRule(work: Work, { name, purpose, tree, beganAs = null }: NewRule): Promise<string> {
  const db = work.tables('targeting');
  const taken = await db.selectFrom('targeting.rule').select('id').where('name', '=', name).where('stopped_at', 'is', null).executeTakeFirst();
  if (taken) throw invalid({ name: 'Another rule has this name. Enter another' });
  const [ruleId, made] = [work.newId(), { made_by: work.actor.id, made_at: work.now }];
  await db
    .insertInto('targeting.rule')
    .values({ id: ruleId, name, began_as: beganAs, ...made })
    .execute();
  await db
    .insertInto('targeting.rule_version')
    .values({ rule_id: ruleId, version: 1, tree: JSON.stringify(tree), purpose, ...made })
    .execute();
  await work.record(criteriaAdded, { familyId: null, subjectId: ruleId, details: { ruleId, version: 1 } });
  return ruleId;
}

/** What is edited: the draft, or else a new version that begins as the one in use. */
export const draftOf = (rule: Rule) =>
  rule.draft ?? { version: (rule.inUse?.version ?? 0) + 1, tree: rule.inUse?.tree ?? { all: [] }, purpose: rule.inUse?.purpose ?? '', edit: 0 };

/** Keeps a draft, made over the one that was shown: somebody else's change in between is never overwritten. */
export async function saveDraft(work: Work, rule: Rule, { tree, purpose }: { tree: Tree; purpose?: string }): Promise<void> {
  work.require(maySetCriteria(work.actor));
  if (rule.stoppedAt) throw new Refusal('conflict', 'This rule is stopped. Begin another');
  const draft = draftOf(rule);
  const db = work.tables('targeting');
  const values = { tree: JSON.stringify(tree), purpose: purpose ?? draft.purpose };
  const saved = rule.draft
    ? await db
        .updateTable('targeting.rule_version')
        .set({ ...values, edit: draft.edit + 1 })
        .where('rule_id', '=', rule.id)
        .where('version', '=', draft.version)
        .where('edit', '=', draft.edit)
        .where('published_at', 'is', null)
        .executeTakeFirst()
    : await db
        .insertInto('targeting.rule_version')
        .values({ rule_id: rule.id, version: draft.version, ...values, made_by: work.actor.id, made_at: work.now })
        .onConflict(conflict => conflict.doNothing())
        .executeTakeFirst();
  if (('numUpdatedRows' in saved ? saved.numUpdatedRows : saved.numInsertedOrUpdatedRows) === 0n)
    throw new Refusal('conflict', 'Somebody else changed this rule meanwhile');
  await work.record(criteriaSaved, { familyId: null, subjectId: rule.id, details: { ruleId: rule.id, version: draft.version } });
}

/** From now on the draft finds families, and never changes again. */
export async function publishDraft(work: Work, rule: Rule): Promise<void> {
  work.require(maySetCriteria(work.actor));
  if (!rule.draft) throw new Refusal('conflict', 'There is no draft to publish: somebody has published it already');
  const faults = faultsIn(rule.draft.tree);
  if (faults.length > 0) throw new Refusal('conflict', faults.join('. '));
  await publishVersion(work, rule.id, rule.draft.version);
}

async function publishVersion(work: Work, ruleId: string, version: number): Promise<void> {
  await work
    .tables('targeting')
    .updateTable('targeting.rule_version')
    .set({ published_by: work.actor.id, published_at: work.now })
    .where('rule_id', '=', ruleId)
    .where('version', '=', version)
    .where('published_at', 'is', null)
    .execute();
  await work.record(criteriaPublished, { familyId: null, subjectId: ruleId, details: { ruleId, version } });
}

/** A stopped rule finds nobody; whom it listed leaves its list at the next run. */
export async function stopRule(work: Work, rule: Rule): Promise<void> {
  work.require(maySetCriteria(work.actor));
  if (rule.stoppedAt) throw new Refusal('conflict', 'This rule is stopped already');
  await work.tables('targeting').updateTable('targeting.rule').set({ stopped_at: work.now }).where('id', '=', rule.id).execute();
  await work.record(criteriaStopped, { familyId: null, subjectId: rule.id, details: { ruleId: rule.id } });
}

/** Takes and publishes every rule that comes with the service, as a council does that wants them all: for the demonstration and for measuring. */
export async function addShippedRules(work: Work): Promise<number> {
  for (const { key, name, purpose, tree } of shippedRules) {
    const ruleId = await insertRule(work, { name, purpose, tree, beganAs: key });
    const rule = await getRule(work, ruleId);
    if (rule.draft) await publishVersion(work, ruleId, rule.draft.version);
  }
  return shippedRules.length;
}
