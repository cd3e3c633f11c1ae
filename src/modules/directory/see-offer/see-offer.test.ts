import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestService, locationSaid } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const full = await addTestService(world, {
  name: 'Sleep clinic',
  at: locationSaid({ accessibility: [{ feature: 'step-free', description: 'Level entrance' }] }),
  cost: 'unknown',
  minimumAge: 0.5,
  maximumAge: 4,
  schedules: [{ freq: 'WEEKLY', byday: 'MO,TU,WE', opensAt: '09:30', closesAt: '11:00' }],
  phones: [{ number: '01632 960001' }],
  howToReach: 'Ring first.',
  whatHappensNext: 'We ring you within a week.',
  waitingTime: 'Two weeks',
  languages: [{ code: 'pl', name: 'Polish' }],
});
const refuge = await addTestService(world, { name: 'Refuge', at: { hidden: true, name: 'A safe house' } });
const visit = async (id: string) => (await world.as()).visit(`/services/${id}`);

test('one service tells for whom, when, for how much, how to come, and what happens next', async () => {
  const { text } = await visit(full);
  for (const said of [
    /Fernshire Play Sleep clinic/,
    /Who it is for From 6 months to 4 years/,
    /The cost is not told. Ask before you go/,
    /Monday to Wednesday, 09:30 to 11:00/,
    /Mill Lane Centre, 1 Mill Lane, Fernbury, FN1 2AB Step-free/,
    /01632 960001/,
    /Ring first/,
    /We ring you within a week/,
    /Waiting time Two weeks/,
    /Languages Polish/,
    /Last checked /,
  ])
    assert.match(text, said);
});

test('a hidden address is said to be kept back, and is not on the page', async () => {
  const { text } = await visit(refuge);
  assert.match(text, /The address is not given, for safety/);
  assert.doesNotMatch(text, /Mill Lane|FN1|A safe house/);
});

test('who may not set out is told so', async () => {
  const soon = await addTestService(world, { name: 'Spring club', opensOn: '2027-04-01', alert: 'Bring a coat.' });
  assert.match((await visit(soon)).text, /This begins on 1 April 2027.*Bring a coat/);
  const shut = await addTestService(world, { name: 'Shut club', closed: { from: '2027-02-01', until: '2027-03-20', because: 'The roof leaks.' } });
  assert.match((await visit(shut)).text, /Closed for now, until 20 March 2027. The roof leaks/);
});

test('what is no public service is not there', async () => {
  assert.equal((await visit(world.platform.newId())).status, 404);
  assert.equal((await visit('not-an-id')).status, 404);
});
