import type { Chance } from '#seed/large/chance.ts';
import { shortened, type Dwelling } from './dwellings.ts';
import { rates, type Slip } from './rates.ts';
import { misdial, mistype } from './slips.ts';

/** An address as typed in: two lines, the town and the postcode. */
export type SaidAddress = { first: string; second: string; town: string; postcode: string; slips: readonly Slip[] };
export const noAddress: SaidAddress = { first: '', second: '', town: '', postcode: '', slips: ['a0'] };

export function sayAddress(chance: Chance, dwelling: Dwelling, care: number, missing = 1): SaidAddress {
  const slips: Slip[] = [];
  const slipped = (share: number, slip: Slip): boolean => chance.is(share * care) && slips.push(slip) > 0;
  if (slipped(rates.address.missing * missing, 'a0')) return noAddress;
  let { flat, house, postcode } = dwelling;
  if ((flat || house) && slipped(rates.address.house, 'ah'))
    [flat, house] = house === '' || (flat !== '' && chance.is(0.5)) ? [slipOf(chance, flat), house] : [flat, slipOf(chance, house)];
  const typed = slipped(rates.address.typo, 'at') ? mistype(chance, dwelling.street) : dwelling.street;
  const street = chance.is(rates.address.short) ? shortened(typed) : typed;
  if (flat !== '' && slipped(rates.address.flatLost, 'af')) flat = '';
  const numbered = (number: string) => (number === '' ? street : `${number} ${street}`);
  let [first, second] = [numbered(house), ''];
  if (dwelling.block !== '') [first, second] = [flat === '' ? dwelling.block : blockFlat(chance, flat, dwelling.block), numbered(house)];
  else if (flat !== '') {
    const isOther = slipped(rates.address.flatOtherForm, 'ag');
    if (!isOther) [first, second] = [`Flat ${flat}`, numbered(house)];
    else
      first = chance.pick([
        () => numbered(house + (letterOf(flat) || `/${flat}`)),
        () => `${flat}/${numbered(house)}`,
        () => `Flat ${letterOf(flat) || flat} ${numbered(house)}`,
      ])();
  }
  const town = chance.is(rates.address.town) ? '' : dwelling.town;
  if (second !== '' && slipped(rates.address.linesSwapped, 'al')) [first, second] = [second, first];
  if (slipped(rates.postcode.missing, 'p0')) postcode = '';
  else if (slipped(rates.postcode.typo, 'pt'))
    postcode = chance.is(0.6) ? misdial(chance, postcode) : `${postcode.slice(0, -1)}${chance.pick([...'ABDEFGHJLN'])}`;
  return { first, second, town, postcode: chance.is(0.12) ? postcode.replace(' ', '') : postcode, slips };
}

const blockFlat = (chance: Chance, flat: string, block: string) =>
  chance.weigh([
    [`Flat ${flat} ${block}`, 60],
    [`${flat} ${block}`, 30],
    [`Apartment ${flat}, ${block}`, 10],
  ]);

const letterOf = (flat: string) => (Number(flat) <= 6 ? 'ABCDEF'[Number(flat) - 1]! : '');

const slipOf = (chance: Chance, number: string): string =>
  number.length > 1 && chance.is(0.6)
    ? misdial(chance, number)
    : chance.is(0.5)
      ? String(Number.parseInt(number) + chance.pick([1, 2, -1, 10]) || 1)
      : `${number}${chance.below(10)}`;
