import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayName, saySurnames } from './said-name.ts';

test('a name is said as people say it, however it is written', () => {
  for (const [written, said] of [
    ['OKAFOR, Zoë', 'Zoë Okafor'],
    ['Ms Zahra BOYD', 'Zahra Boyd'],
    ['MR O’HARA', 'O’Hara'],
    ["anne-marie o'neill", "Anne-Marie O'Neill"],
    ['McDonald', 'McDonald'],
    ['Drew', 'Drew'],
    ['', ''],
  ] as const)
    assert.equal(sayName(written), said);
});

test('of surnames that are spelt alike the commonest stands for all', () => {
  assert.deepEqual(saySurnames(['LOCKWOOD', 'Lockwood', 'Locwkood', 'Boyd']), ['Lockwood', 'Boyd']);
  assert.deepEqual(saySurnames(['Whitaker', 'Iqbal']), ['Iqbal', 'Whitaker']);
});
