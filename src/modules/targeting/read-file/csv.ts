import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { beginningOf } from './format.ts';
import { CannotRead, checked, limits, type Taking } from './table.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * Reads CSV or TSV, a megabyte at a time. Text of one byte a sign is read as those bytes, and each cell beyond ASCII is made UTF-8 or else Windows-1252 by
 * itself: files are put together from others.
 */
export function readCsv(path: string, taking: Taking): void {
  const { encoding, skip } = encodingOf(path);
  const table = checked(taking);
  const isBytes = encoding === 'utf-8';
  let newline = '';
  let delimiter = '';
  let carry = '';
  for (const { text: piece, isEnd, share } of piecesOf(path, encoding, skip)) {
    taking.share?.(share);
    const text = carry + piece;
    if (newline === '') {
      newline = text.includes('\n') ? '\n' : text.includes('\r') ? '\r' : '\n';
      delimiter = delimiterOf(text, newline);
    }
    const isPlain = !isBytes || !beyondAscii.test(text);
    let at = 0;
    let nextQuote = text.indexOf('"');
    while (at < text.length) {
      const found = text.indexOf(newline, at);
      const end = found === -1 ? text.length : found;
      if (nextQuote !== -1 && nextQuote < at) nextQuote = text.indexOf('"', at);
      const line =
        nextQuote === -1 || nextQuote > end ? plainRow(text, at, end, found === -1, isEnd, delimiter) : quotedRow(text, at, delimiter, newline, isEnd);
      if (line === null) break;
      at = line.next;
      if (!table.cells(isPlain ? line.cells : line.cells.map(decoded))) return;
    }
    carry = text.slice(at);
    if (carry.length > limits.row) throw new CannotRead('One row is longer than a megabyte: a quotation mark may not be closed, or this is no table.');
  }
  table.end();
}

type Line = { cells: string[]; next: number } | null;

function plainRow(text: string, from: number, end: number, isLast: boolean, isEnd: boolean, delimiter: string): Line {
  if (isLast && !isEnd) return null;
  return {
    cells: text
      .slice(from, end)
      .split(delimiter)
      .map(cell => cell.trim()),
    next: end + 1,
  };
}

/** A quotation mark counts only where a cell begins with it. */
function quotedRow(text: string, from: number, delimiter: string, newline: string, isEnd: boolean): Line {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    while (text[at] === ' ') at += 1;
    if (text[at] === '"') {
      let close = at + 1;
      for (;;) {
        close = text.indexOf('"', close);
        if (close === -1) {
          if (isEnd) throw new CannotRead('A quotation mark is never closed, so where a row ends cannot be told.');
          return null;
        }
        // The next sign would tell whether this one is doubled.
        if (close + 1 >= text.length && !isEnd) return null;
        if (text[close + 1] !== '"') break;
        close += 2;
      }
      if (close - at > limits.row) throw new CannotRead('One row is longer than a megabyte: a quotation mark may not be closed, or this is no table.');
      cells.push(
        text
          .slice(at + 1, close)
          .replaceAll('""', '"')
          .trim(),
      );
      at = close + 1;
      while (at < text.length && text[at] !== delimiter && text[at] !== newline) at += 1;
    } else {
      const begin = at;
      while (at < text.length && text[at] !== delimiter && text[at] !== newline) at += 1;
      cells.push(text.slice(begin, at).trim());
    }
    if (at >= text.length) return isEnd ? { cells, next: at } : null;
    if (text[at] === newline) return { cells, next: at + 1 };
    if (cells.length > limits.columns) throw new CannotRead(`This file has more than ${limits.columns} columns. Send only those that are needed.`);
    at += 1;
  }
}

const beyondAscii = /[\x80-\xff]/;
const windows = new TextDecoder('windows-1252');

function decoded(cell: string): string {
  if (!beyondAscii.test(cell)) return cell;
  const bytes = Buffer.from(cell, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : windows.decode(bytes);
}

/** The commonest of the usual ones in the first line that says anything. */
function delimiterOf(text: string, newline: string): string {
  const line = (text.split(newline, 50).find(one => one.trim() !== '') ?? '').replaceAll(/"[^"]*"/g, '');
  const counts = [',', '\t', ';', '|'].map(mark => ({ mark, count: line.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

/** UTF-16 by its mark, or by the NUL in every other byte. */
function encodingOf(path: string): { encoding: Encoding; skip: number } {
  const bytes = beginningOf(path, 4096);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', skip: 2 };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', skip: 3 };
  let [even, odd, control] = [0, 0, 0];
  for (const [at, byte] of bytes.entries()) {
    if (byte === 0 && at % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
    else if (byte < 9 || (byte > 13 && byte < 32)) control += 1;
  }
  if (odd > bytes.length / 4 && even < odd / 8) return { encoding: 'utf-16le', skip: 0 };
  if (even > bytes.length / 4 && odd < even / 8) return { encoding: 'utf-16be', skip: 0 };
  if (even + odd > bytes.length / 20 || control > bytes.length / 20)
    throw new CannotRead('This is no text and no kind of table that we know. Send CSV, .xlsx or Parquet.');
  return { encoding: 'utf-8', skip: 0 };
}

function* piecesOf(path: string, encoding: Encoding, skip: number): Generator<{ text: string; isEnd: boolean; share: number }> {
  const file = openSync(path, 'r');
  const size = Math.max(1, fstatSync(file).size);
  const bytes = Buffer.alloc(1 << 20);
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
  try {
    for (let at = skip; ;) {
      const got = readSync(file, bytes, 0, bytes.length, at);
      at += got;
      const piece = bytes.subarray(0, got);
      yield { share: (at - got) / size, text: decoder ? decoder.decode(piece, { stream: got > 0 }) : piece.toString('latin1'), isEnd: got === 0 };
      if (got === 0) return;
    }
  } finally {
    closeSync(file);
  }
}
