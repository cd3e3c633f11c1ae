import { plain } from '#platform/names/sound.ts';
import { inCanonicalOrder } from './canonical.ts';
import { at, ownCells, type Feed, type Records } from './records.ts';
import type { Dictionary } from './read/dictionary.ts';
import type { Field } from './read/columns.ts';
import { makePlaceFor } from './places.ts';
import { placeOf, postcodeOf } from './values/addresses.ts';
import { emailOf, nhsNumberOf, numberOf, phoneOf, sexOf } from './values/codes.ts';
import { dayNumber, isMonthFirst, isNoDay, readDay } from './values/dates.ts';
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
  const each = <T>(part: Part, make: (text: string) => T): T[] => {
    const dictionary = dictionaries.get(part);
    return dictionary ? Array.from({ length: dictionary.size() + 1 }, (_, code) => make(dictionary.text(code))) : [];
  };
  const named = (part: Part, into: Words, make: (text: string) => string) => Int32Array.from(each(part, text => into.codeOf(make(text))));

  const forenames = each('forename', text => forenamesOf(text, names));
  const whole = each('full_name', text => wholeName(text, names));
  const placeFor = makePlaceFor(dictionaries, words);
  const simple: [Part, number, Int32Array][] = [
    ['middle_name', at.middle, named('middle_name', names, nameOf)],
    ['surname', at.surname, named('surname', names, nameOf)],
    ['sex', at.sex, Int32Array.from(each('sex', sexOf))],
    ['date_of_birth', at.born, Int32Array.from(daysIn(dictionaries.get('date_of_birth'), latestYear))],
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
  const parts = (['born:year', 'born:month', 'born:day'] as const).map(part => Int32Array.from(each(part, Number)));

  const feedOf = new Uint16Array(rows);
  const rowNumber = new Int32Array(rows);
  const seenOn = new Int32Array(rows);
  const ids: { from: number; codes: Int32Array | undefined }[] = [];
  let from = 0;
  for (const [nth, feed] of feeds.entries()) {
    feedOf.fill(nth, from, from + feed.rows);
    rowNumber.set(feed.rowNumber.subarray(0, feed.rows), from);
    ids.push({ from, codes: feed.cells.get('id') });
    for (const [part, cell, values] of simple) {
      const codes = feed.cells.get(part);
      if (codes) for (let row = 0, to = from * width + cell; row < feed.rows; row++, to += width) cells[to] = values[codes[row]!]!;
    }
    const days = feed.cells.get('seen_on');
    if (days) for (let row = 0; row < feed.rows; row++) seenOn[from + row] = seen[days[row]!]!;
    const composed = {
      forename: feed.cells.get('forename'),
      whole: feed.cells.get('full_name'),
      address: feed.cells.get('address'),
      line: feed.cells.get('address_2'),
    };
    const dates = (['born:year', 'born:month', 'born:day'] as const).map(part => feed.cells.get(part));
    for (let row = 0, to = from * width; row < feed.rows; row++, to += width) {
      const full = composed.whole && whole[composed.whole[row]!];
      if (full) [cells[to + at.forename], cells[to + at.middle], cells[to + at.surname]] = full;
      const given = composed.forename && forenames[composed.forename[row]!];
      if (given) {
        cells[to + at.forename] = given[0];
        if (cells[to + at.middle] === 0) cells[to + at.middle] = given[1];
      }
      const [line1, line2] = [composed.address?.[row] ?? 0, composed.line?.[row] ?? 0];
      if (line1 !== 0 || line2 !== 0) placeFor(line1, line2, to, cells);
      if (dates[0] && dates[1] && dates[2]) cells[to + at.born] = dayNumber(parts[0]![dates[0][row]!]!, parts[1]![dates[1][row]!]!, parts[2]![dates[2][row]!]!);
    }
    from += feed.rows;
    // What was read is now in the records: half the memory is given back.
    for (const part of [...feed.cells.keys()]) if (!isKept(part)) feed.cells.delete(part);
  }
  const idTexts = dictionaries.get('id');
  const noId = new Uint8Array();
  const idOf = (row: number): Uint8Array => {
    const { from: first, codes } = ids[feedOf[row]!]!;
    return codes ? (idTexts?.bytes(codes[row - first]!) ?? noId) : noId;
  };
  return {
    rows,
    width,
    cells,
    feeds,
    feedOf,
    rowNumber,
    seenOn,
    readAs: new Int32Array(rows),
    idOf,
    words,
    extraNames,
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
function forenamesOf(text: string, names: Words): [number, number] {
  const [first = '', ...others] = nameOf(text).split(' ');
  return [names.codeOf(first), names.codeOf(others.join(' '))];
}

/** "Okafor, Chidi James" · "Chidi James Okafor": forename, middle names, surname. */
function wholeName(text: string, names: Words): [number, number, number] {
  const comma = text.indexOf(',');
  const words = plain(comma === -1 ? text : `${text.slice(comma + 1)} ${text.slice(0, comma).replaceAll(/\s+/g, '')}`).split(' ');
  const withoutTitle = words.length > 2 && /^(mr|mrs|ms|miss|mx|dr|rev|master)$/.test(words[0]!) ? words.slice(1) : words;
  if (withoutTitle.length === 1) return [0, 0, names.codeOf(withoutTitle[0]!)];
  return [names.codeOf(withoutTitle[0]!), names.codeOf(withoutTitle.slice(1, -1).join(' ')), names.codeOf(withoutTitle.at(-1)!)];
}

/** A house is known by its numbers, or by its name where it has none. */
function houseFrom(text: string): string {
  const { house, street } = placeOf(text);
  return house || street;
}

const plainValue = (text: string) => text.trim().toLowerCase().replaceAll(/\s+/g, ' ');

function daysIn(dictionary: Dictionary | undefined, latest: number, evenWrong = true): number[] {
  if (!dictionary) return [];
  const texts = Array.from({ length: dictionary.size() + 1 }, (_, code) => dictionary.text(code));
  const monthFirst = isMonthFirst(texts);
  return texts.map(text => {
    const day = readDay(text, { monthFirst, latest, evenWrong });
    return isNoDay(day) ? 0 : day;
  });
}
