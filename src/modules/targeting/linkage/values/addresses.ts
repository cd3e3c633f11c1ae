// What addresses shorten, and what they write out.
const short: Readonly<Record<string, string>> = Object.fromEntries(
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

/** Reads an address of one line or of several with commas between. Which line names the street is told by its words, so that lines the other way round are the same. */
export function placeOf(text: string): Place {
  const small = text.toLowerCase();
  const isPlain = /^[ -~]*$/.test(small);
  let rest = isPlain ? small : small.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const found = ukPostcode.exec(rest);
  if (found) rest = rest.slice(0, found.index);
  const numbers: string[] = [];
  const lines: string[][] = [];
  for (const line of rest.split(/[,;\n|]/)) {
    const words: string[] = [];
    let isFlat = false;
    for (const word of line.replaceAll(/['’`.]/g, '').split(isPlain ? /[^a-z0-9]+/ : /[^\p{L}\p{N}]+/u)) {
      if (word === '') continue;
      // “2nd avenue” is a street; “12b” is a house, and so is “flat b”
      const number = word.charCodeAt(0) < 58 ? /^(\d+)([a-z]?)$/.exec(word) : null;
      if (number) numbers.push(...number.slice(1).filter(Boolean));
      else if (isFlat && word.length === 1) numbers.push(word);
      else words.push(short[word] ?? word);
      isFlat = short[word] === 'flat' || word === 'flat';
    }
    const telling = words.filter(word => word !== '' && !said.has(word));
    if (telling.length > 0) lines.push(telling);
  }
  const named = lines.findIndex(words => words.some(word => streetKinds.has(word)));
  const street = Math.max(0, named);
  return {
    house: houseOf(numbers),
    street: lines[street]?.join(' ') ?? '',
    line: lines
      .filter((_, nth) => nth !== street)
      .flat()
      .join(' '),
    postcode: found ? postcodeOf(`${found[1]!}${found[2]!}`) : '',
  };
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
