import type { Chance } from '#seed/large/chance.ts';
import { otherSpellings, type Group } from './names.ts';
import { firstDay, lastDay, newHousehold, newPerson, womansSurname, year, type Day, type Household, type Numbers, type Person } from './people.ts';
import { lives } from './rates.ts';

export type Family = { people: Person[]; households: Household[]; need: number };

/** A family of one of the shapes families have, with what happens to it meanwhile. */
export function makeFamily(chance: Chance, group: Group, numbers: Numbers): Family {
  const household = newHousehold(chance, numbers);
  const family: Family = { people: [], households: [household], need: chance.below(1000) / 1000 };
  const shape = chance.weigh([
    ['couple', 46],
    ['alone', 20],
    ['apart', 13],
    ['three generations', ['english'].includes(group.customs) ? 3 : 12],
    ['step', 5],
    ['older couple', 6],
    ['single', 6],
    ['hostel', 0.5],
  ]);
  if (shape === 'hostel') return hostel(chance, group, numbers);
  if (shape === 'single' || shape === 'older couple') {
    couple(chance, group, numbers, family, household, shape === 'single' ? 'one' : 'two', chance.between(23, 85));
  } else {
    const age = chance.between(0, 9) + chance.between(0, 8) + chance.between(18, 32);
    const { woman, man } = couple(chance, group, numbers, family, household, shape === 'alone' ? 'mother' : 'two', Math.min(age, 62));
    children(chance, group, numbers, family, household, woman ?? man!, man);
    if (shape === 'apart' && man) apart(chance, numbers, family, man, chance.is(0.25) ? chance.between(firstDay, lastDay) : 0, household);
    else if (man && woman && chance.is(lives.separatesMeanwhile)) apart(chance, numbers, family, man, chance.between(firstDay, lastDay), household);
    if (shape === 'three generations') grandparents(chance, group, numbers, family, household, man ?? woman!);
    if (shape === 'step' && woman && man) step(chance, group, numbers, family, household, man);
  }
  leaveHome(chance, numbers, family);
  for (const person of family.people) person.family = family.people;
  return family;
}

const bornAt = (chance: Chance, age: number): Day => lastDay - Math.floor(age * year) - chance.between(0, 364);

function couple(chance: Chance, group: Group, numbers: Numbers, family: Family, household: Household, who: 'two' | 'mother' | 'one', age: number) {
  const his = group.surname(chance);
  const maiden = womansSurname(chance, group, group.surname(chance));
  const isMarried = who === 'two' ? chance.is(lives.married + (age > 50 ? 0.3 : 0)) : chance.is(0.25);
  const takesHis = isMarried && ['english', 'slavic-ski', 'slavic-ov', 'two-surnames'].includes(group.customs);
  const hers = takesHis
    ? chance.is(lives.wifeDoubleBarrelled)
      ? `${maiden}-${his}`
      : womansSurname(chance, group, his)
    : group.customs === 'english'
      ? maiden
      : womansSurname(chance, group, chance.is(0.4) ? his : maiden);
  let woman: Person | null = null;
  let man: Person | null = null;
  if (who !== 'one' || chance.is(0.5)) {
    woman = newPerson(chance, numbers, group, { sex: 'F', born: bornAt(chance, age), surname: hers, household });
    if (takesHis) [woman.former, woman.changedOn] = [maiden, firstDay - chance.between(1, 9000)];
    else if (chance.is(lives.marriesMeanwhile * 2)) {
      // She marries, or goes back to her own name, while the feeds are written.
      [woman.former, woman.surname, woman.changedOn] = [woman.surname, group.surname(chance), chance.between(firstDay, lastDay)];
    }
    family.people.push(woman);
  }
  if (who === 'two' || woman === null) {
    man = newPerson(chance, numbers, group, { sex: 'M', born: bornAt(chance, age + chance.between(-3, 7)), surname: his, household });
    family.people.push(man);
  }
  return { woman, man };
}

function children(chance: Chance, group: Group, numbers: Numbers, family: Family, household: Household, parent: Person, father: Person | null): void {
  const parentAge = (lastDay - parent.born) / year;
  const count = chance.weigh([
    [1, 40],
    [2, 38],
    [3, 15],
    [4, 5],
    [6, 2],
  ]);
  const own = father ?? parent;
  const double = parent.surname !== own.surname && chance.is(lives.childDoubleBarrelled) ? `${parent.surname}-${own.surname}` : null;
  const base = double ?? (parent.surname !== own.surname && chance.is(lives.childMothersName) ? parent.surname : own.surname);
  let age = Math.min(parentAge - chance.between(17, 33), 24);
  const names = family.people.map(({ forename }) => forename);
  for (let nth = 0; nth < count && age >= 0; nth++) {
    const isTwins = chance.is(lives.twins);
    const born = bornAt(chance, Math.floor(age));
    let first: Person | null = null;
    for (let child = 0; child < (isTwins ? 2 : 1); child++) {
      const sex = first !== null && chance.is(0.68) ? first.sex : chance.is(0.512) ? 'M' : 'F';
      const named =
        sex === 'M' && father && nth === 0 && child === 0 && chance.is(lives.sonNamedAfterFather) ? father.forename : twinName(chance, group, first, sex);
      const surname = surnameOfChild(chance, group, base, sex, father ?? parent);
      const person = newPerson(chance, numbers, group, { sex, born, surname, household, avoid: names, ...(named !== null && { forename: named }) });
      if (first) person.born = first.born;
      if (father && father.surname !== parent.surname && double === null) person.otherParents = surname === parent.surname ? father.surname : parent.surname;
      names.push(person.forename);
      family.people.push(person);
      first = person;
    }
    age -= chance.between(1, 5) + (chance.is(0.3) ? chance.between(0, 4) : 0);
  }
}

