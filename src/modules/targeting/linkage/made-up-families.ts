import { drawing } from './model/unrelated.ts';

// For tests.
const forenames =
  'Amelia Oliver Isla George Ava Arthur Mia Noah Freya Leo Lily Muhammad Ivy Oscar Rosie Theodore Evie Jack Florence Henry Grace Alfie Willow Archie Zara Thomas Aisha Ethan'.split(
    ' ',
  );
const surnames =
  'Smith Jones Taylor Brown Khan Patel Wilson Evans Thomas Roberts Walker Wright Hall Green Wood Clarke Hughes Lewis Hussain Turner Cooper Ward Morris Begum Bailey Okafor Kelly Novak'.split(
    ' ',
  );
const streets = ['Alder Way', 'Mill Lane', 'Station Road', 'Church Street', 'Park Avenue', 'Meadow Close', 'Victoria Road', 'Elm Grove'];

export type Row = { person: number; household: number; cells: string[] };

/** Families of two to five at addresses of their own, with twins and sons named after their fathers, told by a school and a surgery with slips of the pen. */
export function families(count: number, seed: number): { school: Row[]; surgery: Row[] } {
  const draw = drawing(seed);
  const pick = <T>(from: readonly T[]) => from[Math.floor(draw() * from.length)]!;
  const slip = (word: string) => {
    if (draw() > 0.06 || word.length < 4) return word;
    const at = 1 + Math.floor(draw() * (word.length - 2));
    return `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
  };
  const day = (from: number, years: number) =>
    `${from + Math.floor(draw() * years)}-${String(1 + Math.floor(draw() * 12)).padStart(2, '0')}-${String(1 + Math.floor(draw() * 28)).padStart(2, '0')}`;
  const [school, surgery]: [Row[], Row[]] = [[], []];
  let person = 0;
  for (let household = 1; household <= count; household++) {
    const surname = pick(surnames);
    const address = [`${1 + Math.floor(draw() * 80)} ${pick(streets)}`, `ZZ${Math.floor(household / 12)} ${1 + (household % 9)}AB`];
    const size = 2 + Math.floor(draw() * 4);
    const twins = draw() < 0.04 ? day(2010, 12) : null;
    const father = pick(forenames);
    for (let nth = 0; nth < size; nth++) {
      person += 1;
      const forename = nth === 0 ? father : nth === 1 && draw() < 0.03 ? father : pick(forenames);
      const born = nth === 0 ? day(1970, 25) : nth <= 2 && twins ? twins : day(2006, 16);
      const tell = (into: Row[]) =>
        into.push({ person, household, cells: [slip(forename), slip(surname), born, ...address, draw() < 0.8 ? day(2024, 2) : ''] });
      tell(school);
      if (draw() < 0.8) tell(surgery);
    }
  }
  return { school, surgery };
}

export const head = 'forename,surname,dob,address,postcode,seen_on,truth,household';
export const lineOf = ({ person, household, cells }: Row) => [...cells, person, household].join(',');
