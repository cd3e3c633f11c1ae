/** The rows of a CSV file by the names in its first line. Quotation marks may hold commas, lines and, doubled, themselves. */
export function rowsOfCsv(text: string): Record<string, string>[] {
  const [head = [], ...rows] = cellsOf(text.replace(/^\uFEFF/, ''));
  const names = head.map(name => name.trim());
  return rows.filter(row => row.some(cell => cell !== '')).map(row => Object.fromEntries(names.map((name, place) => [name, unguarded(row[place] ?? '')])));
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  // A cell in quotation marks, or one without, and what ends it.
  for (const [whole, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/g)) {
    if (whole === '' && rows.at(-1)?.length === 0) break;
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',' && end !== '') rows.push([]);
    if (end === '') break;
  }
  return rows.filter(row => row.length > 0);
}

// Whoever writes CSV for spreadsheets puts an apostrophe before what would be a formula.
const unguarded = (cell: string) => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell);
