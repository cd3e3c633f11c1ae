import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { nobody } from '#platform/serve.ts';
import { doWork, type Work } from '#platform/work.ts';
import { addTestLocation, addTestOrganization, addTestService, editorOf, locationSaid, organizationSaid, serviceSaid } from '#test/builders/directory.ts';
import { newWorld, type Person } from '#test/world.ts';
import {
  approveChange,
  confirmRight,
  differencesBetween,
  directory,
  findServicePage,
  proposeChange,
  proposeNew,
  publishRecords,
  returnChange,
  withdrawChange,
} from '../index.ts';
import { findRecords, findVersions, findWaiting, getRecord } from '../records.queries.ts';

const world = await newWorld();
const editor = await editorOf(world);
const owner = await world.worker('Olive Park', { roles: ['service-provider'], agency: 'Fernshire Play' });
const rival = await world.worker('Rob Stone', { roles: ['service-provider'], agency: 'Stone Sports' });
const organizationId = await addTestOrganization(world, { agency: 'Fernshire Play' });
const serviceId = await addTestService(world, { organizationId, name: 'Stay and play', at: {} });

const publicPage = (id: string) => doWork(world.platform, nobody, 'look', work => findServicePage(work, id));
const look = async <T>(who: Person, task: (work: Work) => Promise<T>): Promise<T> =>
  doWork(world.platform, (await (await world.as(who)).session(world.platform)).actor, 'look', task);
const inDatabase = (query: string) => (work: Work) => sql.raw(query).execute(work.tables('directory'));

test('what an owner changes waits, while everybody reads what was approved', async () => {
  const before = await publicPage(serviceId);
  const versionId = await world.doAs(owner, work =>
    proposeChange(work, serviceId, { content: { ...before!.content, name: 'Stay, play and sing' }, basedOn: 1 }),
  );
  assert.equal((await publicPage(serviceId))?.content.name, 'Stay and play');
  const [waiting] = await look(editor, findWaiting);
  assert.equal(waiting?.id, versionId);
  assert.deepEqual(differencesBetween(before!.content, waiting?.content), [{ path: 'name', before: 'Stay and play', after: 'Stay, play and sing' }]);
  await world.doAs(editor, work => approveChange(work, versionId));
  const after = await publicPage(serviceId);
  assert.equal(after?.content.name, 'Stay, play and sing');
  assert.equal(after?.number, 2);
  assert.equal(after?.checkedByName, 'Fernshire County Council');
  assert.equal(after?.checkedOn, world.today.toString());
});

test('the history is kept, and a version is never altered', async () => {
  const versions = await look(owner, work => findVersions(work, serviceId));
  assert.deepEqual(
    versions.map(({ number, state }) => [number, state]),
    [
      [2, 'public'],
      [1, 'replaced'],
    ],
  );
  for (const change of [`content = '{}'`, `state = 'waiting'`, `number = 9`])
    await assert.rejects(
      world.stored(`update directory.version set ${change} where record_id = $1 and state = 'public'`, [serviceId]),
      /never altered|cannot become/,
    );
  await assert.rejects(world.stored('delete from directory.version'), /never removed/);
});

test('what was written on top of an older version is refused', async () => {
  const content = serviceSaid({ ways: ['phone'] });
  await assert.rejects(
    world.doAs(owner, work => proposeChange(work, serviceId, { content, basedOn: 1 })),
    { kind: 'conflict' },
  );
});

test('an editor returns a change with an answer; an owner withdraws one', async () => {
  const content = serviceSaid({ ways: ['phone'], name: 'Another' });
  const first = await world.doAs(owner, work => proposeChange(work, serviceId, { content, basedOn: 2 }));
  await assert.rejects(
    world.doAs(editor, work => returnChange(work, first, ' ')),
    { kind: 'invalid' },
  );
  await world.doAs(editor, work => returnChange(work, first, 'Say where it is'));
  const second = await world.doAs(owner, work => proposeChange(work, serviceId, { content, basedOn: 2 }));
  await world.doAs(owner, work => withdrawChange(work, second));
  const states = (await look(owner, work => findVersions(work, serviceId))).slice(0, 2).map(({ state, answer }) => [state, answer]);
  assert.deepEqual(states, [
    ['withdrawn', null],
    ['returned', 'Say where it is'],
  ]);
  await assert.rejects(
    world.doAs(editor, work => approveChange(work, second)),
    { kind: 'conflict' },
  );
});

test('a new service becomes public together with the place it needs', async () => {
  const { versionId, recordId } = await world.doAs(owner, async work => {
    const place = await proposeNew(work, { kind: 'location', organizationId, content: locationSaid({ name: 'Barn Hall' }) });
    return proposeNew(work, { kind: 'service', organizationId, content: serviceSaid({ places: [{ locationId: place.recordId }] }) });
  });
  assert.equal(await publicPage(recordId), undefined);
  await world.doAs(editor, work => approveChange(work, versionId));
  assert.equal((await publicPage(recordId))?.places[0]?.location.name, 'Barn Hall');
});

