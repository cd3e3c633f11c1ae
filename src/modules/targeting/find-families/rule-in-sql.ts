import { sql, type RawBuilder } from 'kysely';
import { criteriaOf, foldTree, type Tree } from '../rule.ts';

type Numbers = ReadonlyMap<string, number>;

/** The tree as an expression on `criteria`, a row of bits in which those that a household meets are set; some may be taken as known. */
export const holdsInSql = (tree: Tree, numbers: Numbers, known: ReadonlyMap<string, boolean> = new Map()): RawBuilder<boolean> =>
  foldTree<RawBuilder<boolean>>(tree, {
    criterion: ({ key }) => (known.has(key) ? sql`${known.get(key)}::boolean` : sql`(get_bit(criteria, ${numbers.get(key) ?? -1}::int) = 1)`),
    all: parts => sql`(${sql.join(parts, sql` and `)})`,
    some: (n, parts) =>
      n === 1
        ? sql`(${sql.join(parts, sql` or `)})`
        : sql`(${sql.join(
            parts.map(part => sql`${part}::int`),
            sql` + `,
          )} >= ${n}::int)`,
    not: part => sql`(not ${part})`,
  });

/** Whether it may hold, whoever lives there: one of the ways in which its criteria about age alone may be met. Few rules have more than one such criterion. */
export function mayHoldInSql(tree: Tree, numbers: Numbers): RawBuilder<boolean> {
  const keys = criteriaOf(tree).flatMap(({ key, facts }) => (facts.length === 0 ? [key] : []));
  const ways = Array.from({ length: 2 ** keys.length }, (_, way) => new Map(keys.map((key, place) => [key, (way & (1 << place)) !== 0])));
  return sql.join(
    ways.map(way => holdsInSql(tree, numbers, way)),
    sql` or `,
  );
}

/** Whether some fact is met that the tree asks for. */
export const restsOnFactsInSql = (tree: Tree, numbers: Numbers): RawBuilder<boolean> =>
  holdsInSql({ any: criteriaOf(tree).filter(({ facts }) => facts.length > 0) }, numbers);
