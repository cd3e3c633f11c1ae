import type { Chance } from './chance.ts';
import { chanceOf } from './chance.ts';
import { idOf } from './ids.ts';
import words from './words.json' with { type: 'json' };

export type LargeAgency = { id: string; slug: string; name: string; kind: string; source: string; locality: number };
export type LargeWorker = { id: string; username: string; name: string; jobTitle: string; agency: LargeAgency; roles: readonly string[]; team: number | null };

/** Everybody who works with families in the large council, sorted by what they do. */
export type LargeCouncil = {
  seed: number;
  agencies: readonly LargeAgency[];
  workers: readonly LargeWorker[];
  teams: readonly { id: string; name: string; managerId: string }[];
  referrers: readonly LargeWorker[];
  practitioners: readonly LargeWorker[];
  officers: readonly LargeWorker[];
  /** Those whose whole work is to lead plans. */
  familyWorkers: readonly LargeWorker[];
};

// The first source of a request in England is the school, then health and police (Stockton 2016 lists the same order).
const agencyKinds: readonly (readonly [kind: string, source: string, title: string, share: number])[] = [
  ['primary school', '2A', 'Class teacher', 0.45],
  ['secondary school', '2A', 'Head of year', 0.15],
  ['health visiting', '3B', 'Health visitor', 0.1],
  ['GP surgery', '3A', 'GP', 0.1],
  ['police', '6', 'Police constable', 0.05],
  ['housing association', '4', 'Housing officer', 0.08],
  ['family support charity', '8', 'Family support worker', 0.07],
];

/** `size` 1 is 5,000 workers: six in ten work elsewhere and ask for support, one in five leads plans as their whole work, the rest are the front door, coordinators and managers. */
export function makeCouncil(seed: number, size: number): LargeCouncil {
  const chance = chanceOf(seed, 1);
  const count = Math.max(80, Math.round(5000 * size));
  const agencies = makeAgencies(seed, chance, Math.max(20, Math.round(400 * size)));
  const teams = Math.max(2, Math.round(24 * Math.sqrt(size)));
  const own: LargeAgency = {
    id: idOf('agency', seed, 0),
    slug: `large-early-help-${seed}`,
    name: 'Early Help Service, whole county',
    kind: 'council early help',
    source: '5D',
    locality: 0,
  };
  const workers = Array.from({ length: count }, (_, number) => makeWorker(seed, chance, number, { count, teams, agencies, own }));
  const managers = workers.filter(worker => worker.roles.includes('team-manager'));
  return {
    seed,
    agencies: [own, ...agencies],
    workers,
    teams: managers.map((manager, number) => ({ id: idOf('team', seed, number), name: `Early Help team ${number + 1}`, managerId: manager.id })),
    referrers: workers.filter(worker => worker.roles.includes('referrer')),
    practitioners: workers.filter(worker => worker.roles.includes('practitioner')),
    familyWorkers: workers.filter(worker => worker.team !== null && worker.roles.includes('practitioner')),
    officers: workers.filter(worker => worker.roles.includes('front-door-officer')),
  };
}

const makeAgencies = (seed: number, chance: Chance, count: number): LargeAgency[] =>
  Array.from({ length: count }, (_, number) => {
    const [kind, source] = chance.weigh(agencyKinds.map(one => [one, one[3]] as const));
    const place = `${chance.pick(words.streets)} ${number + 1}`;
    return {
      id: idOf('agency', seed, number + 1),
      slug: `large-${seed}-${number + 1}`,
      name: `${place} ${kind}`,
      kind,
      source,
      locality: chance.below(words.towns.length),
    };
  });

type Staff = { count: number; teams: number; agencies: readonly LargeAgency[]; own: LargeAgency };

function makeWorker(seed: number, chance: Chance, number: number, { count, teams, agencies, own }: Staff): LargeWorker {
  const name = `${chance.pick(chance.is(0.75) ? words.mothers : words.fathers)} ${chance.pickEarly(words.surnames)}`;
  const common = { id: idOf('account', seed, number), username: `large.${number + 1}`, name };
  if (number < teams) return { ...common, jobTitle: 'Team manager', agency: own, roles: ['team-manager'], team: number };
  if (number < teams + Math.max(6, count * 0.012)) return { ...common, jobTitle: 'Front Door officer', agency: own, roles: ['front-door-officer'], team: null };
  if (number < teams + Math.max(6, count * 0.012) + Math.max(6, count * 0.008))
    return { ...common, jobTitle: 'Early help coordinator', agency: own, roles: ['coordinator'], team: null };
  if (number < count * 0.2 + teams) return { ...common, jobTitle: 'Family worker', agency: own, roles: ['practitioner'], team: chance.below(teams) };
  const agency = chance.pick(agencies);
  const jobTitle = agencyKinds.find(([kind]) => kind === agency.kind)?.[2] ?? 'Worker';
  return { ...common, jobTitle, agency, roles: ['referrer', 'practitioner'], team: null };
}
