import { rowColumns, type RowColumn, type RowValues } from './read-row.ts';

const columns = Object.keys(rowColumns) as RowColumn[];
const special = /["\\]/;
const quoted = (text: string | null) =>
  text === null ? 'NULL' : special.test(text) ? `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : `"${text}"`;

/** Rows gathered into one array of PostgreSQL's a column, written here already, so that whoever sends them has nothing left to do. */
export function newBatch() {
  let parts: string[][] = columns.map(() => []);
  return {
    size: () => parts[0]!.length,
    add: (values: RowValues) => {
      for (let n = 0; n < columns.length; n++) parts[n]!.push(quoted(values[columns[n]!]));
    },
    take: (): string[] => {
      const arrays = parts.map(part => `{${part.join(',')}}`);
      parts = columns.map(() => []);
      return arrays;
    },
  };
}
