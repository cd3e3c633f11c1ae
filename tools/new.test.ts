import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { moduleMap } from '#modules/module-map.ts';
import { planAction } from './new/plan-action.ts';
import { namesOf } from './new/names.ts';
import { addImport } from './new/registering.ts';
import { treeOf } from '../test/guards/tree.ts';
import { emptyNames, excuses, longFiles, misplacedPages, timeAndChance } from '../test/guards/shape.ts';

const root = join(import.meta.dirname, '..');

const mistakes = {
  'nothing said': ['', '', /^Say which module and which action/],
  'no such module': ['plan', 'record-visit', /^There is no module “plan”\. There are council, access/],
  'a module without pages': ['council', 'add-word', /council has no pages/],
  capitals: ['plans', 'recordVisit', /must be a verb and a noun/],
  'no noun': ['plans', 'visit', /must be a verb and a noun/],
  'a way out of the folder': ['plans', '../../../record-visit', /must be a verb and a noun/],
  'only looking': ['plans', 'see-visits', /only shows something/],
  'there already': ['plans', 'add-goal', /src\/modules\/plans\/add-goal is there already/],
} as const;

for (const [name, [module, action, said]] of Object.entries(mistakes)) {
  test(`${name}: one line says what is wrong, and nothing is written`, async () => {
    const planned = await planAction(root, module, action);
    assert.ok('mistake' in planned);
    assert.match(planned.mistake, said);
    assert.doesNotMatch(planned.mistake, /\n/);
  });
}

test('every module with pages takes an action, and what is written keeps to the shape of the house', async () => {
  let taken = 0;
  for (const module of Object.keys(moduleMap)) {
    const planned = await planAction(root, module, 'pause-something');
    if ('mistake' in planned) continue;
    const tree = treeOf(planned.files);
    for (const rule of [longFiles, misplacedPages, emptyNames, excuses, timeAndChance]) assert.deepEqual(rule(tree), [], module);
    const text = Object.values(planned.files).join('\n');
    assert.match(text, /pauseSomethingPage,/, `${module} lists the page`);
    assert.match(text, new RegExp(`eventKind<Record<never, never>>\\('${module}\\.something-paused'`), module);
    assert.equal(Object.keys(planned.files).length, 6, module);
    taken += 1;
  }
  assert.equal(taken, 10);
});

test('planning writes nothing', async () => {
  await planAction(root, 'plans', 'pause-something');
  assert.ok(!existsSync(join(root, 'src/modules/plans/pause-something')));
});

test('an action that was written is there the second time', async () => {
  const planned = await planAction(root, 'systems', 'pause-something');
  assert.ok('files' in planned);
  const tree = treeOf({ 'package.json': '{}', 'src/modules/systems/index.ts': 'export const systems = {\n  pages: [],\n};' });
  for (const [file, text] of Object.entries(planned.files)) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  }
  assert.deepEqual(await planAction(tree, 'systems', 'pause-something'), { mistake: 'src/modules/systems/pause-something is there already.' });
});

test('names are English', () => {
  const past = (action: string) => namesOf('plans', action).done;
  assert.equal(past('record-visit'), 'recorded a visit');
  assert.equal(past('agree-review'), 'agreed a review');
  assert.equal(past('copy-answers'), 'copied answers');
  assert.equal(past('stop-clock'), 'stopped a clock');
  assert.equal(past('tell-aunt'), 'told an aunt');
  assert.equal(past('withdraw-safe-route'), 'withdrew a safe route');
  assert.equal(past('visit-home'), 'visited a home');
  assert.equal(namesOf('plans', 'withdraw-safe-route').eventKind, 'plans.safe-route-withdrawn');
});

test('an import is added once, beside its own, and never makes a value a type', () => {
  assert.equal(addImport(`import type { A } from 'x';\n`, 'x', 'b'), `import { type A, b } from 'x';\n`);
  assert.equal(addImport(`import type { A } from 'x';\n`, 'x', 'type B'), `import type { A, B } from 'x';\n`);
  assert.equal(addImport(`import { a } from 'x';\n`, 'x', 'type B'), `import { a, type B } from 'x';\n`);
  assert.equal(addImport(`import { a } from 'x';\n`, 'x', 'a'), `import { a } from 'x';\n`);
  assert.equal(addImport(`import { a } from 'x';\nconst b = 1;\n`, 'y', 'c'), `import { a } from 'x';\nimport { c } from 'y';\nconst b = 1;\n`);
});
