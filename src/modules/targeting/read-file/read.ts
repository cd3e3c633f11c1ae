import { readCsv } from './csv.ts';
import { formatOf } from './format.ts';
import type { Format, Taking } from './table.ts';

/** Reads a table, whatever its format; gives the format. Throws CannotRead where it is none. */
export async function read(path: string, taking: Taking): Promise<Format> {
  const format = formatOf(path);
  if (format === 'csv') readCsv(path, taking);
  return format;
}
