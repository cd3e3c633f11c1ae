import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { readMigrations } from '#platform/migrate.ts';
import { repository } from './tree.ts';

// A council's database had the migrations of its release; an edited one is refused at the start, so none may ever be edited.

const releases = join(repository, 'test', 'production', 'releases');

/** The checksum each migration had when it was released. */
function releasedIn(file: string): Map<string, string> {
  const copied = gunzipSync(readFileSync(join(releases, file))).toString();
  const [, rows = ''] = /^copy (?:public\.)?migration \(name, checksum[^)]*\) from stdin;\n([\s\S]*?)^\\\.$/m.exec(copied) ?? [];
  return new Map(rows.split('\n').flatMap(row => (row === '' ? [] : [row.split('\t').slice(0, 2) as [string, string]])));
}

for (const file of readdirSync(releases)) {
  test(`no migration of ${file.replace('.copy.gz', '')} was edited, renamed or removed since`, () => {
    const released = releasedIn(file);
    assert.ok(released.size >= 10, `${released.size} migrations were read`);
    const now = new Map(readMigrations().map(({ name, checksum }) => [name, checksum]));
    const changed = [...released].filter(([name, checksum]) => now.get(name) !== checksum).map(([name]) => name);
    assert.deepEqual(changed, [], 'put these back and write a new migration');
  });
}
