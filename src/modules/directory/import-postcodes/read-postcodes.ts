import { Unzip, UnzipInflate } from 'fflate';
import { readPostcode } from '../place.ts';

/** A postcode that is wanted, as the file has it; the ward by its code. */
export type ReadPostcode = { postcode: string; district: string; latitude: number; longitude: number; wardCode: string | null };

export type PostcodeCounts = { rows: number; kept: Record<string, number>; elsewhere: number; ended: number; withoutPlace: number; unread: number };

export type PostcodeReader = {
  /** Takes the next bytes of the file; gives what is wanted in them. */
  push(bytes: Uint8Array): ReadPostcode[];
  end(): ReadPostcode[];
  counts: PostcodeCounts;
  /** Names of wards by their codes, where the zip has a list of them. */
  wardNames: Map<string, string>;
};

/** Why nothing can be made of the file, in words for an editor. */
export class NoPostcodes extends Error {}

// How the columns are called from year to year; the first that is there is taken.
const columns = {
  postcode: [/^pcds$/, /^pcd8$/, /^pcd7$/, /^pcd2?$/, /^postcode$/],
  latitude: [/^lat(itude)?$/],
  longitude: [/^long(itude)?$/, /^lng$/],
  ward: [/^osward$/, /^ward$/, /^wd\d\dcd$/],
  authority: [/^oslaua$/, /^laua$/, /^lad\d\dcd$/],
  ended: [/^doterm$/],
} as const;
type Column = keyof typeof columns;
type Places = Partial<Record<Column, number>>;

/** No council with its neighbours has so many; who asks for more has asked for the whole country. */
const mostKept = 500_000;
const mostUnpacked = 8e9;

/** Whether it is a postcode district, the letters of a postcode area, or the code of an authority. */
export const isArea = (word: string): boolean => /^[A-Z]{1,2}$|^[A-Z]{1,2}\d[A-Z\d]?$|^[EWSN]\d{8}$/.test(word);

/** Reads a directory of postcodes bit by bit, as CSV or in a zip: nothing is held but what is wanted of the last bytes. */
export function postcodeReader(areas: readonly string[]): PostcodeReader {
  const wanted = new Set(areas);
  const counts: PostcodeCounts = { rows: 0, kept: {}, elsewhere: 0, ended: 0, withoutPlace: 0, unread: 0 };
  const wardNames = new Map<string, string>();
  const seen = new Set<string>();
  let found: ReadPostcode[] = [];
  let hasPostcodes = false;

  function takeRow(cells: readonly string[], at: Places): void {
    counts.rows += 1;
    const read = readPostcode(cells[at.postcode ?? -1] ?? '');
    if (!read || read.postcode === read.district) return void (counts.unread += 1);
    const area = [read.district, /^[A-Z]+/.exec(read.district)?.[0] ?? '', cells[at.authority ?? -1] ?? ''].find(one => wanted.has(one));
    if (area === undefined) return void (counts.elsewhere += 1);
    if (cells[at.ended ?? -1]) return void (counts.ended += 1);
    const [latitude, longitude] = [Number(cells[at.latitude ?? -1] || NaN), Number(cells[at.longitude ?? -1] || NaN)];
    // The file gives 99.999999 for what has no place.
    if (!(latitude > 49 && latitude < 62 && longitude > -9 && longitude < 3)) return void (counts.withoutPlace += 1);
    if (seen.has(read.postcode)) return;
    if (seen.size >= mostKept) throw new NoPostcodes('These areas have more than half a million postcodes. Choose fewer');
    const postcode = own(read.postcode);
    seen.add(postcode);
    counts.kept[area] = (counts.kept[area] ?? 0) + 1;
    found.push({ postcode, district: own(read.district), latitude, longitude, wardCode: own(cells[at.ward ?? -1] ?? '') || null });
  }

  /** One CSV file: what its heading says decides what it is. */
  function csvReader() {
    const decoder = new TextDecoder();
    let rest = '';
    let take: ((cells: readonly string[]) => void) | null = null;
    function takeHeading(cells: readonly string[]): void {
      const names = cells.map(name => name.toLowerCase());
      const at = placesIn(names);
      if (at.postcode !== undefined && at.latitude !== undefined && at.longitude !== undefined) {
        hasPostcodes = true;
        take = row => takeRow(row, at);
        return;
      }
      const [code, name] = [names.findIndex(one => /^wd\d\dcd$/.test(one)), names.findIndex(one => /^wd\d\dnm$/.test(one))];
      take = code >= 0 && name >= 0 ? row => void wardNames.set(own(row[code] ?? ''), own(row[name] ?? '')) : () => undefined;
    }
    return (bytes: Uint8Array, isLast: boolean): void => {
      const lines = (rest + decoder.decode(bytes, { stream: !isLast })).split('\n');
      rest = isLast ? '' : (lines.pop() ?? '');
      for (const line of lines) {
        if (line === '' || line === '\r') continue;
        const cells = cellsOf(line);
        if (take) take(cells);
        else takeHeading(cells);
      }
      if (rest.length > 100_000) throw new NoPostcodes('This is no CSV file: it has no lines');
    };
  }

  const taken = () => {
    const some = found;
    found = [];
    return some;
  };
  let pour: ((bytes: Uint8Array, isLast: boolean) => void) | null = null;
  return {
    counts,
    wardNames,
    push: bytes => {
      pour ??= bytes[0] === 0x50 && bytes[1] === 0x4b ? unzipping(csvReader) : csvReader();
      pour(bytes, false);
      return taken();
    },
    end: () => {
      pour?.(new Uint8Array(0), true);
      if (!hasPostcodes) throw new NoPostcodes('No columns were found for the postcode (pcds), lat and long');
      return taken();
    },
  };
}

// A piece of a long text keeps the whole of it in memory: what is kept is a text of its own.
const own = (text: string) => Buffer.from(text).toString();

function placesIn(names: readonly string[]): Places {
  const found: Places = {};
  for (const [column, patterns] of Object.entries(columns) as [Column, readonly RegExp[]][]) {
    const place = patterns.map(pattern => names.findIndex(name => pattern.test(name))).find(at => at >= 0);
    if (place !== undefined) found[column] = place;
  }
  return found;
}

/** The cells of a line; a cell of this file holds no line break. */
function cellsOf(line: string): string[] {
  const plain = line.endsWith('\r') ? line.slice(0, -1) : line;
  if (!plain.includes('"')) return plain.replace(/^\uFEFF/, '').split(',');
  return [...plain.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",]*))(?:,|$)/g)].map(([, quoted, bare]) =>
    (quoted?.replaceAll('""', '"') ?? bare ?? '').trim(),
  );
}

/** Unpacks as it comes: each CSV file in the zip is read by itself, and nothing else is unpacked. */
function unzipping(csvReader: () => (bytes: Uint8Array, isLast: boolean) => void): (bytes: Uint8Array, isLast: boolean) => void {
  let unpacked = 0;
  const unzip = new Unzip(file => {
    if (!/\.csv$/i.test(file.name)) return;
    const read = csvReader();
    file.ondata = (fault, bytes, isLast) => {
      if (fault) throw new NoPostcodes('This zip cannot be unpacked');
      if ((unpacked += bytes.length) > mostUnpacked) throw new NoPostcodes('This zip unpacks to more than there is room for');
      read(bytes, isLast);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  return (bytes, isLast) => {
    try {
      unzip.push(bytes, isLast);
    } catch (fault) {
      throw fault instanceof NoPostcodes ? fault : new NoPostcodes('This zip cannot be unpacked');
    }
  };
}
