import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factKinds, feedKinds, findFactKind } from './fact.ts';

test('every fact has one code, and stands in a kind of feed that exists', () => {
  assert.equal(new Set(factKinds.map(({ key }) => key)).size, factKinds.length);
  const held = feedKinds.flatMap(({ facts }) => facts);
  assert.deepEqual(
    held.filter(key => findFactKind(key) === undefined),
    [],
  );
  assert.deepEqual(
    factKinds.filter(({ key }) => !held.includes(key)).map(({ key }) => key),
    [],
  );
});
