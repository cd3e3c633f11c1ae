import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { invalid } from '#platform/refusal.ts';
import type { Source } from '../sources.queries.ts';
import { fromCsvTables } from './from-csv-tables.ts';
import { fromOfsted } from './from-ofsted.ts';
import { fromStandard, type Brought } from './from-standard.ts';
import { isLoose, listOf } from './standard-record.ts';

const mostBytes = 100_000_000;
const mostUnpacked = 400_000_000;

/** What a file holds, by what it is: JSON, the standard's tables in a zip, or Ofsted's list. */
export function readSentFile(path: string, { kind, name }: Pick<Source, 'kind' | 'name'>, termIds: ReadonlyMap<string, string>): Brought {
  const bytes = readFileSync(path);
  if (bytes.length > mostBytes) throw invalid({ file: 'The file is larger than 100 MB' });
  const text = () => new TextDecoder().decode(bytes);
  if (kind === 'ofsted') return someOf(fromOfsted(text(), termIds));
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return someOf(fromCsvTables(unpacked(bytes), name));
  const read = parsed(text());
  const services = listOf(Array.isArray(read) ? read : isLoose(read) ? (read['services'] ?? read['contents']) : []);
  return someOf(fromStandard(services, listOf(isLoose(read) ? read['organizations'] : []), name));
}

function someOf(brought: Brought): Brought {
  if (brought.records.length > 0) return brought;
  throw invalid({ file: brought.problems[0]?.why ?? 'No services were found in this file' });
}

function unpacked(bytes: Uint8Array): Record<string, string> {
  let sum = 0;
  try {
    const files = unzipSync(bytes, {
      // A small file may unpack to more than there is room for.
      filter: ({ name, originalSize }) => /\.csv$/i.test(name) && (sum += originalSize) < mostUnpacked,
    });
    return Object.fromEntries(Object.entries(files).map(([name, content]) => [name.replace(/^.*\//, ''), new TextDecoder().decode(content)]));
  } catch {
    throw invalid({ file: 'This zip cannot be unpacked' });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw invalid({ file: 'This is neither JSON nor a zip of CSV files' });
  }
}
