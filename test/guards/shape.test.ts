import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { moduleMap } from '#modules/module-map.ts';
import { emptyNames, excuses, foreignTables, longFiles, misplacedPages, offTheMap, timeAndChance } from './shape.ts';
import { repository, treeOf } from './tree.ts';

const schema = readFileSync(join(repository, 'db/schema.sql'), 'utf8');
const tables = [...schema.matchAll(/^create (?:table|view) (\S+)/gm)].map(([, name]) => name ?? '');

test('no file is too long to read at a sitting', () => {
  assert.deepEqual(longFiles(repository), []);
  const broken = treeOf({ 'src/long.ts': '//\n'.repeat(201), 'src/fine.ts': '//\n'.repeat(200), 'src/made.generated.ts': '//\n'.repeat(900) });
  assert.deepEqual(longFiles(broken), ['src/long.ts has 201 lines']);
});

test('a page is named after its folder and has a test beside it', () => {
  assert.deepEqual(misplacedPages(repository), []);
  const page = (name: string) => `export const it = page({ name: '${name}', path: '/' });`;
  const broken = treeOf({
    'src/modules/plans/close-plan/close-plan.page.ts': page('plans.end-plan'),
    'src/modules/plans/see-plan/see-plan.page.ts': page('plans.see-plan'),
    'src/modules/plans/add-goal/form.ts': page('plans.add-goal'),
    'src/modules/plans/add-goal/add-goal.test.ts': '',
    'src/modules/plans/start-plan/start-plan.page.ts': page('plans.start-plan'),
    'src/modules/plans/start-plan/start-plan.test.ts': '',
  });
  assert.deepEqual(misplacedPages(broken).sort(), [
    'plans.add-goal is in src/modules/plans/add-goal/form.ts, not add-goal.page.ts',
    'plans.see-plan has no test at src/modules/plans/see-plan/see-plan.test.ts',
    'src/modules/plans/close-plan/close-plan.page.ts makes a page called plans.end-plan',
  ]);
});

test('a module names only its own tables and what is published', () => {
  assert.ok(tables.length > 20 && tables.includes('people.person'), 'db/schema.sql lists the tables');
  assert.deepEqual(foreignTables(repository, tables), []);
  const broken = treeOf({
    'src/modules/plans/plan.queries.ts': `work.tables('people').selectFrom('people.person'); work.tables('plans').selectFrom('published.person')`,
    'src/modules/front-door/inbox.ts': 'work.tables("front_door"); sql`select 1 from access.account where id = 1`',
    'src/modules/front-door/request.test.ts': `world.stored('select * from people.person')`,
  });
  assert.deepEqual(foreignTables(broken, tables).sort(), [
    'src/modules/front-door/inbox.ts names access.account',
    'src/modules/plans/plan.queries.ts asks for the tables of people',
    'src/modules/plans/plan.queries.ts names people.person',
  ]);
});

test('time and chance come only from the platform', () => {
  assert.deepEqual(timeAndChance(repository), []);
  const broken = treeOf({
    'src/modules/plans/plan.ts': 'const late = Temporal.Now.instant();',
    'src/modules/plans/goal.ts': 'const id = crypto.randomUUID();',
  });
  assert.deepEqual(timeAndChance(broken), ['src/modules/plans/goal.ts uses randomUUID', 'src/modules/plans/plan.ts uses Temporal.Now']);
});

test('every module is on the map, and uses only modules above it', () => {
  assert.deepEqual(offTheMap(repository, moduleMap), []);
  const broken = treeOf({ 'src/modules/people/index.ts': '', 'src/modules/secret/index.ts': '' });
  assert.deepEqual(offTheMap(broken, { people: ['plans'], plans: ['people'] }), [
    'src/modules/secret is not on the map',
    'plans is on the map and has no folder',
    'people uses plans, which is not above it',
  ]);
});

test('no name is an empty word', () => {
  assert.deepEqual(emptyNames(repository), []);
  const broken = treeOf({
    'src/modules/plans/plan-helper.ts': 'export type PlanData = string; export type TeamManagerName = string;',
    'src/utils/plan.ts': '',
  });
  assert.deepEqual(emptyNames(broken).sort(), [
    'src/modules/plans/plan-helper.ts: PlanData',
    'src/modules/plans/plan-helper.ts: plan-helper.ts',
    'src/utils/plan.ts: utils',
  ]);
});

test('nothing is switched off, put off or cast away', () => {
  assert.deepEqual(excuses(repository), []);
  const broken = treeOf({ 'src/plan.ts': '// eslint-' + 'disable-next-line', 'src/goal.ts': '// TO' + 'DO later', 'src/step.ts': 'const a = b as ' + 'any;' });
  assert.equal(excuses(broken).length, 3);
});
