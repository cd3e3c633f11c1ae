import { CannotRead, checked, limits, type Taking } from './table.ts';
import { readXml } from './xml.ts';
import { entriesOf, type Entry } from './zip.ts';

/** Characters that the words of a workbook may have together: they are held in memory. */
const mostWords = 100 * 1024 ** 2;

/** Reads the first sheet of a workbook as a stream. What a formula once gave is read as it stands; nothing is worked out. */
export function readXlsx(path: string, taking: Taking): void {
  const entries = new Map(entriesOf(path).map(entry => [entry.name.replace(/^\//, ''), entry]));
  const workbook = entries.get('xl/workbook.xml');
  if (!workbook) throw new CannotRead(whatElse([...entries.keys()]));
  const { sheet, is1904 } = firstSheet(path, workbook, entries);
  const words = entries.get('xl/sharedStrings.xml');
  const shared = words ? readWords(path, words) : [];
  const styles = entries.get('xl/styles.xml');
  readSheet(path, sheet, { shared, isDate: styles ? dateStyles(path, styles) : [], is1904 }, taking);
}

function whatElse(names: readonly string[]): string {
  if (names.some(name => name.startsWith('word/'))) return 'This is a Word document, not a table. Send CSV, .xlsx or Parquet.';
  if (names.includes('mimetype') && names.includes('content.xml')) return 'This is an OpenDocument file. Save it as .xlsx or CSV.';
  if (names.some(name => name.endsWith('.bin') && name.startsWith('xl/'))) return 'This is a binary Excel file (.xlsb). Save it as .xlsx or CSV.';
  return 'This is an archive (zip), not a table. Unpack it, and send the table in it.';
}

function firstSheet(path: string, workbook: Entry, entries: ReadonlyMap<string, Entry>): { sheet: Entry; is1904: boolean } {
  const ids: string[] = [];
  const targets = new Map<string, string>();
  let is1904 = false;
  readXml(path, workbook, {
    open: (name, attributes) => {
      if (name === 'sheet' && attributes['state'] === undefined)
        ids.push(attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '');
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
    },
  });
  const relations = entries.get('xl/_rels/workbook.xml.rels');
  if (relations)
    readXml(path, relations, {
      open: (_name, { Id = '', Target = '', TargetMode }) => {
        if (TargetMode !== 'External') targets.set(Id, Target);
      },
    });
  const target = targets.get(ids[0] ?? '') ?? 'worksheets/sheet1.xml';
  const sheet = entries.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  if (!sheet) throw new CannotRead('This workbook has no sheet that can be read. Save it anew with Excel, or as CSV.');
  return { sheet, is1904 };
}

/** The texts that cells refer to by number. */
function readWords(path: string, entry: Entry): string[] {
  const words: string[] = [];
  let [text, isText, isSound, length] = ['', false, false, 0];
  readXml(path, entry, {
    open: name => {
      if (name === 'si') text = '';
      if (name === 'rPh') isSound = true;
      isText = name === 't' && !isSound;
    },
    text: piece => {
      if (isText) text += piece;
    },
    close: name => {
      if (name === 't') isText = false;
      if (name === 'rPh') isSound = false;
      if (name !== 'si') return;
      length += text.length + 8;
      if (length > mostWords) throw new CannotRead('This workbook holds more text than can be read at once. Save it as CSV.');
      words.push(text.slice(0, limits.cell + 1));
    },
  });
  return words;
}

/** Which styles of cells show a number as a day. */
function dateStyles(path: string, entry: Entry): boolean[] {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isInCells = false;
  readXml(path, entry, {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(Number(attributes['numFmtId']), /[dy]/i.test((attributes['formatCode'] ?? '').replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '')));
      if (name === 'cellXfs') isInCells = true;
      if (name !== 'xf' || !isInCells || styles.length > 100_000) return;
      const format = Number(attributes['numFmtId'] ?? 0);
      styles.push(own.get(format) ?? ((format >= 14 && format <= 17) || format === 22));
    },
    close: name => {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return styles;
}

type Reading = { shared: readonly string[]; isDate: readonly boolean[]; is1904: boolean };

function readSheet(path: string, sheet: Entry, { shared, isDate, is1904 }: Reading, taking: Taking): void {
  const table = checked(taking);
  let cells: string[] = [];
  let width = 0;
  let [value, kind, style, column, isValue, goesOn] = ['', '', 0, -1, false, true];
  const said = (): string => {
    if (kind === 's') return shared[Number(value)] ?? '';
    if (kind === 'b') return value === '1' ? 'true' : 'false';
    if (kind === 'e') return '';
    if ((kind === '' || kind === 'n') && isDate[style] && /^\d+(\.\d+)?$/.test(value)) return dayOf(Number(value), is1904);
    // 0.1 + 0.2 is written with all its digits; a person's number longer than what Excel holds was lost before it came here.
    return (kind === '' || kind === 'n') && /^-?\d+\.\d{10,}$|e/i.test(value) ? String(Number(Number(value).toPrecision(15))) : value;
  };
  readXml(
    path,
    sheet,
    {
      open: (name, attributes) => {
        if (name === 'row') [cells, column] = [[], -1];
        else if (name === 'c') {
          column = placeOf(attributes['r']) ?? column + 1;
          if (column > limits.columns) throw new CannotRead(`This file has more than ${limits.columns} columns. Send only those that are needed.`);
          [value, kind, style] = ['', attributes['t'] ?? '', Number(attributes['s'] ?? 0)];
        } else if (name === 'v' || name === 't') isValue = true;
      },
      text: text => {
        if (isValue && value.length <= limits.cell) value += text;
      },
      close: name => {
        if (name === 'v' || name === 't') isValue = false;
        else if (name === 'c') {
          while (cells.length < column) cells.push('');
          cells[column] = said().trim();
        } else if (name === 'row' && cells.length > 0 && goesOn) goesOn = table.cells(padded(cells));
      },
      isEnough: () => !goesOn,
    },
    taking.share,
  );
  if (goesOn) table.end();

  // A row ends with its last cell that says anything; the heading tells how wide it should be.
  function padded(row: string[]): string[] {
    width ||= row.length;
    while (row.length < width) row.push('');
    return row;
  }
}
/** "C5" is the third column. */
function placeOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  let place = 0;
  for (const letter of letters) place = place * 26 + letter.charCodeAt(0) - 64;
  return place - 1;
}

/** A day as Excel counts it, as a date: 2016-03-05. */
function dayOf(days: number, is1904: boolean): string {
  const whole = Math.floor(days) + (is1904 ? 1462 : 0);
  return whole < 61 || whole > 2_958_465 ? String(days) : Temporal.PlainDate.from('1899-12-30').add({ days: whole }).toString();
}
