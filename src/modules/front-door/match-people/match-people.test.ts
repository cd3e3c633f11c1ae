import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkRequest } from '#modules/front-door/index.ts';
import { decideAs, frontDoorPeople, linkAsNew, relatedTo, sealFor, sendAndLink } from '#test/builders/deciding.ts';
import { aFamilysRequest, aPerson, aRequest, sendAs, sendAsSomebody } from '#test/builders/front-door.ts';
import { openTestFamily } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld({ now: '2027-03-01T11:00Z' });
const { tom, grace, liam, helen, marcus, nora } = await frontDoorPeople(world);
const rowsOf = (table: string, familyId: string) => world.stored(`select * from people.${table} where family_id = $1`, [familyId]);
const familyOf = async (id: string) =>
  (await world.stored<{ family_id: string }>('select family_id from front_door.request where id = $1', [id]))[0]?.family_id ?? '';
const membersOf = (familyId: string) =>
  world.stored<{ given_name: string; household: string | null; born_about: number | null }>(
    'select p.given_name, m.household, p.born_about from people.family_member m join people.person p on p.id = m.person_id where m.family_id = $1 order by p.given_name',
    [familyId],
  );

test('a family nobody knows: one step fills its record with all that the request said', async () => {
  const { id, reference } = await sendAs(world, tom);
  const officer = await world.as(grace);
  const page = await officer.visit(`/requests/${id}/match`);
  assert.match(page.text, /Nobody in the register is like them/);
  const answer = await officer.sendFrom(page);
  assert.equal(answer.goesTo, `/requests/${id}/decide`, answer.text);
  const familyId = await familyOf(id);
  assert.deepEqual(await membersOf(familyId), [
    { given_name: 'Mina', household: null, born_about: 1993 },
    { given_name: 'Rosa', household: 'A', born_about: null },
  ]);
  assert.equal((await rowsOf('family', familyId))[0]?.['name'], 'Bramble');
  assert.equal((await rowsOf('address', familyId))[0]?.['lines'], '3 Copper Lane, Fernbury');
  assert.equal((await rowsOf('attends', familyId))[0]?.['name'], 'Oakfield Primary School');
  const [helper] = await rowsOf('involvement', familyId);
  assert.deepEqual(
    [helper?.['agency_name'], helper?.['contact_phone'], helper?.['told_by']],
    ['Lena Frost, school nurse', '01632 960140', 'Oakfield Primary School'],
  );
  const [agreed] = await rowsOf('agreement', familyId);
  assert.deepEqual(
    [agreed?.['given'], agreed?.['given_by'], agreed?.['scope']],
    ['yes', 'Mina Bramble, mother', `Request ${reference}, as Oakfield Primary School said`],
  );
  const [mother] = await world.stored('select kind from people.relationship');
  assert.equal(mother?.['kind'], 'parent');
  const events = await world.stored<{ kind: string }>(`select kind from platform.event where subject_id = $1 and kind = 'front-door.request-linked'`, [id]);
  assert.equal(events.length, 1);
});

test('likely people are shown with how sure and why; one beyond doubt is chosen beforehand, doubt is left open', async () => {
  const known = await openTestFamily(world, { name: 'Quillon' });
  const { id } = await sendAs(world, tom, {
    people: [
      aPerson({ givenName: 'Chidi', familyName: 'Quillon', bornOn: Temporal.PlainDate.from('2019-09-14') }),
      aPerson({ givenName: 'Adaeze', familyName: 'Quilon', bornOn: Temporal.PlainDate.from('1990-05-23'), isChild: false, relationship: 'Mum', school: null }),
    ],
    address: null,
  });
  const officer = await world.as(grace);
  const page = await officer.visit(`/requests/${id}/match`);
  assert.match(page.text, /Almost certain\. Same name/);
  assert.match(page.text, /Likely, but check\. Last name spelt a little differently/);
  const open = await officer.sendFrom(page, { family: 'theirs' });
  assert.equal(open.status, 422);
  assert.match(open.text, /Select who Adaeze Quilon is/);
  const answer = await officer.sendFrom(page, { family: 'theirs', person2: known.ids[0]! });
  assert.equal(answer.status, 303, answer.text);
  assert.equal(await familyOf(id), known.familyId);
  assert.equal((await membersOf(known.familyId)).length, 2, 'nobody is there twice');
  const linked = await world.stored('select linked_person_id from front_door.request_person where request_id = $1 order by number', [id]);
  assert.deepEqual(
    linked.map(row => row['linked_person_id']),
    [known.ids[1], known.ids[0]],
  );
});

test('an adult found in another family’s record joins without being told, and meetings wait for a safe route', async () => {
  const other = await openTestFamily(world, { name: 'Vasey' });
  const messages = await world.stored('select id from platform.message');
  const { id } = await sendAs(world, tom, {
    people: [
      aPerson({ familyName: 'Larch', bornOn: Temporal.PlainDate.from('2016-02-07') }),
      aPerson({ givenName: 'Adaeze', familyName: 'Vasey', bornOn: Temporal.PlainDate.from('1990-05-23'), isChild: false, school: null }),
    ],
  });
  const answer = await (await world.as(grace)).fillIn(`/requests/${id}/match`, { person2: other.ids[0]!, family: 'new' });
  assert.equal(answer.status, 303, answer.text);
  const familyId = await familyOf(id);
  assert.notEqual(familyId, other.familyId);
  assert.deepEqual(
    (await membersOf(familyId)).map(({ given_name, household }) => [given_name, household]),
    [
      ['Adaeze', null],
      ['Rosa', 'A'],
    ],
  );
  assert.deepEqual(await world.stored('select state from plans.safe_route where family_id = $1', [familyId]), [{ state: 'not confirmed' }]);
  const said = (await world.stored('select id from platform.message')).length - messages.length;
  assert.equal(said, 1, 'only the acknowledgement to who sent it');
});

