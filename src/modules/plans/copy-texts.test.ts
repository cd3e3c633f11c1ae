import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inDigits, naming, type CopyText } from './copy-texts.ts';

test('a number said in words becomes the number', () => {
  assert.equal(inDigits('Ring oh double seven nine').replaceAll(' ', ''), 'Ring0779');
  assert.equal(inDigits('zero one six three two, nine six zero').replaceAll(/[ ,]/g, ''), '01632960');
  assert.equal(inDigits('triple four').trim(), '444');
  assert.equal(inDigits('Someone walks with Noah'), 'Someone walks with Noah');
});

const text = (said: string): CopyText => ({ field: 'goals', where: said, text: said });

test('a text that names somebody the reader lives apart from is found by the whole name', () => {
  const found = naming([text('Karim calls every night'), text('Karima calls'), text('Tell karim-like jokes'), text('after Karim’s shift')], ['Karim', '']);
  assert.deepEqual(
    found.map(one => one.text),
    ['Karim calls every night', 'after Karim’s shift'],
  );
  assert.deepEqual(naming([text('Anything (at all)')], []), []);
});
