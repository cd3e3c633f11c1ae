import { ordinary } from './archives.ts';

/** What must come of a file: refused in such words; or so many rows read, so many set aside. */
export type Hostile = { name: string; content: () => string | Uint8Array; refused?: RegExp; rows?: number; aside?: number; first?: string };

const utf16 = (text: string, isBig: boolean, mark: boolean): Uint8Array => {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};
const latin = (text: string) => Buffer.from(text, 'latin1');
const plain = 'surname,town\nOkafor,Fernbury\nDoyle,Alderham\n';

export const textFiles: readonly Hostile[] = [
  { name: 'nothing at all', content: () => '', refused: /empty/ },
  { name: 'blanks alone', content: () => ' \n\n\t\n   \n'.repeat(1000), refused: /empty/ },
  { name: 'a heading and no rows', content: () => 'surname,town\n', refused: /heading and no rows/ },
  { name: 'no heading', content: () => 'Okafor,Fernbury\nDoyle,Alderham\n', refused: /not in the file: “surname”/ },
  { name: 'the same heading twice', content: () => 'surname,surname\nOkafor,Fernbury\n', rows: 1, first: 'Okafor' },
  { name: 'a mark of the byte order', content: () => `\ufeff${plain}`, rows: 2, first: 'Okafor' },
  { name: 'carriage returns alone', content: () => plain.replaceAll('\n', '\r'), rows: 2, first: 'Okafor' },
  { name: 'rows of another width', content: () => `${plain}Fenn\nIqbal,a,b,c\n`, rows: 2, aside: 2 },
  { name: 'rows of another width, most of them', content: () => `surname,town\nDoyle,x\n${'one,two,three\n'.repeat(60)}`, rows: 1, aside: 60 },
  { name: 'marks that change between rows', content: () => `surname,town\nOkafor,Fernbury\nDoyle;Alderham\nFenn\tFernbury\n`, rows: 1, aside: 2 },
  {
    name: 'a quotation mark never closed',
    content: () => `surname,town\n"Okafor,Fernbury\n${'Doyle,x\n'.repeat(50)}`,
    refused: /quotation mark is never closed/,
  },
  {
    name: 'a quotation mark never closed, in a long file',
    content: () => `surname,town\n"Okafor,Fernbury\n${'Doyle,x\n'.repeat(400_000)}`,
    refused: /longer than a megabyte/,
  },
  { name: 'a line of 100 MB', content: () => Buffer.alloc(100 * 1024 * 1024, 'a'), refused: /longer than a megabyte/ },
  {
    name: 'a line of 100 MB under a heading',
    content: () => Buffer.concat([Buffer.from('surname,town\n'), Buffer.alloc(100 * 1024 * 1024, 'a')]),
    refused: /longer than a megabyte/,
  },
  { name: '1,000 columns', content: () => `surname${',x'.repeat(999)}\nOkafor${',1'.repeat(999)}\n`, refused: /more than 500 columns/ },
  { name: 'half a million columns', content: () => `surname${','.repeat(500_000)}\n`, refused: /more than 500 columns|empty|no rows/ },
  { name: 'a cell of half a megabyte', content: () => `${plain}${'x'.repeat(500_000)},y\n`, rows: 2, aside: 1 },
  { name: 'NULs in cells', content: () => `${plain}Fe\0nn,x\n`, rows: 2, aside: 1 },
  { name: 'NULs everywhere', content: () => new Uint8Array(100_000), refused: /no text/ },
  {
    name: 'random bytes',
    content: () => Uint8Array.from({ length: 50_000 }, (_, n) => (n * 7919 + (n >> 3) * 104_729) % 256),
    refused: /no text|empty|longer|columns/,
  },
  { name: 'UTF-16, least first, with a mark', content: () => utf16('surname,town\nŁukasz,Fernbury\n', false, true), rows: 1, first: 'Łukasz' },
  { name: 'UTF-16, least first, without a mark', content: () => utf16(plain, false, false), rows: 2, first: 'Okafor' },
  { name: 'UTF-16, greatest first, with a mark', content: () => utf16('surname,town\nŁukasz,Fernbury\n', true, true), rows: 1, first: 'Łukasz' },
  { name: 'UTF-16, greatest first, without a mark', content: () => utf16(plain, true, false), rows: 2, first: 'Okafor' },
  { name: 'UTF-16 cut in the middle of a sign', content: () => utf16(plain, false, true).subarray(0, -3), rows: 2 },
  { name: 'Windows-1252', content: () => latin('surname,town\nZo\xeb \x93D\x94,Fernbury\n'), rows: 1, first: 'Zoë “D”' },
  {
    name: 'UTF-8 and Windows-1252 in one file',
    content: () => Buffer.concat([Buffer.from('surname,town\nZoë,a\n'), latin('Ren\xe9e,b\n')]),
    rows: 2,
    first: 'Zoë',
  },
  { name: 'UTF-8 that is none', content: () => latin('surname,town\n\xff\xfe\xc3(,x\n'), rows: 1 },
  {
    name: 'signs that are half of one',
    content: () => Buffer.concat([utf16('surname,town\n', false, true), Buffer.from([0x00, 0xd8, 0x2c, 0, 0x61, 0, 0x0a, 0])]),
    rows: 1,
  },
  {
    name: 'formulas',
    content: () => 'surname,town\n"=HYPERLINK(""http://x.example"",""a"")",@SUM(A1)\n+1+1,-2\n',
    rows: 2,
    first: '=HYPERLINK("http://x.example","a")',
  },
  { name: 'markup', content: () => 'surname,town\n<script>alert(1)</script>,<b>\n', rows: 1, first: '<script>alert(1)</script>' },
  { name: 'SQL', content: () => `surname,town\n"'); drop table targeting.feed_row; --","{""\\}"\n`, rows: 1, first: `'); drop table targeting.feed_row; --` },
  { name: 'a web page called a table', content: () => '<!doctype html><table><tr><td>surname</td></tr></table>', refused: /web page or XML/ },
  { name: 'JSON called a table', content: () => '[{"surname": "Okafor"}]', refused: /JSON/ },
  { name: 'a picture called a table', content: () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), refused: /picture/ },
  { name: 'a PDF called a table', content: () => '%PDF-1.7\n1 0 obj', refused: /PDF/ },
  { name: 'gzip', content: () => Buffer.from('1f8b0800000000000003', 'hex'), refused: /gzip/ },
  { name: 'an old Excel file, or a locked one', content: () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), refused: /old Excel file .* password/ },
  { name: 'names that mean something to JavaScript', content: () => '__proto__,constructor,surname\n1,2,Okafor\n', rows: 1, first: 'Okafor' },
  { name: 'half a workbook', content: () => ordinary.subarray(0, ordinary.length / 2), refused: /damaged or was cut short/ },
];