test('another organisation sees none of it and changes none of it, not even past the application', async () => {
  await assert.rejects(
    world.doAs(rival, work => proposeChange(work, serviceId, { content: serviceSaid({ ways: ['phone'] }), basedOn: 2 })),
    { kind: 'not-found' },
  );
  await assert.rejects(
    world.doAs(rival, work => getRecord(work, serviceId)),
    { kind: 'not-found' },
  );
  await assert.rejects(
    world.doAs(owner, work => publishRecords(work, [{ id: serviceId, kind: 'service', organizationId, content: serviceSaid({ ways: ['phone'] }) }])),
    { kind: 'not-allowed' },
  );
  const waiting = await world.doAs(owner, work => proposeChange(work, serviceId, { content: serviceSaid({ ways: ['phone'] }), basedOn: 2 }));
  for (const query of [
    `update directory.version set state = 'public' where id = '${waiting}'`,
    `insert into directory.edition (only_one, number, changed_at) values (true, 9, now())`,
    `insert into directory.version (id, record_id, number, content, state, proposed_by, proposed_at) select gen_random_uuid(), record_id, 99, content, 'public', proposed_by, now() from directory.version where id = '${waiting}'`,
  ])
    await assert.rejects(look(owner, inDatabase(query)), /row-level security/, query);
  assert.equal((await look(owner, inDatabase(`select from directory.version where id = '${waiting}'`))).rows.length, 1);
  assert.equal((await look(rival, inDatabase(`select from directory.version`))).rows.length, 0);
  assert.deepEqual(await look(rival, work => findRecords(work, 'service')), []);
  assert.ok((await look(owner, work => findRecords(work, 'service'))).length >= 2);
  assert.ok(
    (await doWork(world.platform, nobody, 'look', inDatabase('select from directory.service'))).rows.length >= 2,
    'what is public is read without an account',
  );
  await assert.rejects(doWork(world.platform, nobody, 'look', inDatabase('select from directory.version')), /permission denied/);
});

test('a hidden address stands in nothing that is public, and may not be told in words', async () => {
  const hidden = {
    hidden: true,
    name: 'A safe house',
    addresses: [{ lines: '77 Quietly Row', town: 'Fernbury', postcode: 'FN9 9ZZ', country: 'GB', kind: 'physical' as const }],
  };
  const refuge = await addTestService(world, { organizationId, name: 'Refuge', at: hidden });
  const rows = await world.stored(`
    select row_to_json(s)::text from directory.service s union all select row_to_json(d)::text from directory.service_document d
    union all select row_to_json(l)::text from directory.location l union all select row_to_json(a)::text from directory.service_at_location a`);
  assert.ok(JSON.stringify(rows).includes('A safe house'));
  assert.doesNotMatch(JSON.stringify(rows), /Quietly|FN9|9ZZ/);
  const page = await publicPage(refuge);
  assert.deepEqual(page?.places[0]?.location, { name: 'A safe house', kind: 'physical', hidden: true });
  const locationId = page?.places[0]?.locationId ?? '';
  const telling = serviceSaid({ places: [{ locationId }], description: 'Come to 77 Quietly Row.' });
  await assert.rejects(
    world.doAs(editor, work => publishRecords(work, [{ id: refuge, kind: 'service', organizationId, content: telling }])),
    /tells the hidden address/,
  );
});

test('when an organisation or a place changes, what its services say of it does too', async () => {
  const locationId = await addTestLocation(world, organizationId, { name: 'Old Hall' });
  const id = await addTestService(world, { organizationId, places: [{ locationId }], ways: ['in-person'] });
  await world.doAs(editor, work =>
    publishRecords(work, [
      { id: locationId, kind: 'location', organizationId, content: locationSaid({ name: 'New Hall' }) },
      { id: organizationId, kind: 'organization', content: organizationSaid({ name: 'Fernshire Plays' }) },
    ]),
  );
  const page = await publicPage(id);
  assert.equal(page?.places[0]?.location.name, 'New Hall');
  assert.equal(page?.organization.name, 'Fernshire Plays');
});

test('a service opens, closes for a while and ends by itself', async () => {
  const [before, until, end] = [3, 5, 10].map(days => world.today.add({ days }).toString());
  const id = await addTestService(world, { organizationId, closed: { from: before!, until: until!, because: 'The roof' }, endsOn: end! });
  const statuses: (string | undefined)[] = [];
  for (const days of [0, 4, 2, 6]) {
    world.wait({ days });
    await world.asService(async work => {
      await directory.jobs?.['keep-statuses']?.(work, {});
      await confirmRight(work, organizationId);
    });
    statuses.push((await publicPage(id))?.status);
  }
  assert.deepEqual(statuses, ['active', 'temporarily closed', 'active', 'defunct']);
});

test('a contradiction comes back beside its part', async () => {
  const content = serviceSaid({ ways: ['phone'], minimumAge: 9, maximumAge: 5 });
  await assert.rejects(
    world.doAs(editor, work => proposeNew(work, { kind: 'service', organizationId, content })),
    { mistakes: { maximumAge: 'The oldest age is below the youngest' } },
  );
});
