import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestFamily } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';
import { browserAt } from './over-http.ts';
import { freePort, startProcess, until } from './processes.ts';

// What Prometheus reads: enough to see trouble coming, and nobody's name.

const world = await newWorld({ now: Temporal.Now.instant().toString() });
const priya = await world.worker('Priya Canary');
const family = await openTestFamily(world, { name: 'Canaryson', seenBy: [priya] });
const metricsPort = await freePort();
const service = await startProcess({ WEB_DATABASE_URL: world.urls.web, JOBS_DATABASE_URL: world.urls.jobs, METRICS_PORT: String(metricsPort) });
const at = (path: string) => fetch(`http://127.0.0.1:${metricsPort}${path}`);
const figure = (text: string, name: string) => Number(new RegExp(`^${name.replaceAll(/[{}.()]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1]);

test('requests are counted by page, not by address; no name, id or word that somebody typed is a label', async () => {
  const browser = await signedIn();
  for (let visits = 0; visits < 3; visits += 1) await browser.visit(family.url);
  const form = await browser.visit(`${family.url}/notes/new`);
  await browser.sendFrom(form, { kind: 'note', text: 'Canaryword' });
  await browser.sendFrom(await browser.visit('/families'), { name: 'Canaryson' });
  for (let number = 0; number < 40; number += 1) {
    await browser.visit(`/nothing/canary-${number}?name=Canaryson`);
    await browser.visit(`/families/canary-${number}`);
  }
  const text = await (await at('/metrics')).text();
  assert.equal(figure(text, 'early_help_request_seconds_count{route="people.see-family",method="GET",status="200"}'), 3);
  assert.equal(figure(text, 'early_help_request_seconds_count{route="people.add-note",method="POST",status="303"}'), 1);
  assert.equal(figure(text, 'early_help_request_seconds_count{route="none",method="GET",status="404"}'), 40);

  for (const word of ['canary', priya.id, family.familyId, ...family.ids, priya.username]) assert.ok(!text.toLowerCase().includes(word.toLowerCase()), word);
  const routes = new Set([...text.matchAll(/route="([^"]*)"/g)].map(([, route]) => route));
  assert.ok(routes.size < 12, `${routes.size} routes for 86 addresses`);
});

test('the database’s connections, the event loop, the queue and the seal are told', async () => {
  const text = await (await at('/metrics')).text();
  for (const name of [
    'early_help_connections_used',
    'early_help_connections_idle',
    'early_help_connections_wanted',
    'nodejs_eventloop_lag_p99_seconds',
    'process_resident_memory_bytes',
    'early_help_jobs_waiting',
    'early_help_jobs_trying_again',
    'early_help_jobs_failed',
    'early_help_jobs_oldest_seconds',
    'early_help_unsealed_seconds',
  ]) {
    assert.ok(figure(text, name) >= 0, `${name} is ${figure(text, name)}`);
  }
});

test('a job that failed for good and one that waits are seen', async () => {
  await world.stored(`select graphile_worker.add_job('no-such-job', '{}'::json, run_at => now() - interval '90 seconds')`);
  await world.stored(`select graphile_worker.add_job('no-such-job', '{}'::json, max_attempts => 1)`);
  await world.stored(`update graphile_worker._private_jobs set attempts = 1 where max_attempts = 1`);
  await until(async () => {
    const text = await (await at('/metrics')).text();
    return (
      figure(text, 'early_help_jobs_failed') === 1 && figure(text, 'early_help_jobs_waiting') === 1 && figure(text, 'early_help_jobs_oldest_seconds') >= 90
    );
  }, 3000);
});

test('health and readiness answer there too; people never reach the figures', async () => {
  assert.deepEqual([(await at('/healthz')).status, (await at('/readyz')).status], [200, 200]);
  assert.equal((await fetch(`${service.address}/metrics`)).status, 404);
});

test('a database older than this copy of the service is not ready', async () => {
  const [latest] = await world.stored<{ name: string }>('select name from public.migration order by name desc limit 1');
  await world.stored('update public.migration set name = $1 where name = $2', ['put away', latest?.name]);
  const answer = await fetch(`${service.address}/readyz`);
  assert.equal(answer.status, 503);
  assert.match(await answer.text(), /older than this copy/);
  await world.stored('update public.migration set name = $2 where name = $1', ['put away', latest?.name]);
  assert.equal((await fetch(`${service.address}/readyz`)).status, 200);
});

async function signedIn() {
  const browser = browserAt(service.address);
  await browser.post('/dev/sign-in', { as: priya.username });
  return browser;
}
