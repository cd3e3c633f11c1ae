import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { comparisonsFor, place } from '../pairs/levels.ts';
import { prepare } from '../prepare.ts';
import { newDictionaries, readFeed } from '../read/read-feed.ts';
import { beginningOf } from './beginning.ts';
import { evidenceOf, surenessOf, type Model } from './model.ts';
import { showTogether } from './show-together.ts';
import { setTogether } from './set-together.ts';
import { givenTogether, namesPlace, nothingTogether } from './together.ts';
import { drawing } from './unrelated.ts';

const folder = mkdtempSync(join(tmpdir(), 'open-early-help-together-'));
after(() => rmSync(folder, { recursive: true }));

/** Two peoples with names of their own, the younger one a third of all; where `isMixed`, names are given without regard to people and year. */
function shownBy(isMixed: boolean) {
  const draw = drawing(3);
  const [forenames, surnames] = [[...'abcdefgh'].map(letter => `${letter}${letter}ma`), [...'abcdefgh'].map(letter => `${letter}${letter}son`)];
  const oneOf = (from: readonly string[], isYoung: boolean) =>
    from[isMixed ? Math.floor(draw() * 8) : isYoung ? Math.floor(draw() * 3) : 3 + Math.floor(draw() * 5)]!;
  const lines = Array.from({ length: 6000 }, () => {
    const isYoung = draw() < 1 / 3;
    const year = isYoung ? 2010 + Math.floor(draw() * 10) : 1940 + Math.floor(draw() * 60);
    const forename = oneOf(forenames, isYoung);
    return `${forename},${oneOf(surnames, isYoung)},${year}-0${1 + Math.floor(draw() * 9)}-1${Math.floor(draw() * 9)},${isMixed ? 'FM'[Math.floor(draw() * 2)] : 'FM'[forename.charCodeAt(0) % 2]}`;
  });
  const [path, dictionaries] = [join(folder, 'file.csv'), newDictionaries()];
  writeFileSync(path, `forename,surname,date_of_birth,sex\n${lines.join('\n')}\n`);
  const records = prepare([readFeed(path, dictionaries)], dictionaries, 2027);
  return { shown: showTogether(records), rows: records.rows };
}

const eighth = [0, 0, 0, 0, 0, 0.125, 0, 0, 0, 0, 0.875];
function modelOf(isMixed: boolean): Model {
  const unrelated = comparisonsFor([]).map(({ levels }) => Float64Array.from(levels, (_, level) => (level === 0 ? 0 : 1 / (levels.length - 1))));
  for (const name of [place.forename, place.surname]) unrelated[name] = Float64Array.from(eighth);
  const chances = { person: beginningOf('person', [], unrelated), household: beginningOf('household', [], unrelated), unrelated };
  const model: Model = { chances, prior: { person: 1e-4, household: 1e-4, unrelated: 1 }, together: nothingTogether() };
  const { shown, rows } = shownBy(isMixed);
  setTogether(model, shown, new Float64Array(0), [], rows);
  return model;
}

test('names that go with one another and with a generation are counted, those given without regard are not', () => {
  const [apart, mixed] = [modelOf(false), modelOf(true)];
  const births = (model: Model) => model.together.unrelated.at(-1)!;
  assert.ok(apart.together.unrelated[namesPlace(5, 5)]! > 1.5 && mixed.together.unrelated[namesPlace(5, 5)]! < 1.1);
  assert.ok(births(apart) > 1.5 && births(mixed) < 1.1, `${births(apart)} ${births(mixed)}`);
});

test('two rows that agree on what goes together anyway are less surely one person; where forenames tell the sex, it says no more, elsewhere it does', () => {
  const levels = Uint8Array.from(comparisonsFor([]), (_, nth) => (nth === place.forename || nth === place.surname ? 5 : 0));
  const [apart, mixed] = [modelOf(false), modelOf(true)];
  assert.ok(surenessOf(apart, levels).person < surenessOf(mixed, levels).person * 0.7);
  const gained = (model: Model) => evidenceOf(model, levels.with(place.sex, 1)) - evidenceOf(model, levels);
  assert.ok(gained(apart) < 0.1 && gained(mixed) > 0.5, `${gained(apart)} ${gained(mixed)}`);
  const another = levels.with(place.forename, 10);
  assert.ok(surenessOf(apart, another.with(place.sex, 1)).person > surenessOf(apart, another).person);
});

test('what brought a pair together is not counted once more', () => {
  assert.deepEqual(givenTogether([place.born, place.forename]), [false, false, true]);
  assert.deepEqual(givenTogether([place.forename, place.surname, place.address]), [true, false, false]);
  assert.deepEqual(givenTogether([place.born, place.surname]), [false, false, false]);
});
