import { SaxesParser } from 'saxes';
import { CannotRead } from './table.ts';
import { unpack, type Entry } from './zip.ts';

export type Seen = {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
  isEnough?(): boolean;
};

/** Signs that may come without the end of a name, a text or a remark. */
const mostUnended = 8 * 1024 ** 2;

/** Reads one XML part of an archive as a stream. Names are told without their prefix. A document type is refused: nothing a table needs stands in one, and bombs do. */
export function readXml(path: string, entry: Entry, seen: Seen, share?: (share: number) => void): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new TextDecoder('utf-8');
  let unended = 0;
  const bare = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('doctype', () => {
    throw new CannotRead('This file holds instructions for its reader (a document type), which no table needs. It was not read.');
  });
  parser.on('error', () => {
    throw new CannotRead('This file is damaged: its XML cannot be read. Save it anew with Excel, or as CSV.');
  });
  parser.on('opentag', ({ name, attributes }) => {
    unended = 0;
    seen.open?.(bare(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    unended = 0;
    seen.close?.(bare(name));
  });
  parser.on('text', text => {
    unended = 0;
    seen.text?.(text);
  });
  let isFirst = true;
  unpack(path, entry, (piece, read) => {
    const text = decoder.decode(piece, { stream: true });
    if (isFirst && /^\s*<!DOCTYPE|<!ENTITY/i.test(text.slice(0, 4096)))
      throw new CannotRead('This file holds instructions for its reader (a document type), which no table needs. It was not read.');
    isFirst = false;
    unended += text.length;
    if (unended > mostUnended + text.length) throw new CannotRead('One part of this file is far longer than any cell. It was not read.');
    parser.write(text);
    share?.(read);
    return !(seen.isEnough?.() ?? false);
  });
  if (!(seen.isEnough?.() ?? false)) parser.close();
}
