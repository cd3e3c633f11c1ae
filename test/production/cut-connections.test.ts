import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from '#test/browser.ts';
import { openTestFamily } from '#test/builders/people.ts';
import { newWorld, type Person } from '#test/world.ts';
import { connected } from './databases.ts';
import { browserAt } from './over-http.ts';
import { startProcess, until } from './processes.ts';

// An administrator ends the connections again and again, as a failover or a restarted pooler does.

const world = await newWorld({ now: Temporal.Now.instant().toString() });
const people: Person[] = [];
for (const name of ['Priya Shah', 'Omar Haddad', 'Tess Lead']) people.push(await world.worker(name));
const family = await openTestFamily(world, { seenBy: people });

test('reading and writing go on while connections are cut: no answer of 500 where trying again is safe, nothing kept twice', async t => {
  const service = await startProcess({ RUN: 'web', WEB_DATABASE_URL: world.urls.web, LOG_LEVEL: 'silent' });
  const cutter = await connected(world.urls.superuser);
  const tally = { reads: 0, readsFailed: 0, acknowledged: [] as string[], cuts: 0, isOver: false };

  const work = async (browser: Browser, who: Person) => {
    for (let number = 0; !tally.isOver; number += 1) {
      const text = `${who.name} wrote ${number}`;
      const pages = [await browser.visit(family.url), await browser.visit(`${family.url}/notes/new`)];
      tally.reads += 2;
      tally.readsFailed += pages.filter(({ status }) => status !== 200).length;
      const form = pages[1];
      if (form?.status !== 200) continue;
      // Also where it was cut while it was committed: the form's key says whether it was kept, so the service itself tries again.
      const saved = await browser.sendFrom(form, { kind: 'note', text });
      assert.equal(saved.status, 303, saved.text.slice(0, 200));
      tally.acknowledged.push(text);
    }
  };
  const browsers = await Promise.all(
    people.map(async who => {
      const browser = browserAt(service.address);
      await browser.post('/dev/sign-in', { as: who.username });
      return [browser, who] as const;
    }),
  );
  const working = Promise.all(browsers.map(([browser, who]) => work(browser, who)));
  for (let cut = 0; cut < 10; cut += 1) {
    // However slow the machine: some answers come between one cut and the next.
    const before = tally.reads;
    await until(() => tally.reads >= before + 8, 20_000);
    await pause(Math.random() * 40);
    const { rowCount } = await cutter.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'web' and datname = current_database()
      and application_name = 'open-early-help' and pid <> all (select pid from pg_stat_activity where state is null)`);
    tally.cuts += rowCount ?? 0;
  }
  tally.isOver = true;
  await working;
  t.diagnostic(`${tally.cuts} connections cut; ${tally.reads} reads, ${tally.readsFailed} failed; ${tally.acknowledged.length} writes`);

  assert.ok(tally.cuts > 10 && tally.acknowledged.length > 10);
  assert.equal(tally.readsFailed, 0);
  const stored = await world.stored<{ text: string }>('select text from people.note');
  assert.deepEqual(stored.map(({ text }) => text).sort(), tally.acknowledged.sort());
});
