import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { buildApp } from '#app';
import { publishForms } from '#modules/forms/index.ts';
import { keepNewHeads } from '#platform/audit/sealer.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { openDatabase } from '#platform/database.ts';
import { prepareJobs } from '#platform/jobs.ts';
import { migrate, readMigrations } from '#platform/migrate.ts';
import { readBeginning } from '#platform/start/beginning.ts';
import { platformOn } from '#platform/start/start.ts';
import { browserOf } from '#test/browser.ts';
import { connected, newDatabase } from './databases.ts';
import { copiedIn, hashes, load, releases } from './releases.ts';

// Each earlier release with its data, brought up to date: its tables are made from the migrations it had, its rows are those it held (tools/keep-release.ts).

/** Tables in which a later release changes rows on purpose: roles are given new rights, forms new versions. */
const changedOnPurpose = new Set(['access.role']);

for (const file of readdirSync(releases)) {
  describe(`from ${file.replace('.copy.gz', '')}`, async () => {
    const copied = copiedIn(file);
    const had = new Set((copied.find(({ table }) => table === 'migration')?.rows ?? '').split('\n').map(row => row.split('\t')[0]));
    const kept = copied.filter(({ table, rows }) => table !== 'migration' && rows !== '');
    const { urls, drop } = await newDatabase();
    const superuser = await connected(urls.superuser);
    const heads = mkdtempSync(join(tmpdir(), 'oeh-heads-'));
    after(async () => {
      rmSync(heads, { recursive: true, force: true });
      await drop();
    });
    const old = readMigrations().filter(({ name }) => had.has(name));
    await migrate(urls.owner, undefined, urls.superuser, { migrations: old });
    await readBeginning(urls.owner);
    await load(
      superuser,
      copied.filter(({ table }) => table !== 'migration'),
    );
    const before = await hashes(superuser, kept);
    const moment = (await superuser.query<{ at: Date }>('select max(at) as at from platform.event')).rows[0]?.at;
    const now = Temporal.Instant.fromEpochMilliseconds(moment?.getTime() ?? 0);
    await keepNewHeads(superuser, heads, () => now);

    test('it had what a release holds', () => {
      assert.ok(old.length >= 19 && kept.length > 40, `${old.length} migrations, ${kept.length} tables with rows`);
    });

    test('the migrations since are applied, and no row of it is lost or changed', async () => {
      const applied = await migrate(urls.owner, undefined, urls.superuser);
      assert.equal(applied.length, readMigrations().length - old.length);
      await prepareJobs(urls.owner);
      const owner = openDatabase(urls.owner, { connections: 1 });
      await publishForms(owner).finally(() => owner.destroy());
      const since = await hashes(superuser, kept);
      for (const { table } of kept) {
        if (!changedOnPurpose.has(table)) assert.equal(since.get(table), before.get(table), table);
      }
    });

    test('its audit trail still verifies', async () => {
      const { faults, batches } = await verifyAudit(urls.owner, heads);
      assert.deepEqual(faults, []);
      assert.ok(batches > 0);
    });

    test('those who worked with it go on: their families, a family’s page, a form sent', async () => {
      const platform = { ...platformOn(urls.web, 3), clock: () => now, demo: true };
      const serving = { version: 'test', logLevel: 'error', publicUrl: 'http://localhost', isProduction: false, dataFolder: '', ping: async () => undefined };
      const app = await buildApp(platform, serving);
      const { rows } = await superuser.query<{ username: string; family: string }>(
        `select username, family_id as family from access.family_access f join access.account a on a.id = f.account_id
          where starts_on <= $1 and ends_on is null and disabled_at is null and agency_id is not null order by username, family_id limit 5`,
        [now.toString().slice(0, 10)],
      );
      assert.equal(rows.length, 5);
      for (const { username, family } of rows) {
        const browser = browserOf(app);
        await browser.post('/dev/sign-in', { as: username });
        assert.equal((await browser.follow(await browser.visit('/'))).status, 200);
        assert.equal((await browser.visit(`/families/${family}`)).status, 200, `${username} opens ${family}`);
        const saved = await browser.fillIn(`/families/${family}/notes/new`, { kind: 'note', text: 'Written after the upgrade' });
        assert.equal(saved.status, 303);
      }
      await app.close();
      await platform.db.destroy();
    });
  });
}
