import { plain } from '#platform/names/sound.ts';
import { inCanonicalOrder } from './canonical.ts';
import { at, ownCells, type Feed, type Records } from './records.ts';
import type { Dictionary } from './read/dictionary.ts';
import type { Field } from './read/columns.ts';
import { makePlaceFor } from './places.ts';
import { placeOf, postcodeOf } from './values/addresses.ts';
import { emailOf, nhsNumberOf, numberOf, phoneOf, sexOf } from './values/codes.ts';
import { dayNumber, isMonthFirst, isNoDay, oldestSince, readDay } from './values/dates.ts';
import { isNoName } from './values/no-names.ts';
import { newWords, type Words } from './values/words.ts';

export type DatePart = 'born:day' | 'born:month' | 'born:year';
export type Part = Field | DatePart | `extra:${string}` | 'truth';
/** A feed as it was read: for each part the number of its text in the part's dictionary, row by row. */
export type RawFeed = Feed & { rowNumber: Int32Array; cells: Map<Part, Int32Array> };
export type Dictionaries = Map<Part, Dictionary>;

/**
 * Makes records of what was read, and lets go of it (but for ids and truth): each different text is put in order once, however many rows hold it. Rows that
 * are to be compared with others get their numbers for words from those `known`, and new ones are added to them.
 */
export function prepare(feeds: readonly RawFeed[], dictionaries: Dictionaries, latestYear: number, known?: Pick<Records, 'words' | 'extraNames'>): Records {
  const records = recordsOf(feeds, dictionaries, latestYear, known);
  for (const part of dictionaries.keys()) if (!isKept(part)) dictionaries.delete(part);
  return inCanonicalOrder(records);
}

const isKept = (part: Part) => part === 'id' || part === 'truth';

function recordsOf(feeds: readonly RawFeed[], dictionaries: Dictionaries, latestYear: number, known?: Pick<Records, 'words' | 'extraNames'>): Records {
  const rows = feeds.reduce((sum, feed) => sum + feed.rows, 0);
  const extraNames = known?.extraNames ?? [...dictionaries.keys()].filter(part => part.startsWith('extra:')).map(part => part.slice(6));
  const width = ownCells + extraNames.length;
  const cells = new Int32Array(rows * width);
  const words = known?.words ?? emptyWords(extraNames);
  const { names } = words;
  // By the number of each text, what is made of it.
  const made = (part: Part, make: (text: string) => number) => numbersOf(dictionaries.get(part), 1, (text, into, to) => (into[to] = make(text)));
  const named = (part: Part, into: Words, make: (text: string) => string) => made(part, text => into.codeOf(make(text)));

  const forenames = numbersOf(dictionaries.get('forename'), 2, (text, into, to) => readForenames(text, names, into, to));
  const whole = numbersOf(dictionaries.get('full_name'), 3, (text, into, to) => readWholeName(text, names, into, to));
  const placeFor = makePlaceFor(dictionaries, words);
  const simple: [Part, number, Int32Array][] = [
    ['middle_name', at.middle, named('middle_name', names, nameOf)],
    ['surname', at.surname, named('surname', names, nameOf)],
    ['sex', at.sex, made('sex', sexOf)],
    ['date_of_birth', at.born, daysIn(dictionaries.get('date_of_birth'), latestYear)],
    ['house', at.house, named('house', words.houses, houseFrom)],
    ['postcode', at.postcode, named('postcode', words.postcodes, postcodeOf)],
    ['town', at.town, named('town', words.towns, plain)],
    ['phone', at.phone, named('phone', words.phones, phoneOf)],
    ['email', at.email, named('email', words.emails, emailOf)],
    ['nhs_number', at.nhs, named('nhs_number', words.nhs, nhsNumberOf)],
    ['upn', at.upn, named('upn', words.upns, numberOf)],
    ['other_id', at.other, named('other_id', words.others, numberOf)],
    ...extraNames.map((name, nth): [Part, number, Int32Array] => [`extra:${name}`, ownCells + nth, named(`extra:${name}`, words.extra[nth]!, plainValue)]),
  ];
  const seen = daysIn(dictionaries.get('seen_on'), latestYear, false);
  const parts = (['born:year', 'born:month', 'born:day'] as const).map(part => made(part, Number));

  const feedOf = new Uint16Array(rows);
  const rowNumber = new Int32Array(rows);
  const seenOn = new Int32Array(rows);
  const ids: { from: number; codes: Int32Array | undefined }[] = [];
  let from = 0;
  for (const [nth, feed] of feeds.entries()) {
    feedOf.fill(nth, from, from + feed.rows);
    rowNumber.set(feed.rowNumber.subarray(0, feed.rows), from);
    ids.push({ from, codes: feed.cells.get('id') });
    for (const [part, cell, values] of simple) copy(feed.cells.get(part), values, feed.rows, cells, from * width + cell, width);
    copy(feed.cells.get('seen_on'), seen, feed.rows, seenOn, from, 1);
    const [forename, full] = [feed.cells.get('forename'), feed.cells.get('full_name')];
    const [first, second] = [feed.cells.get('address'), feed.cells.get('address_2')];
    const [year, month, day] = (['born:year', 'born:month', 'born:day'] as const).map(part => feed.cells.get(part));
    const compose = (row: number, to: number) => {
      if (forename) {
        cells[to + at.forename] = forenames[forename[row]! * 2]!;
        if (cells[to + at.middle] === 0) cells[to + at.middle] = forenames[forename[row]! * 2 + 1]!;
      }
      // A whole name beside its parts only says what they leave out.
      if (full) for (let nth = 0; nth < 3; nth++) cells[to + at.forename + nth] ||= whole[full[row]! * 3 + nth]!;
      const [one, other] = [first ? first[row]! : 0, second ? second[row]! : 0];
      if (one !== 0 || other !== 0) placeFor(one, other, to, cells);
      if (year && month && day) cells[to + at.born] = dayNumber(parts[0]![year[row]!]!, parts[1]![month[row]!]!, parts[2]![day[row]!]!, oldestSince);
    };
    for (let row = 0, to = from * width; row < feed.rows; row++, to += width) compose(row, to);
    from += feed.rows;
    // What was read is now in the records: half the memory is given back.
    for (const part of [...feed.cells.keys()]) if (!isKept(part)) feed.cells.delete(part);
  }
  return {
    rows,
    width,
    cells,
    feeds,
    feedOf,
    rowNumber,
    seenOn,
    readAs: new Int32Array(rows),
    idOf: makeIdOf(dictionaries.get('id'), feedOf, ids),
    words,
    extraNames,
  };
}

