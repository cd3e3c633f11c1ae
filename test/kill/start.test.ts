import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { joinRunning } from '#platform/start/embedded-postgres.ts';
import { everyProcessOf, isHealthy, makeDataFolder, postgresOf, startService, until, type Service } from './service.ts';

const isLinux = process.platform === 'linux';

// One story, told in order on one data folder: each test starts where the last one left it.
describe('npm start', { skip: isLinux ? false : 'looks at /proc' }, () => {
  const { folder, remove } = makeDataFolder();
  let service: Service;

  before(async () => {
    service = await startService(folder);
  });
  after(remove);

  test('the first start is ready within 90 seconds', async () => {
    await service.ready();
    assert.match(service.said(), /Preparing the database … done \(\d+\.\d s\)/);
    await until(() => /is ready at http:\/\/localhost:\d+/.test(service.said()), 5000);
  });

  test('/healthz answers JSON', async () => {
    const answer = await fetch(`${service.address}/healthz`);
    assert.equal(answer.status, 200);
    const body = (await answer.json()) as Record<string, unknown>;
    assert.deepEqual(Object.keys(body).sort(), ['database', 'status', 'version']);
    assert.equal(body['status'], 'ok');
  });

  test('a second start on the same data folder is refused with a clear line, and harms nothing', async () => {
    const second = await startService(folder);
    assert.notEqual(await second.ended, 0);
    assert.match(second.said(), /already running/);
    assert.doesNotMatch(second.said(), /^\s+at /m, 'no stack');
    assert.ok(await isHealthy(service.address));
  });

  test('two starts at once after a kill: one serves, one is refused', async () => {
    await killEverything();
    const both = [await startService(folder), await startService(folder)];
    const loser = await Promise.race(both.map(async one => one.ended.then(() => one)));
    const winner = both.find(one => one !== loser);
    assert.ok(winner);
    assert.match(loser.said(), /already running/);
    await winner.ready(30_000);
    service = winner;
  });

  test('kill -9 of everything, three times, then ready again within 5 seconds', async () => {
    const took: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      await killEverything();
      service = await startService(folder);
      took.push(await service.ready(30_000));
    }
    // The quickest counts: a machine that is busy with other things may be slow, but not three times for our sake.
    assert.ok(Math.min(...took) < 5000, `took ${took.map(Math.round).join(', ')} ms`);
  });

  test('kill -9 of PostgreSQL alone: the service starts it again', async () => {
    for (const pid of postgresOf(folder)) process.kill(pid, 'SIGKILL');
    await until(async () => postgresOf(folder).length > 0 && (await isHealthy(service.address)), 30_000, service.said);
  });

  test('kill -9 of the PostgreSQL server while one of its backends is busy: the backend goes too, and the service comes back', async () => {
    const urls = await joinRunning(folder);
    assert.ok(urls);
    const client = new pg.Client({ connectionString: urls.superuser });
    client.on('error', () => undefined);
    await client.connect();
    const busy = assert.rejects(client.query('select count(*) from generate_series(1, 1e11)'));
    const server = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(server, 'SIGKILL');
    await busy;
    await until(() => isHealthy(service.address), 30_000, service.said);
  });

  test('kill -9 of run.mjs alone ends the rest', async () => {
    service.runner.kill('SIGKILL');
    await until(() => everyProcessOf(folder).length === 0, 15_000);
    service = await startService(folder);
    await service.ready(30_000);
  });

  test('kill -9 of both Nodes ends PostgreSQL', async () => {
    const postgres = postgresOf(folder);
    for (const pid of everyProcessOf(folder)) if (!postgres.includes(pid)) process.kill(pid, 'SIGKILL');
    await until(() => everyProcessOf(folder).length === 0, 15_000);
    service = await startService(folder);
    await service.ready(30_000);
  });

  test('a first start that was killed while it told its made-up people begins again', async () => {
    const urls = await joinRunning(folder);
    assert.ok(urls);
    const client = new pg.Client({ connectionString: urls.owner });
    await client.connect();
    await client.query(`update public.beginning set story = 'made-up', ended = false`);
    await client.query('create table public.half_told ()');
    await client.end();
    await killEverything();
    service = await startService(folder);
    await service.ready(30_000);
    assert.match(service.said(), /begins again/);
    const anew = new pg.Client({ connectionString: urls.owner });
    await anew.connect();
    const { rows } = await anew.query(`select story, ended, to_regclass('public.half_told') as left_over from public.beginning`);
    await anew.end();
    assert.deepEqual(rows, [{ story: 'empty', ended: true, left_over: null }]);
  });

  test('Ctrl-C ends all of it', async () => {
    service.runner.kill('SIGINT');
    assert.equal(await service.ended, 0);
    assert.deepEqual(everyProcessOf(folder), []);
  });

  async function killEverything() {
    for (const pid of everyProcessOf(folder)) process.kill(pid, 'SIGKILL');
    await service.ended;
  }
});
