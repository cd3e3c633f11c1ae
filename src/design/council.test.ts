import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrastWithWhite, councilStyles, readCouncil } from './council.ts';

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

test('the council of the environment is shown, and a colour nobody could read on is refused', () => {
  assert.deepEqual(readCouncil({ COUNCIL_NAME: 'Saltshire Council', COUNCIL_COLOUR: '#003078' }), {
    name: 'Saltshire Council',
    serviceName: 'Early help',
    colour: '#003078',
  });
  assert.throws(() => readCouncil({ COUNCIL_COLOUR: '#ffdd00' }), /cannot be read/);
  assert.throws(() => readCouncil({ COUNCIL_COLOUR: 'green' }), /written like/);
});
