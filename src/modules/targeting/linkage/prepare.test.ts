import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepare, type Part } from './prepare.ts';
import { newDictionaries } from './read/read-feed.ts';
import { at } from './records.ts';

const bytes = new TextEncoder();

/** What a row says of a name: forename, middle names and surname. */
function nameOf(said: Readonly<Record<string, string>>): string {
  const dictionaries = newDictionaries();
  const code = (part: Part, text: string) => Int32Array.of(dictionaries.for(part).codeOf(bytes.encode(text), 0, bytes.encode(text).length));
  const cells = new Map(Object.entries(said).map(([part, text]) => [part as Part, code(part as Part, text)]));
  const { words, cells: made } = prepare([{ name: 'any', rows: 1, faults: [], columns: {}, rowNumber: Int32Array.of(1), cells }], dictionaries, 2027);
  return [at.forename, at.middle, at.surname].map(cell => words.names.text(made[cell]!)).join('|');
}

test('a whole name is taken apart, however it is written', () => {
  for (const text of [
    'Chidi James Okafor',
    'Okafor, Chidi James',
    'Mr Chidi James Okafor',
    'Chidi James Okafor, MBE',
    'Sir Chidi James Okafor, 3rd Baron Fernham',
  ])
    assert.equal(nameOf({ full_name: text }), 'chidi|james|okafor', text);
});

test('a whole name beside its parts says what they leave out, and nothing else', () => {
  const whole = 'Thomas Henry Wentworth';
  assert.equal(nameOf({ forename: 'Tom', surname: 'Shore', full_name: whole }), 'tom|henry|shore');
  assert.equal(nameOf({ forename: 'Tom', surname: '', full_name: whole }), 'tom|henry|wentworth');
  assert.equal(nameOf({ forename: '', surname: 'Shore', full_name: whole }), 'thomas|henry|shore');
});
