import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrastWithWhite, councilStyles } from './council.ts';

const council = { name: 'Fernshire County Council', serviceName: 'Early help', colour: '#1d5c4d' };

test("the council's colour is given to every page", () => {
  assert.equal(councilStyles(council), ':root{--govuk-brand-colour:#1d5c4d}');
});

test('a colour on which white cannot be read is refused, and so is anything but a colour', () => {
  assert.throws(() => councilStyles({ ...council, colour: '#ffdd00' }), /cannot be read/);
  assert.throws(() => councilStyles({ ...council, colour: 'red}body{display:none' }), /is written like/);
});

test('black on white has the highest contrast there is', () => {
  assert.equal(contrastWithWhite('#000000'), 21);
  assert.equal(contrastWithWhite('#ffffff'), 1);
});