test('an address that is to be kept secret stays so, the school with it', async () => {
  const { familyId } = await sendAndLink(world, tom, grace, { address: { ...aRequest().address!, isProtected: true } });
  assert.equal((await rowsOf('address', familyId))[0]?.['sensitive'], 'address');
  assert.equal((await rowsOf('attends', familyId))[0]?.['sensitive'], 'address');
});

test('where asking could put somebody at risk, meetings wait', async () => {
  const { familyId } = await sendAndLink(world, tom, grace, {
    agreement: { given: 'asking-could-put-someone-at-risk', by: null, how: null, on: null, why: 'He reads her phone' },
  });
  assert.deepEqual(await world.stored('select state from plans.safe_route where family_id = $1', [familyId]), [{ state: 'not confirmed' }]);
});

test('a parent who asked for themself is kept with how it is safe to reach them', async () => {
  const { id } = await sendAsSomebody(world, { people: [aPerson(), { ...aFamilysRequest().people[1]!, isSender: true }] });
  const { familyId } = await linkAsNew(world, grace, id);
  const [phone] = await world.stored(`select value, safe_use from people.contact_detail where family_id = $1 and kind = 'phone'`, [familyId]);
  assert.deepEqual(phone, { value: '07700 900321', safe_use: 'A text message. In school hours. Do not leave a message' });
});

test('mistakes come back beside their questions', async () => {
  const { id } = await sendAs(world, tom, { people: [aPerson({ givenName: 'Odd', familyName: 'Name' })] });
  const answer = await (await world.as(grace)).fillIn(`/requests/${id}/match`, { person1: 'nonsense', familyName: '' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Select who Odd Name is/);
  assert.match(answer.text, /Enter a name for the record/);
});

test('two officers at once: the second is told that it is settled, and no second record begins', async () => {
  const { id } = await sendAs(world, tom, { people: [aPerson({ givenName: 'Twice', familyName: 'Asked' })] });
  const [first, second] = [await world.as(grace), await world.as(liam)];
  const [hers, his] = [await first.visit(`/requests/${id}/match`), await second.visit(`/requests/${id}/match`)];
  const answers = await Promise.all([first.sendFrom(hers), second.sendFrom(his)]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409], answers.map(({ text }) => text).join('\n'));
  assert.match(answers.find(({ status }) => status === 409)!.text, /settled which family|said already which family/);
  assert.equal((await world.stored(`select id from people.person where given_name = 'Twice'`)).length, 1);
});

test('a family closed to the officer is not found, cannot be linked by its id, and looks like one that never was', async () => {
  const sealed = await openTestFamily(world, {
    name: 'Winterbourne',
    people: [{ givenName: 'Perran', familyName: 'Winterbourne', bornOn: Temporal.PlainDate.from('2015-07-19'), isChild: true }],
  });
  await sealFor(world, sealed.familyId, helen);
  const { id } = await sendAs(world, tom, {
    people: [aPerson({ givenName: 'Perran', familyName: 'Winterbourne', bornOn: Temporal.PlainDate.from('2015-07-19') })],
  });
  assert.match((await (await world.as(grace)).visit(`/requests/${id}/match`)).text, /Nobody in the register is like them/);
  const link = (linking: Parameters<typeof linkRequest>[2]) => world.doAs(grace, work => linkRequest(work, { id }, linking));
  await assert.rejects(link({ familyId: sealed.familyId, people: [] }), /Page not found/);
  await assert.rejects(link({ familyOf: sealed.ids[0]!, people: [] }), /Page not found/);
  await assert.rejects(link({ familyId: '00000000-0000-7000-9000-00000000ffff', people: [] }), /Page not found/);
});

test('without the right nobody matches, and to who cannot see the request it does not exist', async () => {
  const { id } = await sendAs(world, tom);
  for (const who of [tom, nora]) assert.equal((await (await world.as(who)).visit(`/requests/${id}/match`)).status, 403, who.name);
  assert.equal((await (await world.as(marcus)).visit(`/requests/${id}/match`)).status, 404);
  const { familyId } = await linkAsNew(world, grace, id);
  await relatedTo(world, familyId, liam);
  assert.equal((await (await world.as(liam)).visit(`/requests/${id}/match`)).status, 404);
});

test('a second request of the same family is linked to its record, and nothing known is written twice', async () => {
  const first = await sendAndLink(world, tom, grace, { people: [aPerson({ givenName: 'Ivo', familyName: 'Sandler' })] });
  await decideAs(world, grace, first.id);
  const again = await sendAs(world, tom, { people: [aPerson({ givenName: 'Ivo', familyName: 'Sandler' })] });
  const answer = await (await world.as(grace)).fillIn(`/requests/${again.id}/match`, { family: 'theirs' });
  assert.equal(answer.status, 303, answer.text);
  assert.equal(await familyOf(again.id), first.familyId);
  assert.equal((await rowsOf('address', first.familyId)).length, 1);
  assert.equal((await rowsOf('attends', first.familyId)).length, 1);
});
