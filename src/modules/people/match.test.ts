import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compare, turned, type AskedPerson, type KnownPerson, compareBirth, daysNear } from './match.ts';
import { nameKeys } from './search/name-keys.ts';
import { questionOf } from './search/register.ts';
import { soundOf } from '#platform/names/sound.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const known = (more: Partial<KnownPerson> = {}): KnownPerson => ({
  givenName: 'Chidi',
  familyName: 'Okafor',
  alsoKnownAs: [],
  bornOn: day('2019-03-12'),
  bornAbout: null,
  postcodes: ['ZZ99 3VZ'],
  ...more,
});
const asked = (more: Partial<AskedPerson> = {}): AskedPerson => ({
  givenName: 'Chidi',
  familyName: 'Okafor',
  bornOn: day('2019-03-12'),
  postcode: 'zz993vz',
  ...more,
});
const sureness = (one: Partial<AskedPerson>, other: Partial<KnownPerson> = {}) => compare(asked(one), known(other))?.sureness ?? null;

test('the same name and date of birth is almost certain, and says why', () => {
  assert.deepEqual(compare(asked(), known()), { sureness: 'almost certain', why: ['Same name', 'Same date of birth', 'Same postcode'] });
  assert.equal(sureness({ postcode: null }), 'almost certain');
});

test('twins and siblings are two people', () => {
  assert.equal(sureness({ givenName: 'Chika' }), null);
  assert.equal(sureness({ givenName: 'Obinna' }), null);
  assert.equal(sureness({ givenName: 'Amina' }, { givenName: 'Amira' }), 'possible', 'one letter apart is never more than possible');
  assert.equal(sureness({ givenName: 'Mohammed Hassan' }, { givenName: 'Mohammed Bilal' }), null);
});

test('a father and a son of one name at one address are two people', () => assert.equal(sureness({}, { bornOn: day('1985-07-01') }), null));

test('the same surname with another forename is no match, whatever else agrees', () => assert.equal(sureness({ givenName: 'Grace' }), null));

test('day and month the other way round', () => {
  assert.equal(sureness({ bornOn: day('2019-12-03') }), 'likely');
  assert.match(compare(asked({ bornOn: day('2019-12-03') }), known())?.why.join() ?? '', /other way round/);
  assert.equal(turned(day('2019-12-25')), null);
});

test('names the other way round, short forms, spellings, other names', () => {
  assert.equal(sureness({ givenName: 'Okafor', familyName: 'Chidi' }), 'likely');
  assert.equal(sureness({ givenName: 'Frank' }, { givenName: 'Francis' }), 'almost certain');
  assert.equal(sureness({ givenName: 'Sara' }, { givenName: 'Sarah' }), 'likely');
  assert.equal(sureness({ familyName: 'Okaffor' }), 'likely');
  assert.equal(sureness({ familyName: 'Ekwueme' }, { alsoKnownAs: ['Chidi Ekwueme'] }), 'almost certain');
  assert.equal(sureness({ familyName: 'Smith' }, { familyName: 'Okafor-Smith' }), 'likely');
  assert.equal(sureness({ familyName: 'Jones' }), 'likely', 'a changed surname, at the same postcode');
  assert.equal(sureness({ familyName: 'Jones', postcode: null }), 'possible');
});

test('what is not known stays doubtful', () => {
  assert.equal(sureness({ bornOn: null }), 'likely');
  assert.equal(sureness({ bornOn: null, postcode: null }), 'possible');
  assert.equal(sureness({ bornOn: null, postcode: null, familyName: 'Okaffor' }), null);
  assert.equal(sureness({ postcode: null }, { bornOn: null, bornAbout: 2018 }), 'possible');
  assert.equal(sureness({}, { bornOn: null, bornAbout: 1990 }), null);
  assert.equal(sureness({ bornOn: day('2019-01-01') }), 'likely', '1 January is often an unknown day');
});

test('the days that are looked up are those that may be meant, and no others', () => {
  const days = fc
    .tuple(fc.integer({ min: 2018, max: 2021 }), fc.integer({ min: 1, max: 366 }))
    .map(([year, nth]) => day(`${year}-01-01`).add({ days: nth - 1 }));
  const known = (bornOn: Temporal.PlainDate) => ({ givenName: '', familyName: '', alsoKnownAs: [], bornOn, bornAbout: null, postcodes: [] });
  const seen = new Set<boolean>();
  for (const asked of fc.sample(days, { numRuns: 60, seed: 1 }).concat(['2020-02-29', '2019-01-01', '2019-10-31', '2019-02-03'].map(day))) {
    const near = new Set(daysNear(asked).map(String));
    for (let bornOn = asked.subtract({ years: 2 }); Temporal.PlainDate.compare(bornOn, asked.add({ years: 2 })) < 0; bornOn = bornOn.add({ days: 1 })) {
      const mayBeMeant = compareBirth(asked, known(bornOn)) !== null;
      seen.add(mayBeMeant);
      assert.equal(near.has(String(bornOn)), mayBeMeant, `${asked.toString()} and ${bornOn.toString()}`);
    }
  }
  assert.equal(seen.size, 2);
});

test('whoever is meant by the same facts, in any order or case, is found by the keys', () => {
  const name = fc.stringMatching(/^[A-Z][a-z]{2,9}$/);
  fc.assert(
    fc.property(name, name, fc.boolean(), (givenName, familyName, isTurned) => {
      const keys = new Set(nameKeys({ givenName, familyName, bornOn: day('2001-02-03') }));
      const question = isTurned ? { givenName: familyName.toUpperCase(), familyName: givenName } : { givenName: givenName.toLowerCase(), familyName };
      assert.ok(questionOf(question).keys.some(key => keys.has(key)));
    }),
  );
});

test('names that sound alike meet', () => {
  for (const [one, other] of [
    ['Stephens', 'Stevens'],
    ['Catherine', 'Katherine'],
    ['MacDonald', 'McDonald'],
    ['Wright', 'Right'],
    ['Kowalczyk', 'Kowalczik'],
  ] as const) {
    assert.equal(soundOf(one), soundOf(other), `${one} and ${other}`);
  }
  assert.equal(soundOf('Иванов'), 'иванов');
});
