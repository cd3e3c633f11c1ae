import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { chanceOf, type Chance } from '#seed/large/chance.ts';
import type { Dwelling } from './dwellings.ts';
import type { Family } from './family.ts';
import { ageAtEnd, feeds, mapOf, type FeedShape } from './feeds.ts';
import { makeNeighbourhood } from './neighbourhood.ts';
import { firstDay, lastDay, type Day, type Household, type Person } from './people.ts';
import { lives, rates, slipWords, type Slip } from './rates.ts';
import { noAddress, sayAddress, type SaidAddress } from './say-address.ts';
import { sayPerson, type SaidPerson } from './say-person.ts';

export type Council = { folder: string; files: { name: string; path: string; rows: number }[]; rows: number; people: number; slips: Record<string, number> };

/** The columns that hold the truth: never in a map, so that nothing is linked by them. */
export const truthColumns = ['true_person', 'true_household', 'true_dwelling', 'slips'] as const;

/** Writes the feeds of a made-up council, so many rows in all, with a map for the command beside them. The same seed writes the same bytes. */
export function makeCouncil(folder: string, rows: number, seed: number): Council {
  mkdirSync(folder, { recursive: true });
  const files = feeds.map(feed => ({ feed, path: join(folder, `${feed.name}.csv`), rows: 0 }));
  const written = new Map(files.map(file => [file.feed, shuffling(file.path, heading(file.feed), chanceOf(seed, 77, files.indexOf(file)))]));
  const people = writing(join(folder, 'people.csv'), 'true_person,background,sex,forename,surname,born,home_on_last_day,home_when_last_told');
  const slips = new Map<Slip, number>();
  const numbers = { person: 0, household: 0 };
  let [left, told] = [rows, 0];
  for (let number = 0; left > 0; number++) {
    for (const family of makeNeighbourhood(seed, number, numbers)) {
      for (const person of family.people) {
        const chance = chanceOf(seed, 1, person.number);
        const had = left;
        let last = 0;
        for (const file of files)
          for (const row of rowsOf(chance, file.feed, person, family)) {
            if (left === 0) break;
            written.get(file.feed)!.line(line(file.feed, row, ++told));
            file.rows += 1;
            left -= 1;
            last = Math.max(last, row.day);
            for (const slip of [...row.person.slips, ...row.address.slips]) slips.set(slip, (slips.get(slip) ?? 0) + 1);
          }
        if (left < had)
          people.line(
            `${person.number},${person.group.name},${person.sex},${person.forename},${person.surname},${person.born},${person.homes.at(-1)!.household.number},${homeOn(person, last).number}`,
          );
      }
    }
  }
  for (const one of [...written.values(), people]) one.end();
  writeFileSync(join(folder, 'map.json'), JSON.stringify(Object.fromEntries(feeds.map(feed => [feed.name, mapOf(feed)]))));
  const shares = Object.fromEntries(Object.entries(slipWords).map(([slip, words]) => [words, round((slips.get(slip as Slip) ?? 0) / Math.max(1, rows))]));
  const council = {
    folder,
    files: files.map(({ feed, path, rows: count }) => ({ name: feed.name, path, rows: count })),
    rows,
    people: numbers.person,
    slips: shares,
  };
  writeFileSync(join(folder, 'council.json'), JSON.stringify({ ...council, seed, rates, lives }, null, 2));
  return council;
}

const round = (share: number) => Math.round(share * 1e5) / 1e5;

type Row = { person: SaidPerson; address: SaidAddress; who: Person; household: Household; dwelling: Dwelling; day: Day; since: Day };

