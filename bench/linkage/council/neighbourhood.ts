import { chanceOf, type Chance } from '#seed/large/chance.ts';
import { doorsOf, type Dwelling } from './dwellings.ts';
import { makeFamily, type Family } from './family.ts';
import { pickGroup } from './names.ts';
import { firstDay, lastDay, type Day, type Household, type Numbers } from './people.ts';
import { lives } from './rates.ts';

const familiesEach = 300;

/** Families who live near one another: some of one background more than elsewhere, and with homes that one leaves and another takes. */
export function makeNeighbourhood(seed: number, number: number, numbers: Numbers): Family[] {
  const chance = chanceOf(seed, number);
  const doors = doorsOf(chance, number);
  const [local, share] = [pickGroup(chance), chance.is(0.5) ? 0 : chance.below(40) / 100];
  const families = Array.from({ length: familiesEach }, () => makeFamily(chance, chance.is(share) ? local : pickGroup(chance), numbers));
  for (const family of families) settle(chance, family, doors.near);
  move(
    chance,
    families.flatMap(({ households }) => households.filter(({ isHostel }) => !isHostel)),
    doors,
  );
  return families;
}

function settle(chance: Chance, { households }: Family, door: () => Dwelling): void {
  const shared = households[0]!.isHostel ? door() : null;
  const hasRooms = chance.is(0.5);
  for (const [nth, household] of households.entries()) {
    const dwelling = shared ? { ...shared, flat: hasRooms ? String(nth + 1) : '' } : door();
    household.stays.push({ from: 0, dwelling });
  }
}

/** Moves in the order of their days, so that a home that was just left can be taken. */
function move(chance: Chance, households: readonly Household[], doors: ReturnType<typeof doorsOf>): void {
  const moves: { household: Household; day: Day }[] = [];
  for (const household of households)
    for (let year = 0; year < 3; year++) if (chance.is(lives.movesInAYear)) moves.push({ household, day: firstDay + year * 365 + chance.below(365) });
  const left: Dwelling[] = [];
  for (const { household, day } of moves.sort((a, b) => a.day - b.day)) {
    if (day > lastDay) continue;
    const taken = left.length > 0 && chance.is(lives.moveToAHomeJustLeft) ? left.splice(chance.below(left.length), 1)[0]! : null;
    const dwelling = taken ?? (chance.is(lives.moveFar) ? doors.far() : doors.near());
    left.push(household.stays.at(-1)!.dwelling);
    household.stays.push({ from: day, dwelling });
  }
}
