import assert from 'node:assert/strict';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { faultsInImports } from '../../tools/check-module-map.ts';
import { repository, treeOf } from './tree.ts';

test('every import follows the map', () => {
  const { filesRead, faults } = faultsInImports(repository);
  assert.deepEqual(faults, []);
  assert.ok(filesRead > 100, `only ${filesRead} files were read`);
});

// A checker that reads nothing is always content: each rule is broken once, in a small tree with the same rules.
const broken = {
  'plans-uses-only-access-council-directory-people-referrals-commissioning-assessments': { 'src/modules/plans/a.ts': `import '#modules/front-door/index.ts';` },
  'only-through-the-index': { 'src/modules/plans/a.ts': `import '#modules/people/inner.ts';` },
  'platform-stands-alone': { 'src/platform/a.ts': `import '#modules/people/index.ts';` },
  'design-stands-on-platform': { 'src/design/a.ts': `import '#modules/people/index.ts';` },
  'modules-do-not-reach-up': { 'src/modules/plans/a.ts': `import '#app';` },
  'rules-are-pure': { 'src/modules/plans/plan.queries.ts': '', 'src/modules/plans/plan.ts': `import '#platform/database.ts';`, 'src/platform/database.ts': '' },
  'no-circles': { 'src/modules/plans/a.ts': `import './b.ts'; export const a = 1;`, 'src/modules/plans/b.ts': `import './a.ts';` },
  'source-knows-no-tests': { 'src/modules/plans/a.ts': `import '#test/world.ts';`, 'test/world.ts': '' },
  'not found': { 'src/modules/plans/a.ts': `import '#modules/people/gone.ts';` },
};

for (const [rule, files] of Object.entries(broken)) {
  test(`${rule}: an import that breaks it is found`, () => {
    const root = treeOf({
      'package.json': readFileSync(join(repository, 'package.json'), 'utf8'),
      'src/modules/people/index.ts': '',
      'src/modules/people/inner.ts': '',
      'src/modules/front-door/index.ts': '',
      'src/app.ts': '',
      ...files,
    });
    for (const file of ['.dependency-cruiser.mjs', 'tsconfig.json', 'src/modules/module-map.ts']) cpSync(join(repository, file), join(root, file));
    symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
    const { faults } = faultsInImports(root);
    assert.ok(
      faults.some(fault => fault.startsWith(`${rule}:`)),
      `found only: ${faults.join('; ') || 'nothing'}`,
    );
  });
}