function rowsOf(chance: Chance, feed: FeedShape, person: Person, { need }: Family): Row[] {
  const count = feed.rowsOf(chance, person, ageAtEnd(person), need);
  const rows: Row[] = [];
  let before: Row | null = null;
  const since = Math.max(firstDay, person.born);
  const days = Array.from({ length: count }, () => since + chance.below(Math.max(1, lastDay - since))).sort((a, b) => a - b);
  for (const any of days) {
    const day = feed.onDay?.(any) ?? any;
    const isNew: boolean = before === null || chance.is(feed.retyped);
    const care = feed.care * (chance.is(rates.hasty.share) ? rates.hasty.times : rates.hasty.otherwise);
    const said: SaidPerson = isNew || !before ? sayPerson(chance, person, day, { ...feed, care }) : before.person;
    const { household, dwelling, since: from, slips } = placeOf(chance, person, day);
    const address: SaidAddress = !isNew && before && before.dwelling === dwelling ? before.address : sayAddress(chance, dwelling, care, feed.addressMissing);
    before = {
      person: said,
      address: {
        ...address,
        slips: address.slips[0] === noAddress.slips[0] ? address.slips : [...address.slips.filter(slip => slip !== 'ae' && slip !== 'ao'), ...slips],
      },
      ...{ who: person, household, dwelling, day },
      // A home that was theirs before the feeds begin was theirs for years.
      since: from === 0 ? firstDay - 30 - ((household.number * 7919) % 4000) : from,
    };
    rows.push(before);
  }
  return rows;
}

const stayOn = ({ homes }: Person, day: Day) => homes.findLast(({ from }) => from <= day)!;
const homeOn = (person: Person, day: Day): Household => stayOn(person, day).household;

/** Where somebody says that a person lives: the home of that day, one that they left before, or the other parent's. */
function placeOf(chance: Chance, person: Person, day: Day): { household: Household; dwelling: Dwelling; since: Day; slips: Slip[] } {
  const { from, household: home } = stayOn(person, day);
  const isAway = person.second !== null && person.second !== home && chance.is(lives.timeWithOtherParent);
  const household = isAway ? person.second! : home;
  const nth = household.stays.findLastIndex(({ from }) => from <= day);
  const isEarlier = nth > 0 && chance.is(rates.address.earlier);
  const stay = household.stays[isEarlier ? nth - 1 : nth]!;
  return {
    household,
    dwelling: stay.dwelling,
    since: isAway ? stay.from : Math.max(from, stay.from),
    slips: [...(isAway ? ['ao' as const] : []), ...(isEarlier ? ['ae' as const] : [])],
  };
}

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const heading = ({ columns }: FeedShape) => [...columns.map(([name]) => name), ...truthColumns].join(',');
function line({ columns }: FeedShape, { person, address, who, household, dwelling, day, since }: Row, number: number): string {
  const told = { person, address, number, day, since };
  const cells = columns.map(([, , value]) => cell(value(told)));
  cells.push(String(who.number), String(household.number), String(dwelling.number), [...person.slips, ...address.slips].join(' '));
  // Joined at once: a line that waits in a pool as a chain of its parts takes ten times the memory.
  return cells.join(',');
}

function writing(path: string, head: string) {
  const file = openSync(path, 'w');
  let text = `${head}\n`;
  return {
    line: (one: string) => {
      text += `${one}\n`;
      if (text.length < 1 << 20) return;
      writeSync(file, text);
      text = '';
    },
    end: () => {
      writeSync(file, text);
      closeSync(file);
    },
  };
}

/** Writes lines out of order, so that those of one family do not stand together: each waits in a pool until another takes its place. */
function shuffling(path: string, head: string, chance: Chance) {
  const out = writing(path, head);
  const pool: string[] = [];
  return {
    line: (one: string) => {
      if (pool.length < 50_000) {
        pool.push(one);
        return;
      }
      const place = chance.below(pool.length);
      out.line(pool[place]!);
      pool[place] = one;
    },
    end: () => {
      for (let left = pool.length; left > 0; left--) {
        const place = chance.below(left);
        out.line(pool[place]!);
        pool[place] = pool[left - 1]!;
      }
      out.end();
    },
  };
}
