import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fieldsOf, type Browser } from '#test/browser.ts';
import { openTestFamily } from '#test/builders/people.ts';
import { newWorld, type Person } from '#test/world.ts';
import { balance } from './balancer.ts';
import { browserAt } from './over-http.ts';
import { startProcess, type Running } from './processes.ts';

// Two web processes behind one address, replaced one after the other while people work: nothing fails and nothing is lost.

const world = await newWorld({ now: Temporal.Now.instant().toString() });
const writers: Person[] = [];
for (const name of ['Priya Shah', 'Omar Haddad', 'Tess Lead', 'Maya Stone']) writers.push(await world.worker(name));
const family = await openTestFamily(world, { seenBy: writers });

const settings = { RUN: 'web', WEB_DATABASE_URL: world.urls.web, DRAIN_SECONDS: '1' };
const start = (port?: number): Promise<Running> => startProcess({ ...settings, ...(port !== undefined && { PORT: String(port) }) });

type Tally = { sent: number; failed: string[]; acknowledged: string[]; isOver: boolean };

/** Reads the family page, opens a form, keeps it half-written, and sends it; over and over in one session. */
async function work(browser: Browser, who: Person, tally: Tally): Promise<void> {
  const note = `${family.url}/notes/new`;
  const expect = (what: string, status: number, ...wanted: number[]) => {
    tally.sent += 1;
    if (!wanted.includes(status)) tally.failed.push(`${what}: ${status}`);
  };
  for (let number = 0; !tally.isOver; number += 1) {
    const text = `${who.name} wrote ${number}`;
    try {
      expect('family page', (await browser.visit(family.url)).status, 200);
      const form = await browser.visit(note);
      expect('form', form.status, 200);
      expect('kept', (await browser.post(`${note}/keep`, { ...fieldsOf(form.html), kind: 'note', text: 'half' })).status, 200);
      const saved = await browser.sendFrom(form, { kind: 'note', text });
      expect('saved', saved.status, 303);
      if (saved.status === 303) tally.acknowledged.push(text);
    } catch (fault) {
      tally.failed.push(`${String(fault)} ${String((fault as Error).cause)}`);
    }
  }
}

test('two processes, restarted in turn under load with writes: no request fails, no acknowledged write is lost, sessions and forms go on', async t => {
  let [one, other] = await Promise.all([start(), start()]);
  const balancer = await balance([one.port, other.port]);
  const tally: Tally = { sent: 0, failed: [], acknowledged: [], isOver: false };
  const working = Promise.all(
    writers.map(async who => {
      const browser = browserAt(balancer.address);
      assert.equal((await browser.post('/dev/sign-in', { as: who.username })).status, 303);
      return work(browser, who, tally);
    }),
  );
  await pause(500);
  assert.equal(await one.stop(), 0, one.said());
  one = await start(one.port);
  await pause(600);
  assert.equal(await other.stop(), 0, other.said());
  other = await start(other.port);
  await pause(600);
  tally.isOver = true;
  await working;
  balancer.close();
  t.diagnostic(`${tally.sent} requests, ${tally.acknowledged.length} notes, ${tally.failed.length} failed`);

  assert.deepEqual(tally.failed, []);
  assert.ok(tally.acknowledged.length > 40, `only ${tally.acknowledged.length} notes in ${tally.sent} requests`);
  const stored = await world.stored<{ text: string }>('select text from people.note');
  assert.deepEqual(stored.map(({ text }) => text).sort(), tally.acknowledged.sort(), 'each acknowledged note once, and no other');
  assert.equal([...balancer.answered.values()].filter(count => count > 50).length, 2, 'both answered');
});

test('asked to stop, it says so first, answers what is under way, and leaves', async () => {
  const one = await start();
  const [who] = writers;
  assert.ok(who);
  const browser = browserAt(one.address);
  await browser.post('/dev/sign-in', { as: who.username });
  const ready = async () => (await fetch(`${one.address}/readyz`)).status;
  assert.equal(await ready(), 200);

  const began = performance.now();
  const stopped = one.stop();
  await pause(200);
  assert.equal(await ready(), 503);
  const page = await browser.visit(family.url);
  assert.deepEqual([page.status, page.headers['connection']], [200, 'close'], 'somebody who comes late is still answered, and told to let go');
  assert.equal(await stopped, 0, one.said());
  assert.ok(performance.now() - began >= 1000, 'the load balancer had its second');
});
