import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { decode } from './dictionary.ts';
import { NotATable, readRows } from './csv.ts';

const folder = mkdtempSync(join(tmpdir(), 'open-early-help-csv-'));
after(() => rmSync(folder, { recursive: true }));

function read(text: string | Uint8Array) {
  const path = join(folder, 'file.csv');
  writeFileSync(path, text);
  const rows: { number: number; cells: string[] }[] = [];
  let columns: string[] = [];
  const faults = readRows(
    path,
    found => (columns = found),
    ({ number, bytes, cells, starts, ends }) =>
      rows.push({ number, cells: Array.from({ length: Math.min(cells, columns.length) }, (_, n) => decode(bytes.subarray(starts[n], ends[n]))) }),
  );
  return { columns, rows, faults };
}

test('commas, tabs, semicolons and bars part the cells, whichever is commonest in the heading', () => {
  for (const mark of [',', '\t', ';', '|']) assert.deepEqual(read(`a${mark}b c\n1${mark}2\n`).rows, [{ number: 1, cells: ['1', '2'] }], mark);
});

test('quoted cells hold marks, lines and doubled quotation marks', () => {
  const { rows } = read('name,place\r\n"O""Hara, Sam","1 Alder Way\nFlat 2"\r\n plain , "spaced" \r\n');
  assert.deepEqual(
    rows.map(({ cells }) => cells),
    [
      ['O"Hara, Sam', '1 Alder Way\nFlat 2'],
      ['plain', 'spaced'],
    ],
  );
});

test('a mark of the byte order, an older encoding and no last line are no trouble', () => {
  assert.deepEqual(read('\uFEFFname\nZoë').rows[0]?.cells, ['Zoë']);
  assert.deepEqual(read(Uint8Array.from([0x6e, 0x0a, 0x5a, 0x6f, 0xeb, 0x0a])).rows[0]?.cells, ['Zoë']);
});

test('rows of another width and rows with a NUL are told and left out; what is empty beyond the heading does no harm', () => {
  const { rows, faults } = read('a,b\n1,2\n1\n1,2,3\n1,2,,\n\n1,\0\n3,4\n');
  assert.deepEqual(
    rows.map(({ number }) => number),
    [1, 4, 6],
  );
  assert.deepEqual(
    faults.map(({ row }) => row),
    [2, 3, 5],
  );
});

test('what is no table says so: nothing at all, UTF-16, a quotation mark that is never closed, too many columns', () => {
  assert.throws(() => read(''), NotATable);
  assert.throws(() => read(Uint8Array.from([0xff, 0xfe, 0x61, 0])), /UTF-16/);
  assert.throws(() => read(`a,b\n"${'x'.repeat(40 << 20)}`), /quotation mark/);
  assert.throws(() => read(`${'a,'.repeat(2000)}b\n`), /1000 columns/);
});

test('a file longer than what is read at once is read whole, wherever the parts meet', () => {
  const line = (n: number) => `${n},"say ""${n}""",${'x'.repeat(n % 97)}`;
  const count = 150_000;
  const { rows, faults } = read(`a,b,c\n${Array.from({ length: count }, (_, n) => line(n)).join('\n')}\n`);
  assert.equal(faults.length, 0);
  assert.equal(rows.length, count);
  assert.ok(rows.every(({ cells }, n) => cells[0] === String(n) && cells[1] === `say "${n}"` && cells[2]!.length === n % 97));
});
