import { closeSync, openSync, readSync } from 'node:fs';
import { CannotRead, type Format } from './table.ts';

/** The first bytes of a file. */
export function beginningOf(path: string, length = 65_536): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, 0));
  } finally {
    closeSync(file);
  }
}

const starts = (bytes: Buffer, ...signs: number[]) => signs.every((sign, n) => bytes[n] === sign);

/** What a file is by its bytes, whatever it is called; what it is instead, in words, where it is none of ours. */
export function formatOf(path: string): Format {
  const bytes = beginningOf(path);
  if (bytes.length === 0) throw new CannotRead('This file is empty.');
  const four = bytes.subarray(0, 4).toString('latin1');
  if (four === 'PK\x03\x04' || four === 'PK\x05\x06') return 'xlsx';
  if (four === 'PAR1') return 'parquet';
  if (four === 'PARE') throw new CannotRead('This Parquet file is encrypted. Send it without encryption.');
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new CannotRead('This is an old Excel file (.xls), or one with a password. Save it as .xlsx or CSV, without a password.');
  if (starts(bytes, 0x1f, 0x8b)) throw new CannotRead('This file is compressed (gzip). Unpack it, and send what was in it.');
  if (starts(bytes, 0x28, 0xb5, 0x2f, 0xfd) || four === 'BZh9' || starts(bytes, 0xfd, 0x37, 0x7a) || starts(bytes, 0x37, 0x7a, 0xbc, 0xaf) || four === 'Rar!')
    throw new CannotRead('This file is compressed. Unpack it, and send what was in it.');
  if (starts(bytes, 0x89, 0x50) || starts(bytes, 0xff, 0xd8, 0xff) || four === 'GIF8') throw new CannotRead('This is a picture, not a table.');
  if (four === '%PDF') throw new CannotRead('This is a PDF, not a table. Ask for the figures as CSV or Excel.');
  const text = bytes
    .subarray(0, 512)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  if (/^<(!doctype|html|\?xml|table|head|body)/i.test(text)) throw new CannotRead('This is a web page or XML, not a table. Save it as CSV or .xlsx.');
  if (/^[[{]\s*["{[]/.test(text)) throw new CannotRead('This is JSON, not a table. Send CSV, .xlsx or Parquet.');
  return 'csv';
}
