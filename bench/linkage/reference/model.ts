// Splink's comparisons as it ships them for such columns: levels from the most alike to the least, in SQL; -1 where either side says nothing.

type Comparison = { name: string; column: string; levels: readonly string[]; isMissing: string; byRarity?: boolean };

const both = (column: string) => `l.${column} is null or r.${column} is null`;
const alike = (column: string, least: number) => `jaro_winkler_similarity(l.${column}, r.${column}) >= ${least}`;
const named = (column: string): Comparison => ({
  ...{ name: column, column, isMissing: both(column), byRarity: true },
  levels: [`l.${column} = r.${column}`, alike(column, 0.92), alike(column, 0.88), alike(column, 0.7), 'true'],
});
const exact = (column: string): Comparison => ({ name: column, column, isMissing: both(column), levels: [`l.${column} = r.${column}`, 'true'] });

export const comparisons: readonly Comparison[] = [
  named('forename'),
  named('surname'),
  {
    ...{ name: 'born', column: 'born', isMissing: both('born') },
    levels: [
      'l.born = r.born',
      'damerau_levenshtein(l.born_text, r.born_text) <= 1',
      'day(l.born) = month(r.born) and month(l.born) = day(r.born) and year(l.born) = year(r.born)',
      'abs(l.born - r.born) <= 31',
      'abs(l.born - r.born) <= 366',
      'abs(l.born - r.born) <= 3653',
      'true',
    ],
  },
  {
    ...{ name: 'address', column: 'postcode', isMissing: `(${both('postcode')}) and (l.street is null or r.street is null)` },
    levels: [
      'l.postcode = r.postcode and l.house = r.house',
      `l.house = r.house and ${alike('street', 0.92)}`,
      'l.postcode = r.postcode',
      'l.outward = r.outward',
      'true',
    ],
  },
  exact('sex'),
  exact('phone'),
  exact('email'),
  exact('nhs'),
  exact('upn'),
];

export const gammas = comparisons
  .map(
    ({ name, levels, isMissing }) =>
      `case when ${isMissing} then -1 ${levels.map((level, nth) => `when ${level} then ${nth}`).join(' ')} end::tinyint as g_${name}`,
  )
  .join(',\n');
export const gammaNames = comparisons.map(({ name }) => `g_${name}`).join(', ');

/** Pairs worth comparing, each found by the first of the rules that finds it. */
export const blocking: readonly string[] = [
  'l.nhs = r.nhs',
  'l.upn = r.upn',
  'l.born = r.born and l.surname = r.surname',
  'l.born = r.born and l.forename = r.forename',
  'l.born = r.born and l.postcode = r.postcode',
  'l.forename = r.forename and l.postcode = r.postcode',
  'l.forename = r.forename and l.surname = r.surname and l.outward = r.outward',
  'l.surname = r.surname and l.postcode = r.postcode and year(l.born) = year(r.born)',
  'l.phone = r.phone and l.forename = r.forename',
  'l.email = r.email',
];

export const blocked = (rules: readonly string[]): string =>
  rules
    .map((rule, nth) => {
      const earlier = rules.slice(0, nth).map(one => `coalesce(${one}, false)`);
      return `select l.id as l, r.id as r from people l join people r on ${rule} where l.id < r.id${earlier.length > 0 ? ` and not (${earlier.join(' or ')})` : ''}`;
    })
    .join('\nunion all\n');

/** What each training holds fixed, and so cannot teach. */
export const trainings = [
  { rule: 'l.forename = r.forename and l.surname = r.surname', untaught: ['forename', 'surname'] },
  { rule: 'l.born = r.born and l.outward = r.outward', untaught: ['born', 'address'] },
] as const;

export type Pattern = { levels: number[]; count: number };
export type Shares = number[][];

/** Shares of the levels among the pairs that are one person, by expectation and maximisation over the patterns of a block; `u` stays as it was drawn. */
export function learn(patterns: readonly Pattern[], u: Shares, untaught: readonly string[]): Shares {
  const taught = comparisons.map(({ name }) => !untaught.includes(name));
  let m = u.map(levels => levels.map((_, nth) => (nth === 0 ? 0.9 : 0.1 / Math.max(1, levels.length - 1))));
  let share = 0.1;
  for (let round = 0; round < 50; round++) {
    const sums = m.map(levels => levels.map(() => 1e-6));
    let [matched, all] = [0, 0];
    for (const { levels, count } of patterns) {
      let odds = share / (1 - share);
      for (const [nth, level] of levels.entries()) if (level >= 0 && taught[nth]) odds *= m[nth]![level]! / u[nth]![level]!;
      const weight = count * (odds / (1 + odds));
      matched += weight;
      all += count;
      for (const [nth, level] of levels.entries()) if (level >= 0) sums[nth]![level]! += weight;
    }
    share = Math.min(0.999999, Math.max(1e-9, matched / all));
    m = sums.map(normalised);
  }
  return m;
}

export const normalised = (counts: readonly number[]): number[] => {
  const sum = counts.reduce((total, count) => total + count, 0);
  return counts.map(count => count / sum);
};
