import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { faults, misplaced } from '../../tools/faults/faults.ts';
import { treeOf } from '../guards/tree.ts';

const root = join(import.meta.dirname, '../..');

test('each of the 25 faults still has its place in the code, and a test that guards it', () => {
  assert.equal(faults.length, 25);
  assert.equal(new Set(faults.map(({ name }) => name)).size, 25);
  assert.deepEqual(misplaced(root), []);
});

test('a fault whose place is gone, or is there twice, is told', () => {
  const tree = treeOf({ 'a.ts': 'one two two', 'a.test.ts': '' });
  const fault = { name: 'it', breaks: 'a promise', file: 'a.ts', replace: '', tests: ['a.test.ts'] };
  assert.deepEqual(misplaced(tree, [{ ...fault, find: 'one' }]), []);
  assert.deepEqual(misplaced(tree, [{ ...fault, find: 'two' }]), ['it: its place occurs 2 times in a.ts']);
  assert.deepEqual(misplaced(tree, [{ ...fault, find: 'three' }]), ['it: its place occurs 0 times in a.ts']);
  assert.deepEqual(misplaced(tree, [{ ...fault, file: 'b.ts', find: 'one' }]), ['it: b.ts is gone']);
  assert.deepEqual(misplaced(tree, [{ ...fault, find: 'one', tests: ['b.test.ts'] }]), ['it: b.test.ts is gone']);
});
