import { nicknameGroups } from '#platform/names/nicknames.ts';
import { soundOf } from '#platform/names/sound.ts';
import { at, ownCells, type Records } from '../records.ts';
import { outwardOf } from '../values/addresses.ts';
import { dayOf, monthOf, yearOf } from '../values/dates.ts';
import { hashOf, type Words } from '../values/words.ts';

/**
 * A way to find pairs worth comparing: rows with the same key. 0: this row has none. A key of more rows than `most` says nothing: it is left out.
 * Where the rule would give more than `atMost` pairs, only the keys of fewest rows are used; where more than `sampled`, only some, drawn evenly.
 */
export type Rule = { name: string; keyOf(from: number): number; most: number; atMost?: number; sampled?: number; isAddress?: boolean };

const usualMost = 300;
const mostAtOneAddress = 60;
// What is rare says something by itself.
const few = 10;

const mix = (a: number, b: number): number => {
  const hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  return hash ^ (hash >>> 13);
};
/** One key of several parts, or 0 where one of them is missing. */
const keyOf = (salt: number, a: number, b: number, c = 1): number => (a === 0 || b === 0 || c === 0 ? 0 : mix(mix(mix(salt, a), b), c) | 1);

const eitherWay = (salt: number, a: number, b: number, c: number): number => (a < b ? keyOf(salt, a, b, c) : keyOf(salt, b, a, c));

/** The rules, the most telling first. Each is meant for one kind of mistake: what differs between two rows of one person is not in the key of some rule. */
export function rulesFor({ cells, words, extraNames, rows }: Records): Rule[] {
  // What seldom finds anybody may take so much of the work, and no more.
  const seldom = (one: Rule): Rule => ({ ...one, atMost: Math.max(100_000, rows / 5) });
  const { names, emails } = words;
  const sounds = hashesOf(names, soundOf);
  // A name and the forms it goes by meet in the first of its groups, or by its sound.
  const forms = hashesOf(names, text => (nicknameGroups(text).length > 0 ? `#${Math.min(...nicknameGroups(text))}` : soundOf(text)));
  const initials = hashesOf(names, text => text.slice(0, 1));
  const emailNames = hashesOf(emails, text => text.slice(0, text.indexOf('@')));
  const emailPlaces = hashesOf(emails, text => text.slice(text.indexOf('@') + 1));
  const outwards = hashesOf(words.postcodes, outwardOf);
  const cell = (from: number, which: number) => cells[from + which]!;
  const dwelling = (from: number) => {
    const [house, street, postcode] = [cell(from, at.house), cell(from, at.street), cell(from, at.postcode)];
    return postcode !== 0 ? keyOf(11, postcode, house || street) : keyOf(12, street, house, cell(from, at.town) || 1);
  };
  const place = (from: number) => outwards(cell(from, at.postcode)) || cell(from, at.town);
  const rule = (name: string, parts: (from: number) => number, most = usualMost): Rule => ({ name, keyOf: parts, most });
  const same = (name: string, which: number, salt: number) => rule(`same ${name}`, from => (cell(from, which) === 0 ? 0 : mix(salt, cell(from, which)) | 1));
  return [
    // People of one address teach what people of a household are like, for which some addresses are enough; who may be one person is found by the next.
    { ...rule('same address', dwelling, mostAtOneAddress), sampled: 400_000, isAddress: true },
    rule('same address, initial', from => keyOf(31, dwelling(from), initials(cell(from, at.forename))), mostAtOneAddress),
    rule('date of birth and surname by sound', from => keyOf(1, cell(from, at.born), sounds(cell(from, at.surname)))),
    rule('date of birth and forename or its forms', from => keyOf(2, cell(from, at.born), forms(cell(from, at.forename)))),
    rule('date of birth and postcode', from => keyOf(4, cell(from, at.born), cell(from, at.postcode))),
    rule('day and month either way round, surname by sound, initial', from => {
      const born = cell(from, at.born);
      if (born === 0) return 0;
      const [day, month] = [dayOf(born), monthOf(born)];
      return keyOf(5, yearOf(born) * 400 + Math.min(day, month) * 31 + Math.max(day, month), sounds(cell(from, at.surname)), initials(cell(from, at.forename)));
    }),
    rule('date of birth and initials either way round', from =>
      eitherWay(6, initials(cell(from, at.forename)), initials(cell(from, at.surname)), cell(from, at.born)),
    ),
    rule('names or their forms, year of birth', from => keyOf(7, forms(cell(from, at.forename)), sounds(cell(from, at.surname)), yearOf(cell(from, at.born)))),
    rule('names by sound either way round, year of birth', from =>
      eitherWay(24, sounds(cell(from, at.forename)), sounds(cell(from, at.surname)), yearOf(cell(from, at.born))),
    ),
    seldom(
      rule(
        'forename or its forms, town, year of birth',
        from => keyOf(25, forms(cell(from, at.forename)), cell(from, at.town), yearOf(cell(from, at.born))),
        few,
      ),
    ),
    rule('names, day and month of birth', from => keyOf(8, forms(cell(from, at.forename)), cell(from, at.surname), cell(from, at.born) % 10_000)),
    rule('names and place', from => keyOf(9, forms(cell(from, at.forename)), cell(from, at.surname), place(from))),
    rule('names by sound either way round, postcode', from =>
      eitherWay(10, sounds(cell(from, at.forename)), sounds(cell(from, at.surname)), cell(from, at.postcode)),
    ),
    rule('surname by sound, street and town', from => keyOf(22, sounds(cell(from, at.surname)), cell(from, at.street), place(from)), few),
    rule('forename or its forms and postcode', from => keyOf(19, forms(cell(from, at.forename)), cell(from, at.postcode))),
    rule('forename or its forms, house and street', from => keyOf(20, forms(cell(from, at.forename)), cell(from, at.house), cell(from, at.street))),
    seldom(rule('rare names by sound either way round', from => eitherWay(28, sounds(cell(from, at.forename)), sounds(cell(from, at.surname)), 1), few)),
    seldom(rule('date of birth few have', from => keyOf(29, cell(from, at.born), 1), few)),
    seldom(rule('rare surname by sound, year of birth', from => keyOf(30, sounds(cell(from, at.surname)), yearOf(cell(from, at.born))), few)),
    rule('names, place not known', from => (place(from) === 0 || cell(from, at.born) === 0 ? keyOf(13, cell(from, at.forename), cell(from, at.surname)) : 0)),
    same('phone number', at.phone, 14),
    same('email address', at.email, 15),
    rule('email address before the @', from => keyOf(26, emailNames(cell(from, at.email)), 1)),
    rule('email address after the @, initial', from => keyOf(27, emailPlaces(cell(from, at.email)), initials(cell(from, at.forename))), few),
    same('NHS number', at.nhs, 16),
    same('UPN', at.upn, 17),
    same('other number', at.other, 18),
    ...extraNames.map((name, nth) =>
      rule(`same ${name}, forename and surname by sound`, from =>
        keyOf(33 + nth, cell(from, ownCells + nth), sounds(cell(from, at.forename)), sounds(cell(from, at.surname))),
      ),
    ),
  ];
}

/** The same number for the texts that are the same once `make` is through with them; 0 for none. */
function hashesOf(words: Words, make: (text: string) => string): (code: number) => number {
  const known = new Int32Array(words.size());
  const isKnown = new Uint8Array(words.size());
  return code => {
    if (code === 0 || isKnown[code] === 1) return known[code]!;
    const made = make(words.text(code));
    isKnown[code] = 1;
    return (known[code] = made === '' ? 0 : hashOf(made) || 1);
  };
}
