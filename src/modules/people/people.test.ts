import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, openTestFamily, relateAs } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';
import {
  addAddress,
  addAttends,
  addContactDetail,
  addInvolvement,
  addNote,
  addPerson,
  changePerson,
  endPregnancy,
  findAddresses,
  findInvolvements,
  findNotes,
  findProtectedHouseholds,
  findRelationships,
  getPeopleOf,
  getPerson,
  protectAddress,
} from './index.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');
const sam = await world.worker('Sam Reed');
const stranger = await world.worker('Nobody Here');
const cara = await world.worker('Cara Moss', { roles: ['coordinator'] });
const { familyId, ids } = await openTestFamily(world, { seenBy: [priya, sam] });
const [motherId = '', childId = ''] = ids;

const names = (people: readonly { givenName: string }[]) => people.map(({ givenName }) => givenName);
const notFound = { kind: 'not-found' };

test('a family’s people are read youngest first, and by nobody without a reason to', async () => {
  assert.deepEqual(names(await world.doAs(priya, async work => (await addNote(work, familyId, { kind: 'note', text: 'Met' }), getPeopleOf(work, familyId)))), [
    'Chidi',
    'Adaeze',
  ]);
  await assert.rejects(
    world.doAs(stranger, work => addNote(work, familyId, { kind: 'note', text: 'x' })),
    notFound,
  );
  await assert.rejects(
    world.doAs(stranger, work => getPerson(work, childId)),
    notFound,
  );
});

test('two people who change one person at once: the second is told', async () => {
  await world.doAs(priya, work => changePerson(work, familyId, childId, { version: 1, facts: { firstLanguage: 'Igbo' } }));
  await assert.rejects(
    world.doAs(sam, work => changePerson(work, familyId, childId, { version: 1, facts: { firstLanguage: 'English' } })),
    { kind: 'conflict' },
  );
  const [stored] = await world.stored('select first_language, version from people.person where id = $1', [childId]);
  assert.deepEqual(stored, { first_language: 'Igbo', version: 2 });
});

test('relationships, with parental responsibility and its evidence', async () => {
  await relateAs(world, priya, familyId, motherId, childId, 'parent');
  const [relationship] = await world.doAs(
    priya,
    async work => (await addNote(work, familyId, { kind: 'no-answer', text: '' }), findRelationships(work, familyId)),
  );
  assert.equal(relationship?.kind, 'parent');
  assert.equal(relationship.hasParentalResponsibility, true);
  await assert.rejects(relateAs(world, priya, familyId, motherId, childId, 'parent'), { kind: 'conflict' });
  await assert.rejects(relateAs(world, priya, familyId, childId, childId, 'sibling'), { kind: 'invalid' });
});

test('an unborn child is known only to those named, until the birth', async () => {
  const babyId = await world.doAs(priya, work =>
    addPerson(work, familyId, { givenName: 'Baby', familyName: 'Okafor', dueOn: day('2027-05-01'), isChild: true, household: 'A' }),
  );
  await relateAs(world, priya, familyId, motherId, babyId, 'parent');
  await world.doAs(priya, work => addInvolvement(work, familyId, { agencyName: 'Maternity', toldBy: 'Adaeze', personId: babyId }));

  const seen = (who: typeof priya) =>
    world.doAs(who, async work => {
      await addNote(work, familyId, { kind: 'no-answer', text: '' });
      const events = await work
        .tables('people')
        .selectFrom('published.event')
        .select(['kind'])
        .where('family_id', '=', familyId)
        .where('subject_id', '=', babyId)
        .execute();
      return {
        people: names(await getPeopleOf(work, familyId)),
        relationships: (await findRelationships(work, familyId)).length,
        helpers: (await findInvolvements(work, familyId)).map(({ agencyName }) => agencyName),
        events: events.length,
      };
    });
  assert.deepEqual(await seen(priya), { people: ['Baby', 'Chidi', 'Adaeze'], relationships: 2, helpers: ['Maternity'], events: 3 });
  const without = { people: ['Chidi', 'Adaeze'], relationships: 1, helpers: [], events: 0 };
  assert.deepEqual(await seen(sam), without);
  assert.deepEqual(await seen(cara), without, 'who sees every family sees no more of a pregnancy');
  await assert.rejects(
    world.doAs(sam, work => getPerson(work, babyId)),
    notFound,
  );

  await world.doAs(priya, work =>
    endPregnancy(work, familyId, { ended: 'birth', children: [{ personId: babyId, bornOn: day('2027-02-27'), facts: { givenName: 'Ify', sex: 'F' } }] }),
  );
  assert.deepEqual((await seen(sam)).people, ['Ify', 'Chidi', 'Adaeze']);
  assert.deepEqual((await seen(sam)).helpers, []);
});

