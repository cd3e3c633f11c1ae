import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestService } from '#test/builders/directory.ts';
import { changePart, keepersOf, newestVersion } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const { owner, editor, organizationId, serviceId } = await keepersOf(world);
const said = async (id = serviceId) => (await newestVersion(world, id)).content;
const record = (id = serviceId) => `/directory/records/${id}`;

test('a provider answers the questions of the local offer; what an import answered to others stays', async () => {
  const id = await addTestService(world, {
    organizationId,
    name: 'Deaf group',
    ways: ['phone'],
    send: { isInLocalOffer: true, answers: { older: 'As it was.' } },
  });
  const browser = await world.as(owner);
  assert.match((await browser.visit(record(id))).text, /Say what families of children with special needs ask \(7 of 7 open\)/);
  await changePart(world, owner, id, 'send', { isInLocalOffer: 'yes', 'who-for': 'Deaf children.', skills: '' });
  assert.deepEqual((await said(id))['send'], { isInLocalOffer: true, answers: { older: 'As it was.', 'who-for': 'Deaf children.' } });
  assert.match((await browser.visit(record(id))).text, /Which children and young people is it for\? Deaf children\..*6 of 7 open/);
});

test('an editor sees which answer differs, and families read it once it is public', async () => {
  await changePart(world, owner, serviceId, 'send', { isInLocalOffer: 'yes', support: 'A quiet corner.' });
  const { id } = await newestVersion(world, serviceId);
  const browser = await world.as(editor);
  assert.match((await browser.visit(`/directory/changes/${id}`)).text, /What help is there for a child or young person with special needs\?.*A quiet corner/);
  const visitor = await world.as();
  assert.doesNotMatch((await visitor.visit(`/services/${serviceId}`)).text, /A quiet corner/);
  await browser.fillIn(`/directory/changes/${id}`, { decision: 'approve' });
  assert.match(
    (await visitor.visit(`/services/${serviceId}`)).text,
    /What help is there.*A quiet corner\. 6 of the 7 questions that families ask have no answer yet/,
  );
});

test('a provider says what its childcare is; places that an import told stay; what is no childcare is none', async () => {
  const id = await addTestService(world, {
    organizationId,
    name: 'Acorns',
    ways: ['phone'],
    childcare: { kind: 'nursery', vacancies: { state: 'ask', asOf: '2027-01-01' } },
  });
  await changePart(world, owner, id, 'childcare', {
    kind: 'playgroup',
    ofstedNumber: 'EY900001',
    registers: 'Early Years Register, Compulsory Childcare Register',
    'inspectedOn-day': '3',
    'inspectedOn-month': '5',
    'inspectedOn-year': '2026',
    outcome: 'Good',
    places: '24',
    fundedHours: ['2-years-15', '3-and-4-years-15'],
    schools: 'Oakfield Primary',
  });
  assert.deepEqual((await said(id))['childcare'], {
    kind: 'playgroup',
    ofstedNumber: 'EY900001',
    registers: ['Early Years Register', 'Compulsory Childcare Register'],
    inspected: { on: '2026-05-03', outcome: 'Good' },
    places: 24,
    vacancies: { state: 'ask', asOf: '2027-01-01' },
    fundedHours: ['2-years-15', '3-and-4-years-15'],
    schoolsCollectedFrom: ['Oakfield Primary'],
  });
  const browser = await world.as(owner);
  const wrong = await browser.fillIn(`${record(id)}/change/childcare`, { kind: '', outcome: '' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Select which kind of childcare it is/);
  assert.match(wrong.text, /Enter what the inspection found/);
});
