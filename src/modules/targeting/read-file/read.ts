import { readCsv } from './csv.ts';
import { formatOf } from './format.ts';
import { readParquet } from './parquet.ts';
import type { Format, Taking } from './table.ts';
import { readXlsx } from './xlsx.ts';

/** Reads a table, whatever its format; gives the format. Throws CannotRead where it is none. */
export async function read(path: string, taking: Taking): Promise<Format> {
  const format = formatOf(path);
  if (format === 'csv') readCsv(path, taking);
  else if (format === 'xlsx') readXlsx(path, taking);
  else await readParquet(path, taking);
  return format;
}
