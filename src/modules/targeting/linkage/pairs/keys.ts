import type { Records } from '../records.ts';
import { eitherWay, keyOf, mix } from '../values/mix.ts';
import type { Traits } from './traits.ts';

/**
 * A way to find pairs worth comparing: rows with the same key. 0: this row has none. A key of more rows than `most` says nothing: it is left out.
 * Where the rule would give more than `atMost` pairs, only the keys of fewest rows are used; where more than `sampled`, only some, drawn evenly.
 */
export type Rule = { name: string; keyOf(traits: Traits): number; most: number; atMost?: number; sampled?: number; isAddress?: boolean };

const usualMost = 300;
const mostAtOneAddress = 60;
// What is rare says something by itself.
const few = 10;

const rule = (name: string, key: (traits: Traits) => number, most = usualMost): Rule => ({ name, keyOf: key, most });
const same = (name: string, salt: number, which: (traits: Traits) => number) =>
  rule(`same ${name}`, traits => {
    const value = which(traits);
    return value === 0 ? 0 : mix(salt, value) | 1;
  });

/** The rules, the most telling first. Each is meant for one kind of mistake: what differs between two rows of one person is not in the key of some rule. */
export function rulesFor({ extraNames, rows }: Pick<Records, 'extraNames' | 'rows'>): Rule[] {
  // What seldom finds anybody may take so much of the work, and no more.
  const seldom = (one: Rule): Rule => ({ ...one, atMost: Math.max(100_000, rows / 5) });
  return [
    // People of one address teach what people of a household are like, for which some addresses are enough; who may be one person is found by the next.
    { ...rule('same address', t => t.dwelling, mostAtOneAddress), sampled: 400_000, isAddress: true },
    rule('same address, initial', t => keyOf(31, t.dwelling, t.forenameInitial), mostAtOneAddress),
    rule('date of birth and surname by sound', t => keyOf(1, t.born, t.surnameSound)),
    rule('date of birth and forename or its forms', t => keyOf(2, t.born, t.forms)),
    rule('date of birth and postcode', t => keyOf(4, t.born, t.postcode)),
    rule('day and month either way round, surname by sound, initial', t => keyOf(5, t.eitherWayBorn, t.surnameSound, t.forenameInitial)),
    rule('date of birth and initials either way round', t => eitherWay(6, t.forenameInitial, t.surnameInitial, t.born)),
    rule('names or their forms, year of birth', t => keyOf(7, t.forms, t.surnameSound, t.year)),
    rule('names by sound either way round, year of birth', t => eitherWay(24, t.forenameSound, t.surnameSound, t.year)),
    seldom(rule('forename or its forms, town, year of birth', t => keyOf(25, t.forms, t.town, t.year), few)),
    rule('names, day and month of birth', t => keyOf(8, t.forms, t.surname, t.dayAndMonth)),
    rule('names and place', t => keyOf(9, t.forms, t.surname, t.place)),
    rule('names by sound either way round, postcode', t => eitherWay(10, t.forenameSound, t.surnameSound, t.postcode)),
    rule('surname by sound, street and town', t => keyOf(22, t.surnameSound, t.street, t.place), few),
    rule('forename or its forms and postcode', t => keyOf(19, t.forms, t.postcode)),
    rule('forename or its forms, house and street', t => keyOf(20, t.forms, t.house, t.street)),
    seldom(rule('rare names by sound either way round', t => eitherWay(28, t.forenameSound, t.surnameSound, 1), few)),
    seldom(rule('date of birth few have', t => keyOf(29, t.born, 1), few)),
    seldom(rule('rare surname by sound, year of birth', t => keyOf(30, t.surnameSound, t.year), few)),
    rule('names, place not known', t => (t.place === 0 || t.born === 0 ? keyOf(13, t.forename, t.surname) : 0)),
    same('phone number', 14, t => t.phone),
    same('email address', 15, t => t.email),
    rule('email address before the @', t => keyOf(26, t.emailName, 1)),
    rule('email address after the @, initial', t => keyOf(27, t.emailPlace, t.forenameInitial), few),
    same('NHS number', 16, t => t.nhs),
    same('UPN', 17, t => t.upn),
    same('other number', 18, t => t.other),
    ...extraNames.map((name, nth) => rule(`same ${name}, forename and surname by sound`, t => keyOf(33 + nth, t.extra[nth]!, t.forenameSound, t.surnameSound))),
  ];
}