test('a loss takes the unborn child out of the family, and tells nobody else', async () => {
  const babyId = await world.doAs(priya, work =>
    addPerson(work, familyId, { givenName: 'Baby', familyName: 'Okafor', dueOn: day('2027-06-01'), isChild: true }),
  );
  await world.doAs(priya, work => endPregnancy(work, familyId, { ended: 'loss', personIds: [babyId] }));
  const people = (who: typeof priya) =>
    world.doAs(who, async work => (await addNote(work, familyId, { kind: 'no-answer', text: '' }), names(await getPeopleOf(work, familyId))));
  assert.ok(!(await people(priya)).includes('Baby'));
  assert.ok(!(await people(sam)).includes('Baby'));
});

test('a protected address is read by those named; others know only that it is protected', async () => {
  await world.doAs(priya, work => addAddress(work, familyId, { household: 'A', lines: '3 Canary Row, Fernbury', postcode: 'zz99 3vz' }));
  await world.doAs(priya, work => addAttends(work, familyId, { personId: childId, what: 'school', name: 'Oakfield Primary School' }));
  await world.doAs(priya, work => addContactDetail(work, familyId, { personId: motherId, kind: 'phone', value: '07700 900112' }));
  const read = (who: typeof priya) =>
    world.doAs(who, async work => {
      await addNote(work, familyId, { kind: 'no-answer', text: '' });
      return { lines: (await findAddresses(work, familyId)).map(({ lines }) => lines), protected: await findProtectedHouseholds(work, familyId) };
    });
  assert.deepEqual(await read(sam), { lines: ['3 Canary Row, Fernbury'], protected: [] });
  await world.doAs(priya, work => protectAddress(work, familyId, 'A'));
  assert.deepEqual(await read(priya), { lines: ['3 Canary Row, Fernbury'], protected: ['A'] });
  assert.deepEqual(await read(sam), { lines: [], protected: ['A'] });
  assert.deepEqual(
    await world.doAs(
      stranger,
      async work => (
        await work.record({ kind: 'x', sentence: () => '', quiet: true }, { familyId: null, details: {} }),
        findProtectedHouseholds(work, familyId)
      ),
    ),
    [],
  );
  // Who is not named may protect in a hurry, and move the household, without reading what they protected.
  await world.doAs(sam, work => protectAddress(work, familyId, 'A'));
  await world.doAs(sam, work => addAddress(work, familyId, { household: 'A', lines: '9 Wren Street' }));
  assert.deepEqual((await read(sam)).lines, []);
});

test('a sensitive note is read by its writer and those named, and writing one opens no other', async () => {
  await world.doAs(priya, work => addNote(work, familyId, { kind: 'note', text: 'Canary of Priya', sensitive: 'mental-health' }));
  await world.doAs(sam, work => addNote(work, familyId, { kind: 'note', text: 'Canary of Sam', sensitive: 'mental-health' }));
  const canaries = (who: typeof priya) =>
    world.doAs(
      who,
      async work => (
        await addNote(work, familyId, { kind: 'no-answer', text: '' }),
        (await findNotes(work, familyId))
          .map(({ text }) => text)
          .filter(text => text.startsWith('Canary'))
          .sort()
      ),
    );
  assert.deepEqual(await canaries(priya), ['Canary of Priya', 'Canary of Sam']);
  assert.deepEqual(await canaries(sam), ['Canary of Sam']);
  assert.deepEqual(await canaries(cara), []);
});
