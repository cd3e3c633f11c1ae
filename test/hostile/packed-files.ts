import { heading, manyParts, ordinary, row, sheet, withList, xlsx, zipOf } from './archives.ts';
import type { Hostile } from './text-files.ts';

const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&c;</t></is></c></row></sheetData></worksheet>`;
const outside = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&f;</t></is></c></row></sheetData></worksheet>`;
const formula = '<row><c t="str"><f>HYPERLINK("http://x.example")</f><v>Okafor</v></c><c><f>1/0</f><v>7</v></c></row>';
const isPasswordBit = (line: DataView) => line.setUint16(8, 1, true);

/** Parquet by hand: only what stands at its end is ever believed. */
const parquet = (footer: readonly number[], length = footer.length): Uint8Array => {
  const end = Buffer.alloc(8);
  end.writeUInt32LE(length, 0);
  end.write('PAR1', 4, 'latin1');
  return Buffer.concat([Buffer.from('PAR1'), Buffer.from(footer), end]);
};

export const packedFiles: readonly Hostile[] = [
  { name: 'an ordinary workbook', content: () => ordinary, rows: 2, first: 'Okafor' },
  { name: 'a workbook with formulas', content: () => xlsx(sheet(heading, formula)), rows: 1, first: 'Okafor' },
  {
    name: 'a sheet that unpacks to 3 GB',
    content: () => xlsx(`${sheet(heading)}${' '.repeat(200 * 1024 * 1024)}`),
    refused: /unpacks to far more|far longer than any cell/,
  },
  {
    name: 'one cell of 60 MB',
    content: () => xlsx(sheet(heading, row('a'.repeat(60 * 1024 * 1024)))),
    refused: /unpacks to far more|far longer than any cell/,
  },
  {
    name: 'words that fill the memory',
    content: () => xlsx(sheet(heading), { 'xl/sharedStrings.xml': `<sst>${`<si><t>${'word '.repeat(200)}</t></si>`.repeat(120_000)}</sst>` }),
    refused: /unpacks to far more|more text than can be read/,
  },
  { name: 'a part that says it is 10 GB', content: () => withList(ordinary, line => line.setUint32(24, 0xffff_fff0, true)), refused: /unpacks to far more/ },
  { name: 'parts that lie over one another', content: () => withList(ordinary, line => line.setUint32(42, 0, true)), refused: /unpacks to far more/ },
  { name: 'six thousand parts', content: () => manyParts(6000), refused: /far more parts/ },
  {
    name: 'a zip in a zip in a zip',
    content: () => zipOf({ 'a.zip': zipOf({ 'b.zip': zipOf({ 'c.txt': '0'.repeat(1_000_000) }) }) }),
    refused: /an archive \(zip\)/,
  },
  { name: 'a password', content: () => withList(ordinary, isPasswordBit), refused: /locked with a password/ },
  { name: 'an unknown way of packing', content: () => withList(ordinary, line => line.setUint16(10, 99, true)), refused: /packed in a way/ },
  { name: 'a Word document called .xlsx', content: () => zipOf({ 'word/document.xml': '<w/>' }), refused: /Word document/ },
  { name: 'an OpenDocument file', content: () => zipOf({ mimetype: 'x', 'content.xml': '<x/>' }), refused: /OpenDocument/ },
  { name: 'a binary workbook', content: () => zipOf({ 'xl/workbook.bin': 'x' }), refused: /binary Excel/ },
  { name: 'a billion laughs', content: () => xlsx(laughs), refused: /document type/ },
  { name: 'an entity from outside', content: () => xlsx(outside), refused: /document type/ },
  {
    name: 'a sheet at an address outside',
    content: () =>
      xlsx('', { 'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" TargetMode="External" Target="http://x.example/s"/></Relationships>' }),
    refused: /damaged|empty/,
  },
  {
    name: 'a sheet outside its folder',
    content: () =>
      xlsx(sheet(heading), { 'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="../../../etc/passwd"/></Relationships>' }),
    refused: /no sheet that can be read/,
  },
  { name: 'XML that is none', content: () => xlsx('<worksheet><sheetData><row><c'), refused: /damaged/ },
  {
    name: 'a cell in column XFD',
    content: () => xlsx(sheet(heading, '<row><c r="XFD2" t="inlineStr"><is><t>x</t></is></c></row>')),
    refused: /more than 500 columns/,
  },
  { name: 'a workbook that is empty', content: () => xlsx(sheet()), refused: /empty/ },
  { name: 'a sheet packed wrongly', content: () => broken(ordinary), refused: /damaged/ },
  { name: 'Parquet, cut short', content: () => Buffer.from('PAR1\x15\x04'), refused: /damaged or was cut short/ },
  { name: 'Parquet whose end says it is 4 GB', content: () => parquet([0x15, 0x04], 0xffff_ffff), refused: /damaged or was cut short/ },
  { name: 'Parquet that says it has 10 thousand million rows', content: () => parquet(footerOf(10_000_000_000)), refused: /more than 20,000,000 rows|damaged/ },
  { name: 'Parquet with fewer than no rows', content: () => parquet(footerOf(-5)), refused: /damaged/ },
  { name: 'Parquet nested a hundred thousand deep', content: () => parquet([0x15, 2, ...Array.from({ length: 100_000 }, () => 0x1c)]), refused: /damaged/ },
  { name: 'Parquet, locked', content: () => Buffer.from('PARE0000PARE'), refused: /encrypted/ },
  { name: 'Parquet of zeros', content: () => parquet(Array.from({ length: 1000 }, () => 0)), refused: /damaged|no columns/ },
];

/** Compact thrift: version 2, a schema of one root without columns, so many rows, no row groups. */
function footerOf(rows: number): number[] {
  const zigzag = rows < 0 ? -2n * BigInt(rows) - 1n : 2n * BigInt(rows);
  const varint: number[] = [];
  for (let left = zigzag; ; left >>= 7n) {
    varint.push(Number(left & 0x7fn) | (left > 0x7fn ? 0x80 : 0));
    if (left <= 0x7fn) break;
  }
  return [0x15, 4, 0x19, 0x1c, 0x48, 1, 0x72, 0, 0x16, ...varint, 0x19, 0x0c, 0];
}

/** The packed bytes of every part, turned over. */
function broken(archive: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(archive);
  for (let at = 80; at < bytes.length - 400; at += 3) bytes[at]! ^= 0xff;
  return bytes;
}