/** Made on its own: what a function is made among is kept as long as the function is. */
function makeIdOf(texts: Dictionary | undefined, feedOf: Uint16Array, ids: readonly { from: number; codes: Int32Array | undefined }[]) {
  const none = new Uint8Array();
  return (row: number): Uint8Array => {
    const { from, codes } = ids[feedOf[row]!]!;
    return codes ? (texts?.bytes(codes[row - from]!) ?? none) : none;
  };
}

const emptyWords = (extraNames: readonly string[]): Records['words'] => ({
  ...{ names: newWords(), houses: newWords(), streets: newWords(), postcodes: newWords(), towns: newWords(), phones: newWords(), emails: newWords() },
  ...{ nhs: newWords(), upns: newWords(), others: newWords(), extra: extraNames.map(() => newWords()) },
});

/** A name in small letters without accents; none where it says that nobody knows it. */
function nameOf(text: string): string {
  const name = plain(text);
  return isNoName(name) ? '' : name;
}

/** The first of several forenames, and the others as middle names. */
function readForenames(text: string, names: Words, into: Int32Array, to: number): void {
  const name = nameOf(text);
  const end = name.indexOf(' ');
  into[to] = names.codeOf(end === -1 ? name : name.slice(0, end));
  into[to + 1] = end === -1 ? 0 : names.codeOf(name.slice(end + 1));
}

/** What may stand behind a name and its comma, and is no forename: “3rd Earl of …”, “Jr”, “MBE”. */
const isAddition = /^\s*(\d|(jr|sr|junior|senior|esq|mp|qc|kc|phd|md|obe|mbe|cbe|baron|baronet|bt|earl|duke|viscount|marquess|lord)\b)/i;

/** "Okafor, Chidi James" · "Chidi James Okafor": forename, middle names, surname. */
function readWholeName(text: string, names: Words, into: Int32Array, to: number): void {
  const comma = text.indexOf(',');
  const [before, behind] = comma === -1 ? [text, ''] : [text.slice(0, comma), text.slice(comma + 1)];
  const isTurned = behind !== '' && !isAddition.test(behind);
  const name = plain(isTurned ? `${behind} ${before.replaceAll(/\s+/g, '')}` : before);
  const isTitled = /^(mr|mrs|ms|miss|mx|dr|rev|master|prof|sir|dame|lady|lord) \S+ /.test(name);
  const from = isTitled ? name.indexOf(' ') + 1 : 0;
  const last = name.lastIndexOf(' ');
  into[to + 2] = names.codeOf(name.slice(Math.max(from, last + 1)));
  if (last < from) return;
  const first = name.indexOf(' ', from);
  into[to] = names.codeOf(name.slice(from, first));
  if (last > first) into[to + 1] = names.codeOf(name.slice(first + 1, last));
}

/** A house is known by its numbers, or by its name where it has none. */
function houseFrom(text: string): string {
  const { house, street } = placeOf(text);
  return house || street;
}

const plainValue = (text: string) => text.trim().toLowerCase().replaceAll(/\s+/g, ' ');

function daysIn(dictionary: Dictionary | undefined, latest: number, evenWrong = true): Int32Array {
  if (!dictionary) return new Int32Array(0);
  const texts = Array.from({ length: dictionary.size() + 1 }, (_, code) => dictionary.text(code));
  const monthFirst = isMonthFirst(texts);
  return new Int32Array(texts.length).map((_, code) => {
    const day = readDay(texts[code]!, { monthFirst, latest, evenWrong, since: oldestSince });
    return isNoDay(day) ? 0 : day;
  });
}

/** What is made of each text of a dictionary: so many numbers, side by side. */
function numbersOf(dictionary: Dictionary | undefined, width: number, make: (text: string, into: Int32Array, to: number) => void): Int32Array {
  const into = new Int32Array(dictionary ? (dictionary.size() + 1) * width : 0);
  if (dictionary) for (let code = 1; code <= dictionary.size(); code++) make(dictionary.text(code), into, code * width);
  return into;
}

/** Puts what was made of the texts of a column into the rows, where there is such a column. */
function copy(codes: Int32Array | undefined, values: Int32Array, rows: number, into: Int32Array, from: number, width: number): void {
  if (codes) for (let row = 0, to = from; row < rows; row++, to += width) into[to] = values[codes[row]!]!;
}
