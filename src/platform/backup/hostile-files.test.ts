import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { zstdCompressSync } from 'node:zlib';
import { CannotStart } from '../start/progress.ts';
import { readBackup } from './read-backup.ts';
import { written, type BackupRecord, type Manifest } from './records.ts';
import { seal } from './sealed-file.ts';

// Whatever a file has become on its way is found by reading it through, before a database is touched.

const folder = mkdtempSync(join(tmpdir(), 'oeh-hostile-'));
const file = join(folder, 'a.backup');
after(() => rmSync(folder, { recursive: true }));

const passphrase = 'correct horse battery staple';
const rows = randomBytes(700_000);
const sum = (is: Buffer) => createHash('sha256').update(is).digest('hex');
const manifest: Manifest = {
  version: '1.0.0',
  madeAt: '2027-03-01T09:00:00Z',
  postgres: 150000,
  migrations: [],
  tables: [{ name: 'people.note', columns: ['text'] }],
  sequences: [],
};
const whole: BackupRecord[] = [
  { kind: 'manifest', is: manifest },
  { kind: 'table', is: { name: 'people.note' } },
  { kind: 'rows', is: rows },
  { kind: 'table-end', is: { rows: 3, bytes: rows.length, hash: sum(rows) } },
  { kind: 'heads', is: Buffer.from(`1 ${sum(rows)}\n`) },
  { kind: 'end', is: { tables: 1, rows: 3 } },
];

async function* one(bytes: Buffer) {
  yield bytes;
}

async function sealed(bytes: Buffer, by: string | null): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(seal(one(bytes), by)));
}

const bytesOf = (records: readonly BackupRecord[]) => Buffer.concat(records.flatMap(record => [...written(record)]));
const made = (records: readonly BackupRecord[], by: string | null = null) => sealed(zstdCompressSync(bytesOf(records)), by);

async function refusal(bytes: Buffer, by: string | null = null): Promise<string> {
  writeFileSync(file, bytes);
  const fault: unknown = await readBackup(file, by).then(
    () => null,
    (found: unknown) => found,
  );
  assert.ok(fault instanceof CannotStart, `refused in a line, not by ${String(fault)}`);
  assert.ok(!fault.message.includes('\n'));
  return fault.message;
}

test('what was written is read, with a passphrase and without, and nothing can be read without the passphrase', async () => {
  for (const by of [null, passphrase]) {
    writeFileSync(file, await made(whole, by));
    const { manifest: read, sums, heads } = await readBackup(file, by);
    assert.deepEqual(read, manifest);
    assert.deepEqual(sums.get('people.note'), { rows: 3, bytes: rows.length, hash: sum(rows) });
    assert.equal(heads.get(1), sum(rows));
  }
  assert.ok(!readFileSync(file).includes('people.note'));
  const bytes = await made(whole, passphrase);
  assert.match(await refusal(bytes, 'correct horse battery stable'), /^BACKUP_PASSPHRASE is not the one of this backup/);
  assert.match(await refusal(bytes), /encrypted. Set BACKUP_PASSPHRASE/);
  await assert.rejects(made(whole, 'too short'), /12 characters/);
});

test('cut off anywhere, it is refused', async () => {
  const bytes = await made(whole);
  for (let cut = 0; cut < 200; cut += 1) {
    const length = cut < 100 ? cut : cut < 150 ? bytes.length - (cut - 99) : Math.floor((bytes.length * (cut - 149)) / 52);
    assert.match(await refusal(bytes.subarray(0, length)), /cut off|not a backup/, `cut at ${length}`);
  }
});

test('one bit turned anywhere, it is refused', async () => {
  const bytes = await made(whole);
  for (let turn = 0; turn < 200; turn += 1) {
    const place = turn < 100 ? turn : Math.floor((bytes.length * (turn - 99)) / 101) - 1;
    const turned = Buffer.from(bytes);
    turned[place] = (turned[place] ?? 0) ^ (1 << (turn % 8));
    await refusal(turned);
  }
});

test('frames exchanged, left out or put at the end are refused', async () => {
  const bytes = await made(whole);
  const frame = 4 + (1 << 18) + 16;
  const start = 'open-early-help backup 1\n'.length + 1 + 32;
  const [before, first, second, rest] = [
    bytes.subarray(0, start),
    bytes.subarray(start, start + frame),
    bytes.subarray(start + frame, start + 2 * frame),
    bytes.subarray(start + 2 * frame),
  ];
  assert.ok(rest.length > 1000);
  assert.match(await refusal(Buffer.concat([before, second, first, rest])), /damaged/);
  assert.match(await refusal(Buffer.concat([before, second, rest])), /damaged/);
  assert.match(await refusal(Buffer.concat([before, first, second, second, rest])), /damaged/);
  assert.match(await refusal(Buffer.concat([bytes, first])), /damaged after its end/);
});

test('another file, a newer kind, and one that says something else are refused', async () => {
  assert.match(await refusal(Buffer.from('%PDF-1.7\n'.repeat(100))), /not a backup of Open Early Help/);
  assert.match(await refusal(Buffer.concat([Buffer.from('open-early-help backup 2\n'), Buffer.alloc(100)])), /newer release/);
  assert.match(await refusal(await sealed(randomBytes(1000), null)), /damaged inside/);
  const wrong: BackupRecord[][] = [
    [],
    whole.slice(1),
    whole.slice(0, -1),
    [...whole, ...whole.slice(-1)],
    [...whole.slice(0, 2), ...whole.slice(3)],
    [whole[0]!, whole[5]!],
  ];
  for (const records of wrong) assert.match(await refusal(await made(records)), /damaged inside/);
  const lying = whole.map(record => (record.kind === 'table-end' ? { ...record, is: { ...record.is, hash: sum(Buffer.alloc(0)) } } : record));
  assert.match(await refusal(await made(lying)), /damaged inside/);
});

test('a small file that swells without end is not read to its end', async () => {
  const zeros = [...written({ kind: 'rows', is: Buffer.alloc(1 << 20) })];
  const bomb = Buffer.concat([bytesOf(whole.slice(0, 2)), ...Array.from({ length: 400 }, () => zeros).flat()]);
  const bytes = await sealed(zstdCompressSync(bomb), null);
  assert.ok(bytes.length < 100_000);
  const before = process.memoryUsage().rss;
  assert.match(await refusal(bytes), /swells/);
  assert.ok(process.memoryUsage().rss - before < 150 << 20);
  const long = Buffer.from(bytesOf([whole[0]!]));
  long.writeUInt32BE(0xffff_fff0, 1);
  assert.match(await refusal(await sealed(zstdCompressSync(long), null)), /damaged inside/);
});
