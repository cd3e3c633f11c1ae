import { rowColumns, type RowValues } from './read-row.ts';

const width = Object.keys(rowColumns).length;
const special = /["\\]/;
const quoted = (text: string) => (special.test(text) ? `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : `"${text}"`);

/**
 * Rows gathered into one array of PostgreSQL's a column, written here already, so that whoever sends them has nothing left to do. A column that no row fills is
 * an empty array: unnest makes it as long as the others.
 */
export function newBatch() {
  let arrays = new Array<string>(width).fill('');
  let isFilled = new Array<boolean>(width).fill(false);
  let rows = 0;
  return {
    size: () => rows,
    add: (values: RowValues) => {
      for (let n = 0; n < width; n++) {
        const value = values[n] ?? null;
        if (value !== null && !isFilled[n]) {
          isFilled[n] = true;
          arrays[n] = 'NULL,'.repeat(rows);
        }
        if (isFilled[n]) arrays[n] += value === null ? 'NULL,' : `${quoted(value)},`;
      }
      rows += 1;
    },
    take: (): string[] => {
      const taken = arrays.map(array => `{${array.slice(0, -1)}}`);
      arrays = new Array<string>(width).fill('');
      isFilled = new Array<boolean>(width).fill(false);
      rows = 0;
      return taken;
    },
  };
}
