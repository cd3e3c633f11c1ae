// What addresses shorten, and what they write out.
const short: ReadonlyMap<string, string> = new Map(
  (
    'rd road,st street,str street,ave avenue,av avenue,cl close,cres crescent,ct court,crt court,dr drive,gdns gardens,gdn gardens,garden gardens,gr grove,grv grove,' +
    'la lane,ln lane,pl place,pk park,sq square,ter terrace,terr terrace,wy way,hse house,cct circuit,pde parade,hwy highway,gn green,grn green,vw view,wlk walk,est estate,' +
    'apt flat,apartment flat,unit flat,flt flat,no ,number '
  )
    .split(',')
    .map(pair => pair.split(' ') as [string, string]),
);

/** The kinds of streets: words that many streets share. */
const kinds = new Set(
  (
    'road street avenue close crescent court drive gardens grove lane place park square terrace way circuit parade highway green view walk hill rise mews row ' +
    'the estate cottages cottage house building block upper lower north south east west'
  ).split(' '),
);
const streetKinds = new Set(
  'road street avenue close crescent drive gardens grove lane place square terrace way circuit parade highway walk rise mews row'.split(' '),
);
const said = new Set(['flat', 'room', 'floor', 'ground', 'first', 'second', 'third', 'top', 'the']);

/** An address in parts: the numbers of house and flat, which match exactly or not at all; the words of its street, which may be misspelt; the words of its other lines. */
export type Place = { house: string; street: string; line: string; postcode: string };

const ukPostcode = /\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\s*$/;
// Every address is looked at; most do not end in a digit and two letters.
const mayEndInPostcode = (text: string): boolean => {
  let last = text.length - 1;
  while (last > 0 && text.charCodeAt(last) <= 32) last -= 1;
  return isDigit(text.charCodeAt(last - 2)) && !isDigit(text.charCodeAt(last));
};
const isDigit = (sign: number): boolean => sign >= 48 && sign <= 57;

/** What has been read of an address so far: its numbers and whole lines, and the line that is being read. */
type Reading = { numbers: string[]; lines: string[]; street: number; words: string; isFlat: boolean; isStreet: boolean };

/** Reads an address of one line or of several with commas between. Which line names the street is told by its words, so that lines the other way round are the same. */
export function placeOf(text: string): Place {
  const small = text.toLowerCase();
  const isPlain = /^[ -~]*$/.test(small);
  let rest = isPlain ? small : small.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const found = mayEndInPostcode(rest) ? ukPostcode.exec(rest) : null;
  if (found) rest = rest.slice(0, found.index);
  const reading: Reading = { numbers: [], lines: [], street: -1, words: '', isFlat: false, isStreet: false };
  if (isPlain) readPlain(rest, reading);
  else
    for (const line of rest.split(/[,;\n|]/)) {
      for (const word of line.replaceAll(/['’`.]/g, '').split(/[^\p{L}\p{N}]+/u)) if (word !== '') addWord(reading, word);
      endLine(reading);
    }
  const { numbers, lines } = reading;
  const street = Math.max(0, reading.street);
  return {
    house: houseOf(numbers),
    street: lines[street] ?? '',
    line: lines.length < 2 ? '' : lines.filter((_, nth) => nth !== street).join(' '),
    postcode: found ? postcodeOf(`${found[1]!}${found[2]!}`) : '',
  };
}

function addWord(reading: Reading, word: string): void {
  // “2nd avenue” is a street; “12b” is a house, and so is “flat b”
  if (isDigit(word.charCodeAt(0)) && addNumber(word, reading.numbers)) {
    reading.isFlat = false;
    return;
  }
  const whole = short.get(word) ?? word;
  if (reading.isFlat && word.length === 1) reading.numbers.push(word);
  else if (whole !== '' && !said.has(whole)) {
    reading.words = reading.words === '' ? whole : `${reading.words} ${whole}`;
    reading.isStreet ||= streetKinds.has(whole);
  }
  reading.isFlat = whole === 'flat';
}

function endLine(reading: Reading): void {
  const { words, lines, isStreet } = reading;
  reading.words = '';
  reading.isFlat = false;
  reading.isStreet = false;
  if (words === '') return;
  if (isStreet && reading.street === -1) reading.street = lines.length;
  lines.push(words);
}

/** Reads lines in letters and digits of English, in small letters. */
function readPlain(text: string, reading: Reading): void {
  let word = '';
  let from = -1;
  for (let at = 0; at <= text.length; at++) {
    const sign = at === text.length ? 44 : text.charCodeAt(at);
    if ((sign >= 97 && sign <= 122) || isDigit(sign)) {
      if (from === -1) from = at;
      continue;
    }
    if (from !== -1) word = word === '' ? text.slice(from, at) : word + text.slice(from, at);
    from = -1;
    // ' ` . stand within a word
    if (sign === 39 || sign === 96 || sign === 46) continue;
    if (word !== '') addWord(reading, word);
    word = '';
    if (sign === 44 || sign === 59 || sign === 124) endLine(reading);
  }
}

/** Takes “12” and “12b” apart; “2nd” is no number. */
function addNumber(word: string, numbers: string[]): boolean {
  let digits = 1;
  while (digits < word.length && isDigit(word.charCodeAt(digits))) digits += 1;
  if (word.length - digits > 1) return false;
  if (digits === word.length) numbers.push(word);
  else {
    const letter = word.charCodeAt(digits);
    if (letter < 97 || letter > 122) return false;
    numbers.push(word.slice(0, digits), word.slice(digits));
  }
  return true;
}

/** The numbers of a house, each once, in one order: “11, Flat 2” is “Flat 2, 11”. */
export const houseOf = (numbers: readonly string[]): string => (numbers.length === 1 && numbers[0]!.charCodeAt(0) !== 48 ? numbers[0]! : inOneOrder(numbers));

const inOneOrder = (numbers: readonly string[]): string =>
  [...new Set(numbers.map(number => number.replace(/^0+(?=\d)/, '')))].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).join('/');

/** The words of a street that tell it from others. */
export const tellingWords = (street: string): string[] => street.split(' ').filter(word => word.length > 2 && !kinds.has(word));

/** Letters and digits alone. */
export const postcodeOf = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** The part of a postcode before its last three signs: a town or a part of one. */
export const outwardOf = (postcode: string): string => (postcode.length > 4 ? postcode.slice(0, -3) : postcode.slice(0, 2));
