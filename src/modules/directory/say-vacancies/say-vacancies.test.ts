import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { addTestService } from '#test/builders/directory.ts';
import { keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const { owner, editor, rival, practitioner, organizationId, serviceId } = await keepersOf(world);
const nursery = await addTestService(world, { organizationId, name: 'Acorns', childcare: { kind: 'nursery' }, at: {} });
const url = `/directory/records/${nursery}/vacancies`;
const shown = async () => (await (await world.as()).visit(`/services/${nursery}`)).text;

test('a provider says which places are free; families see it at once with the day; it is recorded', async () => {
  const browser = await world.as(owner);
  assert.match((await browser.visit(url)).text, /Free places not confirmed/);
  const answer = await browser.fillIn(url, { 'state-under-2': 'no', 'state-3-4': 'yes', 'places-3-4': '2' });
  assert.equal(answer.goesTo, `/directory/records/${nursery}`, answer.text);
  assert.match((await browser.follow(answer)).text, /Places for children.*Under 2: No place is free Aged 3 and 4: 2 places are free Said on 1 March 2027/);
  assert.match(await shown(), /Places free Under 2: No place is free Aged 3 and 4: 2 places are free Said on 1 March 2027/);
  assert.equal((await world.stored(`select from platform.event where kind = 'directory.vacancies-said' and actor_id = $1`, [owner.id])).length, 1);
});

test('what was said last is there for one press; what is left out then is not told any more', async () => {
  world.wait({ days: 1 });
  const browser = await world.as(editor);
  const page = await browser.visit(url);
  await browser.sendFrom(page, { 'state-under-2': '' });
  assert.match(await shown(), /Places free Aged 3 and 4: 2 places are free Said on 2 March 2027/);
});

test('after six weeks nobody is told to count on it', async () => {
  world.wait({ days: 43 });
  assert.match(await shown(), /Places free Free places not confirmed\. Ask Last said on 2 March 2027/);
});

test('mistakes come back beside their fields with what was typed', async () => {
  const browser = await world.as(owner);
  const wrong = await browser.fillIn(url, { 'state-3-4': 'no', 'places-3-4': '2', 'places-2': 'many' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Enter a whole number, like 2/);
  assert.match(
    (await browser.fillIn(url, { 'state-3-4': 'no', 'places-3-4': '2', 'places-2': '' })).text,
    /Select that places are free, or leave out how many/,
  );
  assert.match((await browser.fillIn(url, { 'state-3-4': '', 'places-3-4': '' })).text, /Say it for at least one age/);
});

test('another’s childcare does not exist, nor has a service that is none such a page', async () => {
  for (const who of [rival, practitioner]) assert.equal((await (await world.as(who)).visit(url)).status, 404);
  assert.equal((await (await world.as(owner)).visit(`/directory/records/${serviceId}/vacancies`)).status, 404);
  await assert.rejects(
    world.doAs(rival, work =>
      sql`insert into directory.vacancy (id, service_id, band, state, said_at, said_on)
        values (${work.newId()}, ${nursery}, '2', 'yes', platform.now(), platform.today())`.execute(work.tables('directory')),
    ),
    /row-level security/,
  );
});