/** Some twins have names much alike: of one sound, or one beginning. */
function twinName(chance: Chance, group: Group, first: Person | null, sex: 'M' | 'F'): string | null {
  if (first === null || first.sex !== sex || !chance.is(lives.twinsAlikeNames)) return null;
  const names = sex === 'M' ? group.boys : group.girls;
  for (let tries = 0; tries < 40; tries++) {
    const name = names(chance);
    const isOtherName = name !== first.forename && !otherSpellings(name).includes(first.forename);
    if (isOtherName && (name.slice(0, 3) === first.forename.slice(0, 3) || name.slice(-4) === first.forename.slice(-4))) return name;
  }
  return null;
}

function surnameOfChild(chance: Chance, group: Group, base: string, sex: 'M' | 'F', father: Person): string {
  if (group.customs === 'three-names') return father.forename;
  if (group.customs === 'sikh')
    return chance.is(0.3) ? (sex === 'F' ? 'Kaur' : 'Singh') : base === 'Kaur' || base === 'Singh' ? (sex === 'F' ? 'Kaur' : 'Singh') : base;
  if (['pakistani', 'bengali', 'slavic-ski', 'slavic-ov'].includes(group.customs) && sex === 'F')
    return chance.is(group.customs.startsWith('slavic') ? 1 : 0.3) ? womansSurname(chance, group, base) : base;
  if (group.customs === 'two-surnames' && chance.is(0.6)) return `${group.surname(chance)} ${base}`;
  if (group.customs === 'pakistani' && chance.is(0.15)) return father.forename;
  return base;
}

/** One parent lives elsewhere, from some day on; the children are there part of the time. */
function apart(chance: Chance, numbers: Numbers, family: Family, leaver: Person, from: Day, home: Household): void {
  const other = newHousehold(chance, numbers);
  family.households.push(other);
  leaver.homes = from === 0 ? [{ from: 0, household: other }] : [...leaver.homes, { from, household: other }];
  if (leaver.phone === home.phone) leaver.phone = other.phone;
  for (const person of family.people) if (person.born > lastDay - 17 * year && chance.is(0.6)) person.second = other;
}

function grandparents(chance: Chance, group: Group, numbers: Numbers, family: Family, household: Household, parent: Person): void {
  const age = Math.min(92, (lastDay - parent.born) / year + chance.between(19, 34));
  const surname = parent.former || parent.surname;
  const name = parent.sex === 'M' && chance.is(lives.sonNamedAfterFather) ? { forename: parent.forename } : {};
  if (chance.is(0.55)) family.people.push(newPerson(chance, numbers, group, { sex: 'M', born: bornAt(chance, age + 3), surname, household, ...name }));
  family.people.push(newPerson(chance, numbers, group, { sex: 'F', born: bornAt(chance, age), surname: womansSurname(chance, group, surname), household }));
}

/** Children of an earlier partner, with that partner's surname. */
function step(chance: Chance, group: Group, numbers: Numbers, family: Family, household: Household, man: Person): void {
  const surname = chance.is(0.5) ? man.surname : group.surname(chance);
  for (let nth = 0, count = chance.between(1, 2); nth < count; nth++) {
    const sex = chance.is(0.5) ? 'M' : 'F';
    family.people.push(newPerson(chance, numbers, group, { sex, born: bornAt(chance, chance.between(5, 17)), surname, household }));
  }
}

function leaveHome(chance: Chance, numbers: Numbers, family: Family): void {
  for (const person of family.people) {
    const age = (lastDay - person.born) / year;
    if (age < 18 || age > 24 || family.people.length < 2 || !chance.is(lives.leavesHome)) continue;
    const own = newHousehold(chance, numbers);
    family.households.push(own);
    person.homes = [...person.homes, { from: chance.between(firstDay, lastDay), household: own }];
  }
}

/** People who have nothing in common but the front door: each is a household. */
function hostel(chance: Chance, group: Group, numbers: Numbers): Family {
  const family: Family = { people: [], households: [], need: 0.9 };
  for (let nth = 0, count = chance.between(5, 18); nth < count; nth++) {
    const household = newHousehold(chance, numbers, true);
    family.households.push(household);
    couple(chance, group, numbers, family, household, 'one', chance.between(17, 60));
  }
  for (const person of family.people) person.family = [person];
  return family;
}
