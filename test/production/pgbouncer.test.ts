import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fieldsOf, type Browser } from '#test/browser.ts';
import { openTestFamily } from '#test/builders/people.ts';
import { newWorld, type Person } from '#test/world.ts';
import { browserAt } from './over-http.ts';
import { startPgBouncer, whyNoPgBouncer } from './pgbouncer.ts';
import { startProcess, until } from './processes.ts';

// The web through PgBouncer in transaction mode, where the next statement outside a transaction may meet another connection; the jobs direct.

describe('through PgBouncer', { skip: whyNoPgBouncer() }, async () => {
  const world = await newWorld({ now: Temporal.Now.instant().toString() });
  const [priya, omar] = [await world.worker('Priya Shah'), await world.worker('Omar Haddad')];
  const hers = await openTestFamily(world, { name: 'Okafor', seenBy: [priya] });
  const his = await openTestFamily(world, { name: 'Lindqvist', seenBy: [omar] });
  const pooled = await startPgBouncer(world.urls.web, { connections: 2 });
  const service = await startProcess({ WEB_DATABASE_URL: pooled, JOBS_DATABASE_URL: world.urls.jobs });

  const signedIn = async (who: Person): Promise<Browser> => {
    const browser = browserAt(service.address);
    assert.equal((await browser.post('/dev/sign-in', { as: who.username })).status, 303);
    return browser;
  };

  test('signing in, reading, keeping, saving and searching work', async () => {
    const browser = await signedIn(priya);
    assert.match((await browser.visit(hers.url)).text, /Okafor/);
    const note = `${hers.url}/notes/new`;
    const form = await browser.visit(note);
    assert.equal((await browser.post(`${note}/keep`, { ...fieldsOf(form.html), kind: 'note', text: 'Half written' })).status, 200);
    assert.match((await browser.visit(note)).html, /Half written/);
    const saved = await browser.sendFrom(form, { kind: 'note', text: 'Chidi likes his new class' });
    assert.equal(saved.status, 303);
    const again = await browser.sendFrom(form, { kind: 'note', text: 'Chidi likes his new class' });
    assert.equal(again.goesTo, saved.goesTo, 'sent twice, kept once');
    assert.match((await browser.follow(saved)).text, /Chidi likes his new class/);
    const found = await browser.sendFrom(await browser.visit('/families'), { name: 'Adaeze Okafor' });
    assert.match(found.text, /Adaeze Okafor/);
    assert.equal((await browser.visit('/readyz')).status, 200);
    assert.deepEqual(await world.stored('select count(*)::int as notes from people.note'), [{ notes: 1 }]);
  });

  test('240 requests of two people over two shared connections: nobody sees the other’s family', async () => {
    const browsers = await Promise.all([priya, omar, priya, omar].map(signedIn));
    const wrong: string[] = [];
    await Promise.all(
      browsers.map(async (browser, index) => {
        const [own, other] = index % 2 === 0 ? [hers, his] : [his, hers];
        for (let round = 0; round < 15; round += 1) {
          const answers = await Promise.all([own, other, own, other].map(async ({ url }) => (await browser.visit(url)).status));
          if (answers.join() !== '200,404,200,404') wrong.push(answers.join());
        }
      }),
    );
    assert.deepEqual(wrong, []);
  });

  test('jobs are heard of at once', async () => {
    await world.asService(async work => {
      await work.later('forget-expired', {});
      await work.record({ kind: 'page.text-kept', sentence: () => '', quiet: true }, { familyId: null, details: {} });
    });
    const waiting = async () => (await world.stored('select from graphile_worker._private_jobs')).length;
    await until(async () => (await waiting()) === 0, 5000);
  });

  test('nothing went wrong behind it', () => {
    assert.doesNotMatch(service.said(), /"level":"error"/);
  });
});
