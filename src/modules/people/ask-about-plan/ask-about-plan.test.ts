import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelFamily, noteConflict, openFamily } from '#modules/access/index.ts';
import { addAddress, addPerson } from '#modules/people/index.ts';
import { day, openTestFamily } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah', { jobTitle: 'Health visitor', phone: '01632 960120' });
const teacher = await world.worker('Tom Ellery', { roles: ['referrer'] });
const refuge = await world.worker('Rae Lin', { agency: 'Harbour House' });
await world.asService(work =>
  work
    .tables('access')
    .updateTable('access.agency')
    .set({ is_protected: true })
    .where('name', '=', 'Harbour House')
    .execute()
    .then(() => work.record({ kind: 'test', sentence: () => '', quiet: true }, { familyId: null, details: {} })),
);
const okafor = await openTestFamily(world, { seenBy: [priya] });

const question = {
  givenName: 'Chidi',
  familyName: 'Okafor',
  'bornOn-day': '14',
  'bornOn-month': '9',
  'bornOn-year': '2019',
  role: 'education',
  purpose: 'about-to-ask',
};
const ask = async (more: Record<string, string> = {}, who = teacher) => (await world.as(who)).fillIn('/families/ask-about-plan', { ...question, ...more });
const banner = (html: string) => html.slice(html.indexOf('govuk-notification-banner'), html.indexOf('If there is, we give you'));

test('somebody who works with a child is told who leads the plan, and that is in the family’s record', async () => {
  const answer = await ask();
  assert.match(answer.text, /Yes\. Priya Shah leads the plan\. Work Health visitor, Oakfield Primary School Phone 01632 960120/);
  const [event] = await world.stored("select family_id, actor_id, details->>'purpose' as purpose from platform.event where kind = 'people.plan-asked-about'");
  assert.deepEqual(event, { family_id: okafor.familyId, actor_id: teacher.id, purpose: 'about-to-ask' });
});

test('the same words for nobody, sealed, restricted, related, in hiding, led from a refuge, an adult, an unborn child', async () => {
  const nothing = banner((await ask({ familyName: 'Nobodyhere' })).html);
  assert.match(nothing, /Nothing we can show\./);
  const families = new Map<string, { familyId: string; ids: string[] }>();
  for (const name of ['Sealed', 'Restricted', 'Related', 'Hiding']) families.set(name, await openTestFamily(world, { name, seenBy: [priya] }));
  families.set('Refuge', await openTestFamily(world, { name: 'Refuge', seenBy: [refuge] }));
  for (const name of families.keys()) if (name !== 'Refuge') assert.match((await ask({ familyName: name })).text, /Yes\. Priya/, `${name}, before`);

  const idOf = (name: string) => families.get(name)!.familyId;
  await world.asService(work => labelFamily(work, idOf('Sealed'), 'sealed', []));
  await world.asService(work => labelFamily(work, idOf('Restricted'), 'restricted', [{ accountId: teacher.id, isCustodian: false }]));
  await world.asService(work => noteConflict(work, idOf('Related'), teacher.id));
  await world.doAs(priya, work => addAddress(work, idOf('Hiding'), { household: 'A', lines: 'Somewhere', isProtected: true }));
  for (const name of families.keys()) assert.equal(banner((await ask({ familyName: name })).html), nothing, name);

  assert.equal(banner((await ask({ givenName: 'Adaeze', 'bornOn-day': '23', 'bornOn-month': '5', 'bornOn-year': '1990' })).html), nothing, 'an adult');
  await world.doAs(priya, work => addPerson(work, okafor.familyId, { givenName: 'Baby', familyName: 'Okafor', dueOn: day('2027-05-05'), isChild: true }));
  assert.equal(banner((await ask({ givenName: 'Baby', 'bornOn-day': '5', 'bornOn-month': '5', 'bornOn-year': '2027' })).html), nothing, 'an unborn child');
});

test('a twin, a sibling, another day of birth is nobody', async () => {
  for (const more of [{ givenName: 'Chika' }, { 'bornOn-year': '2018' }, { familyName: 'Okaf' }]) assert.match((await ask(more)).text, /Nothing we can show/);
  assert.match((await ask({ givenName: 'Okafor', familyName: 'Chidi' })).text, /Yes/, 'names the other way round');
});

test('every asking is kept for oversight, and the custodian of a sealed family learns of it', async () => {
  const before = (await world.stored('select id from people.asking')).length;
  const alerts = (await world.stored("select id from platform.event where kind = 'people.custodian-alert'")).length;
  await ask({ familyName: 'Sealed' });
  await ask({ familyName: 'Nobodyhere' });
  assert.equal((await world.stored('select id from people.asking')).length, before + 2);
  assert.equal((await world.stored("select id from platform.event where kind = 'people.custodian-alert'")).length, alerts + 1);
  assert.equal((await world.stored("select id from platform.event where details::text ilike '%nobodyhere%'")).length, 0);
});

test('what is missing is told, and what was typed stays', async () => {
  const answer = await ask({ purpose: '', 'bornOn-year': '' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Choose why you ask/);
  assert.match(answer.text, /must include a year/);
  assert.match(answer.html, /value="Chidi"/);
});

test('a lead whose work with the family has ended is not given', async () => {
  const family = await openTestFamily(world, { name: 'Ended' });
  await world.asService(work => openFamily(work, family.familyId, { accountId: priya.id }, 'lead practitioner', day('2027-03-02')));
  assert.match((await ask({ familyName: 'Ended' })).text, /Yes/);
  world.wait({ days: 3 });
  assert.match((await ask({ familyName: 'Ended' })).text, /Nothing we can show/);
});
