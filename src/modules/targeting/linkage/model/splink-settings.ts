import { address, born, name, number, place, sameName } from '../pairs/levels.ts';
import type { Chances, Model } from './model.ts';

/** A level as Splink has it: what must hold of two rows in SQL, and how often it does for one person (m) and for strangers (u). */
type Level = {
  sql_condition: string;
  label_for_charts: string;
  is_null_level?: true;
  m_probability?: number;
  u_probability?: number;
  tf_adjustment_column?: string;
  tf_adjustment_weight?: number;
};
type Comparison = { output_column_name: string; comparison_description: string; comparison_levels: Level[] };
export type SplinkSettings = {
  link_type: 'dedupe_only';
  sql_dialect: string;
  unique_id_column_name: string;
  probability_two_random_records_match: number;
  blocking_rules_to_generate_predictions: { blocking_rule: string; sql_dialect: string }[];
  comparisons: Comparison[];
};

const both = (column: string, condition = '=') => `"${column}_l" ${condition} "${column}_r"`;
const isAlike = (column: string, least: number) => `jaro_winkler_similarity("${column}_l", "${column}_r") >= ${least}`;

/** What of our levels SQL can say, the most telling first; those it cannot say (a nickname, names turned) count with what they look like. */
const spelt = (column: string): [string, string, readonly number[]][] => [
  [both(column), `same ${column}`, sameName],
  [isAlike(column, 0.92), `${column} spelt a little differently`, [name.near]],
  [isAlike(column, 0.82), `${column} somewhat alike`, [name.rough]],
  ['ELSE', `another ${column}`, [name.form, name.swapped, name.other]],
];
const numbered = (column: string): [string, string, readonly number[]][] => [
  [both(column), `same ${column}`, [number.same]],
  [`levenshtein("${column}_l", "${column}_r") <= 1`, `one sign of ${column} differs`, [number.near]],
  ['ELSE', `another ${column}`, [number.other]],
];

const days: [string, string, readonly number[]][] = [
  [both('date_of_birth'), 'same date of birth', [born.same, born.sameOften]],
  [`damerau_levenshtein("date_of_birth_l", "date_of_birth_r") <= 1`, 'one digit differs', [born.oneDigit]],
  [`substr("date_of_birth_l", 1, 4) = substr("date_of_birth_r", 1, 4)`, 'same year', [born.turned, born.aboutYear, born.twoParts]],
  ['ELSE', 'another date of birth', [born.nearYear, born.other]],
];
const homes: [string, string, readonly number[]][] = [
  [`${both('postcode')} AND ${both('house')}`, 'same address', [address.dwelling]],
  [`${both('street')} AND ${both('house')}`, 'same address, another postcode', [address.postcodeWrong]],
  [both('postcode'), 'same postcode', [address.postcode, address.otherHouse]],
  [`${both('street')} AND ${both('town')}`, 'same street', [address.street]],
  [both('town'), 'same town', [address.town]],
  ['ELSE', 'another place', [address.other]],
];

const comparisons: [column: string, nth: number, levels: [string, string, readonly number[]][]][] = [
  ['forename', place.forename, spelt('forename')],
  ['surname', place.surname, spelt('surname')],
  [
    'middle_name',
    place.middle,
    [
      [both('middle_name'), 'same middle name', [1]],
      ['ELSE', 'another middle name', [2, 3]],
    ],
  ],
  [
    'sex',
    place.sex,
    [
      [both('sex'), 'same sex', [1]],
      ['ELSE', 'another sex', [2]],
    ],
  ],
  ['date_of_birth', place.born, days],
  ['postcode', place.address, homes],
  ...(['phone', 'email', 'nhs_number', 'upn', 'other_id'] as const).map((column, n): [string, number, [string, string, readonly number[]][]] => [
    column,
    place.phone + n,
    numbered(column),
  ]),
];

const sum = (chances: Chances[keyof Chances], nth: number, levels: readonly number[]) =>
  Math.max(
    1e-9,
    levels.reduce((total, level) => total + chances[nth]![level]!, 0),
  );

/**
 * The trained model in the words of Splink 4, for people who outgrow one machine: Splink runs it on Spark or Athena. Columns are called as the command's
 * fields are, in small letters, dates as 2019-09-14. Splink knows two kinds of pairs: what we learnt of households does not go along, and its own clusters
 * should be looked at where families share names and addresses.
 */
export function asSplinkSettings({ chances, prior }: Pick<Model, 'chances' | 'prior'>, dialect = 'duckdb'): SplinkSettings {
  const rule = (...columns: readonly string[]) => ({
    blocking_rule: columns.map(column => `l."${column}" = r."${column}"`).join(' AND '),
    sql_dialect: dialect,
  });
  return {
    link_type: 'dedupe_only',
    sql_dialect: dialect,
    unique_id_column_name: 'id',
    probability_two_random_records_match: prior.person,
    blocking_rules_to_generate_predictions: [
      ...[rule('date_of_birth', 'surname'), rule('date_of_birth', 'forename'), rule('date_of_birth', 'postcode'), rule('forename', 'surname', 'postcode')],
      ...[rule('postcode', 'house', 'forename'), rule('nhs_number'), rule('upn'), rule('phone'), rule('email')],
    ],
    comparisons: comparisons.map(([column, nth, levels]) => ({
      output_column_name: column,
      comparison_description: column,
      comparison_levels: [
        { sql_condition: `"${column}_l" IS NULL OR "${column}_r" IS NULL`, label_for_charts: 'not known', is_null_level: true },
        ...levels.map(([condition, label, ours], level) => ({
          sql_condition: condition,
          label_for_charts: label,
          m_probability: sum(chances.person, nth, ours),
          u_probability: sum(chances.unrelated, nth, ours),
          ...(level === 0 && (nth === place.forename || nth === place.surname) && { tf_adjustment_column: column, tf_adjustment_weight: 1 }),
        })),
      ],
    })),
  };
}
