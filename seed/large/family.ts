import { chanceOf, type Chance } from './chance.ts';
import type { LargeCouncil, LargeWorker } from './council.ts';
import { weekdayFrom } from './days.ts';
import { idOf } from './ids.ts';
import words from './words.json' with { type: 'json' };

export type LargePerson = { id: string; given: string; family: string; bornDay: number; sex: 'M' | 'F'; isChild: boolean; ethnicity: string; isNew: boolean };
export type LargeEpisode = {
  id: string;
  day: number;
  endDay: number | null;
  lead: LargeWorker;
  team: readonly LargeWorker[];
  teamNumber: number;
  notes: number;
};
export type LargeRequest = {
  id: string;
  number: number;
  day: number;
  sender: LargeWorker | null;
  outcome: string;
  level: string;
  officer: LargeWorker;
  isDecided: boolean;
  episode: LargeEpisode | null;
};
export type LargeFamily = {
  id: string;
  number: number;
  name: string;
  day: number;
  locality: number;
  people: readonly LargePerson[];
  address: string;
  postcode: string;
  requests: readonly LargeRequest[];
  chance: Chance;
};

/** Ten years of asking; `size` 1 is 350,000 families. */
const years = 10;
const mostRequests = 6;
const mostPeople = 10;

// Dependent children in a family, one to four: 44%, 41%, 12%, 3% (ONS, Families and households, 2023), fewer where the family is being asked about for a baby to come.
const childCounts = [
  [0, 0.14],
  [1, 0.43],
  [2, 0.32],
  [3, 0.09],
  [4, 0.02],
] as const;
// Ethnic groups of dependent children, rounded (ONS, Census 2021), in the Department for Education's codes.
const ethnicities = [
  ['WBRI', 0.68],
  ['APKN', 0.05],
  ['WOTH', 0.06],
  ['BAFR', 0.05],
  ['AIND', 0.04],
  ['ABAN', 0.03],
  ['MWBC', 0.03],
  ['AOTH', 0.03],
  ['OOTH', 0.03],
] as const;
const requestCounts = [
  [1, 0.45],
  [2, 0.29],
  [3, 0.13],
  [4, 0.07],
  [5, 0.06],
] as const;
const outcomes = [
  ['advice', 0.45],
  ['nfa', 0.25],
  ['csc', 0.23],
  ['other', 0.07],
] as const;
const levelOf: Readonly<Record<string, string>> = { eh: 'complex', csc: 'statutory', advice: 'additional', nfa: 'universal', other: 'additional' };

/** The family with this number: always the same for the same seed and day. */
export function familyOf(council: LargeCouncil, number: number, today: number): LargeFamily {
  const { seed } = council;
  const chance = chanceOf(seed, 2, number);
  const count = chance.weigh(requestCounts);
  const days = Array.from({ length: count }, () => Math.min(weekdayFrom(today - chance.below(years * 365)), today)).toSorted((one, other) => one - other);
  const day = days[0]!;
  const name = chance.pickEarly(words.surnames);
  const people = [
    ...adultsOf(council, number, name, day, chance),
    ...childrenOf(council, number, name, today),
    ...sharedChildren(council, number, name, today),
  ];
  const requests: LargeRequest[] = [];
  for (const [place, asked] of days.entries()) {
    const episode = requests.findLast(request => request.episode !== null)?.episode ?? null;
    requests.push(requestOf(council, number * mostRequests + place, asked, episode, today, chance));
  }
  return {
    ...{ id: idOf('family', seed, number, day), number, name, day, locality: chance.below(words.towns.length), people, requests, chance },
    address: `${chance.between(1, 180)} ${chance.pick(words.streets)}, ${chance.pick(words.towns)}`,
    postcode: `FN${chance.between(1, 9)} ${chance.between(1, 9)}${chance.pick(['AB', 'CD', 'EF', 'GH', 'JL', 'NP', 'RS', 'TC'])}`,
  };
}

function adultsOf({ seed }: LargeCouncil, number: number, name: string, day: number, chance: Chance): LargePerson[] {
  const ethnicity = chance.weigh(ethnicities);
  return Array.from({ length: chance.is(0.45) ? 2 : 1 }, (_, place) => ({
    ...{ id: idOf('person', seed, number * mostPeople + place, day), isChild: false, isNew: true, ethnicity },
    given: chance.pick(place === 0 ? words.mothers : words.fathers),
    family: place === 0 || chance.is(0.6) ? name : chance.pickEarly(words.surnames),
    bornDay: day - chance.between(20 * 365, 45 * 365),
    sex: place === 0 ? 'F' : 'M',
  }));
}

// From draws of their own, so that the other parent's family can make the same children again.
function childrenOf({ seed }: LargeCouncil, number: number, name: string, today: number): LargePerson[] {
  const chance = chanceOf(seed, 3, number);
  const ethnicity = chance.weigh(ethnicities);
  return Array.from({ length: chance.weigh(childCounts) }, (_, place) => {
    const isGirl = chance.is(0.49);
    return {
      ...{ id: idOf('person', seed, number * mostPeople + 2 + place), isChild: true, isNew: true, ethnicity, family: name },
      given: chance.pick(isGirl ? words.girls : words.boys),
      bornDay: today - 1 - chance.below(17 * 365),
      sex: isGirl ? ('F' as const) : ('M' as const),
    };
  });
}

/** Parents who live apart: one family in six is the other home of the children in the family before it, whose record holds who they are. */
function sharedChildren(council: LargeCouncil, number: number, name: string, today: number): LargePerson[] {
  if (number % 2 === 0 || !chanceOf(council.seed, 4, number).is(0.3)) return [];
  return childrenOf(council, number - 1, name, today).map(child => ({ ...child, isNew: false }));
}

function requestOf(council: LargeCouncil, number: number, day: number, last: LargeEpisode | null, today: number, chance: Chance): LargeRequest {
  const isDecided = day < today;
  const mayOpen = last === null || (last.endDay !== null && last.endDay < day);
  const outcome = isDecided && mayOpen && chance.is(0.176) ? 'eh' : chance.weigh(outcomes);
  return {
    ...{ id: idOf('request', council.seed, number, day), number, day, isDecided, outcome, level: levelOf[outcome] ?? 'additional' },
    sender: chance.is(0.7) ? chance.pick(council.referrers) : null,
    officer: chance.pick(council.officers),
    episode: outcome === 'eh' && isDecided ? episodeOf(council, number, day, today, chance) : null,
  };
}

function episodeOf(council: LargeCouncil, number: number, day: number, today: number, chance: Chance): LargeEpisode {
  const end = day + chance.between(60, 420);
  const lead = chance.pick(chance.is(0.8) ? council.familyWorkers : council.practitioners);
  const team = [chance.pick(council.referrers), chance.pick(council.referrers), chance.pick(council.practitioners)].filter(worker => worker !== lead);
  return {
    id: idOf('episode', council.seed, number, day),
    day,
    endDay: end < today ? end : null,
    lead,
    team: [...new Set(team)],
    teamNumber: lead.team ?? 0,
    notes: chance.between(10, 40),
  };
}
