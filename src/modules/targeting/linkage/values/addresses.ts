// What addresses shorten, and what they write out.
const short: Readonly<Record<string, string>> = {
  ...{
    rd: 'road',
    st: 'street',
    str: 'street',
    ave: 'avenue',
    av: 'avenue',
    cl: 'close',
    cres: 'crescent',
    ct: 'court',
    dr: 'drive',
    gdns: 'gardens',
    gdn: 'garden',
  },
  ...{
    gr: 'grove',
    grv: 'grove',
    la: 'lane',
    ln: 'lane',
    pl: 'place',
    pk: 'park',
    sq: 'square',
    ter: 'terrace',
    terr: 'terrace',
    wy: 'way',
    hse: 'house',
    cct: 'circuit',
  },
  ...{
    crt: 'court',
    pde: 'parade',
    hwy: 'highway',
    gn: 'green',
    grn: 'green',
    vw: 'view',
    wlk: 'walk',
    est: 'estate',
    apt: 'flat',
    apartment: 'flat',
    unit: 'flat',
    no: '',
  },
};

export type Place = { house: string; street: string };

/** An address in its two parts: the numbers of house and flat, which match exactly or not at all, and the words, which may be misspelt. */
export function placeOf(text: string): Place {
  const words = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’`.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const numbers: string[] = [];
  const rest: string[] = [];
  for (const word of words) {
    // “2nd avenue” is a street; “12b” is a house.
    if (/^\d+[a-z]?$/.test(word)) numbers.push(word);
    else rest.push(short[word] ?? word);
  }
  return { house: numbers.join('/'), street: rest.filter(word => word !== '' && word !== 'flat').join(' ') };
}

/** Letters and digits alone. */
export const postcodeOf = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** The part of a postcode before its last three signs: a town or a part of one. */
export const outwardOf = (postcode: string): string => (postcode.length > 4 ? postcode.slice(0, -3) : postcode.slice(0, 2));
