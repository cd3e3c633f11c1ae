import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { addSource, publicGet, publishRecords, readOtherFeeds } from '#modules/directory/index.ts';
import { addTestOrganization, addTestService, editorOf, serviceSaid } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';

// Two services of ours: one that gives its feed, and one that reads it.
const theirs = await newWorld();
const ours = await newWorld();
const address = await theirs.app.listen({ port: 0, host: '127.0.0.1' });
const organizationId = await addTestOrganization(theirs);
const kept = await addTestService(theirs, { organizationId, name: 'Kept' });
await addTestService(theirs, { organizationId, name: 'Football', at: {} });

const read = readOtherFeeds(publicGet({ mayBeLocal: true }));
const imports = () =>
  ours.stored<{ added: number; changed: number; ended: number; failure: string | null }>(
    'select added, changed, ended, failure from directory.import order by began_at, id',
  );
const sourceId = await ours.doAs(await editorOf(ours), work =>
  addSource(work, { name: 'Next door', kind: 'standard', url: `${address}/open-referral-uk/v3/`, everyHours: 24 }),
);

test('a feed of others is read when its time has come, and what has changed is kept', async () => {
  await read(ours.platform, {});
  await read(ours.platform, {});
  assert.deepEqual(await imports(), [{ added: 4, changed: 0, ended: 0, failure: null }]);
  const names = await ours.stored<{ name: string }>('select name from directory.service order by name');
  assert.deepEqual(
    names.map(({ name }) => name),
    ['Football', 'Kept'],
  );

  await theirs.doAs(await editorOf(theirs), work =>
    publishRecords(work, [{ id: kept, kind: 'service', organizationId, content: serviceSaid({ name: 'Kept and changed', ways: ['phone'] }) }]),
  );
  ours.wait({ hours: 25 });
  await read(ours.platform, {});
  assert.deepEqual((await imports()).at(-1), { added: 0, changed: 1, ended: 0, failure: null });
});

test('a feed that cannot be read changes nothing, says why, and is asked again within the hour', async () => {
  await theirs.app.close();
  ours.wait({ hours: 25 });
  await read(ours.platform, {});
  assert.deepEqual((await imports()).at(-1), { added: 0, changed: 0, ended: 0, failure: 'The connection broke' });
  assert.equal((await ours.stored("select from directory.service where status = 'active'")).length, 2);
  const [next] = await ours.stored<{ soon: boolean }>('select next_at <= $1::timestamptz + interval $$1 hour$$ as soon from directory.source where id = $2', [
    ours.now.toString(),
    sourceId,
  ]);
  assert.equal(next?.soon, true);
});

test('nobody is led into the council’s own network, to another place, or to an answer without end', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/elsewhere') return response.writeHead(302, { location: 'http://127.0.0.1/' }).end();
    if (request.url === '/words') return response.end('<html>');
    response.end(JSON.stringify('x'.repeat(5000)));
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', () => listening()));
  after(() => server.close());
  const at = server.address();
  const local = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;
  const open = publicGet({ mayBeLocal: true, mostBytes: 1000 });
  const shut = publicGet({ mayBeLocal: false, resolve: () => Promise.resolve(['10.0.0.5']) });
  await assert.rejects(open(`${local}/elsewhere`), /answered 302/);
  await assert.rejects(open(`${local}/words`), /not JSON/);
  await assert.rejects(open(`${local}/long`), /too long/);
  await assert.rejects(publicGet({ mayBeLocal: false })(`${local}/`), /not allowed/);
  await assert.rejects(shut('https://feeds.example/v3'), /not allowed/);
});
