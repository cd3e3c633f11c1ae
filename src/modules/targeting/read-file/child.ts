import { writeSync } from 'node:fs';
import { newBatch } from './batch.ts';
import { fieldsOf, rowReader, type RowFields } from './read-row.ts';
import { read } from './read.ts';
import { CannotRead } from './table.ts';
import type { AsideRow, Asked, OnlyNamed, Told } from './asked.ts';

// What strangers sent is read in a process of its own: it can reach no network, write nothing, read that one file alone, and be ended at any moment.
const asked = JSON.parse(process.argv[2] ?? '{}') as Asked;
const batchRows = 5000;
const longestShown = 200;

/** Writes a line, and waits while nobody reads it: what is read ahead is bounded by the pipe. */
function tell(told: Told): void {
  let bytes = Buffer.from(`${JSON.stringify(told)}\n`);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(1, bytes));
    } catch (fault) {
      if ((fault as { code?: string }).code !== 'EAGAIN') throw fault;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}

async function look({ path, rows }: Extract<Asked, { do: 'look' }>): Promise<void> {
  const found: { columns: readonly string[]; rows: string[][] } = { columns: [], rows: [] };
  const format = await read(path, {
    begin: columns => (found.columns = columns),
    row: (_number, cells) => found.rows.push(found.columns.map((_column, n) => (cells[n] ?? '').slice(0, longestShown))) < rows,
    fault: () => undefined,
  });
  tell({ told: 'look', format, ...found });
}

/** Every word of one column, up to so many. */
async function words({ path, column, most }: Extract<Asked, { do: 'words' }>): Promise<void> {
  const counts = new Map<string, number>();
  let at = -1;
  await read(path, {
    begin: columns => (at = columns.indexOf(column)),
    row: (_number, cells) => {
      const word = (cells[at] ?? '').toLowerCase().slice(0, longestShown);
      if (word !== '' && (counts.size < most || counts.has(word))) counts.set(word, (counts.get(word) ?? 0) + 1);
    },
    fault: () => undefined,
  });
  tell({ told: 'words', words: [...counts].sort(([, one], [, other]) => other - one) });
}

async function load({ path, ...how }: Extract<Asked, { do: 'load' }>): Promise<void> {
  const batch = newBatch();
  let reader: ReturnType<typeof rowReader> = () => null;
  let aside: AsideRow[] = [];
  const onlyNamed = new Map<string, OnlyNamed>();
  let heading: readonly string[] = [];
  let [done, kept, setAside, leftOut, unreadBirths] = [0, 0, 0, 0, 0];
  const faults: Record<string, number> = {};
  let share = 0;
  let gathered = 0;
  const flush = () => {
    tell({ told: 'rows', rows: batch.size(), arrays: batch.take(), aside, onlyNamed: [...onlyNamed.values()], done, share });
    aside = [];
    onlyNamed.clear();
    gathered = 0;
  };
  const putAside = (row: number, reasons: string[], fields: RowFields, cells: readonly string[] = []) => {
    setAside += 1;
    for (const reason of reasons) {
      const kind = reason.replaceAll(/\d+/g, 'some');
      faults[kind] = (faults[kind] ?? 0) + 1;
    }
    if (setAside <= how.mostAside)
      aside.push({ row, reasons, fields: withoutNul(fields), cells: cells.slice(0, 100).map(cell => cell.replaceAll('\0', '').slice(0, longestShown)) });
    else {
      const alike = onlyNamed.get(reasons.join('\n')) ?? { reasons, rows: [] };
      alike.rows.push(row);
      onlyNamed.set(reasons.join('\n'), alike);
    }
  };
  const format = await read(path, {
    begin: columns => {
      heading = columns;
      reader = rowReader(columns, how);
    },
    row: (number, cells) => {
      done = number;
      const found = reader(number, cells);
      if (found === null) leftOut += 1;
      else if ('reasons' in found)
        putAside(
          number,
          found.reasons.map(({ words }) => words),
          found.fields,
        );
      else {
        kept += 1;
        if (found.isBirthUnread) unreadBirths += 1;
        batch.add(found.values);
      }
      if ((gathered += 1) >= batchRows) flush();
    },
    share: read => (share = read),
    fault: (number, why, cells) => {
      done = number;
      if (cells.length === heading.length) putAside(number, [why], fieldsOf(how.mapping, heading, cells));
      else putAside(number, [why], {}, cells);
      if ((gathered += 1) >= batchRows) flush();
    },
  });
  share = 1;
  flush();
  tell({ told: 'end', format, rows: done, kept, setAside, leftOut, unreadBirths, faults });
}

const withoutNul = (fields: RowFields): RowFields => Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, text.replaceAll('\0', '')]));

try {
  if (asked.do === 'look') await look(asked);
  else if (asked.do === 'words') await words(asked);
  else await load(asked);
} catch (fault) {
  if (!(fault instanceof CannotRead)) throw fault;
  tell({ told: 'cannot', why: fault.message, isOfColumns: fault.constructor.name === 'ColumnsDiffer' });
}
