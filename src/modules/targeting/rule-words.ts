import { findFactKind, type FactKind } from './fact.ts';
import { foldTree, usualMonths, type Criterion, type Tree } from './rule.ts';

/** The names of feeds, by id, for the criteria that name some. */
export type FeedNames = ReadonlyMap<string, string>;

/** A rule in one sentence. Round brackets hold what stands together, so that it can be read in one way alone. */
export const sentenceOf = (tree: Tree, feeds: FeedNames = new Map()): string =>
  foldTree<string>(tree, {
    criterion: one => criterionInWords(one, feeds),
    all: (parts, as) => `${as ? `${as}: ` : ''}all of (${parts.join('; ')})`,
    some: (n, parts, as) => `${as ? `${as}: ` : ''}${n === 1 ? 'any' : `at least ${n}`} of (${parts.join('; ')})`,
    not: part => `not (${part})`,
  });

/** A criterion as it is said in that sentence: “Reported missing” at least 2 times in the last 12 months of one person aged 10 to 17. */
export function criterionInWords(one: Criterion, feeds: FeedNames = new Map()): string {
  if (one.facts.length === 0) return `somebody ${ages(one)} lives there`;
  const facts = one.facts.map(fact => `“${findFactKind(fact)?.words ?? fact}”`).join(' or ');
  const said = one.feeds?.map(id => `“${feeds.get(id) ?? 'a feed that is gone'}”`).join(' or ');
  const months = one.months ?? usualMonths;
  return [facts, amount(one), often(one), `in the last ${months === 1 ? 'month' : `${months} months`}`, ofWhom(one), said && `said by ${said}`]
    .filter(Boolean)
    .join(' ');
}

const often = ({ times = 1 }: Criterion) => (times === 1 ? '' : `at least ${times} times`);

function ofWhom(one: Criterion): string {
  if ((one.times ?? 1) === 1) return ages(one) && `of somebody ${ages(one)}`;
  return one.together ? `over the whole household${ages(one) && `, of anybody ${ages(one)}`}` : `of one person${ages(one) && ` ${ages(one)}`}`;
}

function ages({ from, until }: Criterion): string {
  if (from === undefined && until === undefined) return '';
  if (until === undefined) return `aged ${from} or over`;
  if (from === undefined) return `aged ${until} or under`;
  return `aged ${from} to ${until}`;
}

type Unit = NonNullable<FactKind['amount']>;
const inUnit = (number: number, unit: Unit | undefined) =>
  unit === 'percent'
    ? `${number}%`
    : unit === 'pounds'
      ? `£${number.toLocaleString('en-GB')}`
      : unit === 'days'
        ? `${number} ${number === 1 ? 'day' : 'days'}`
        : String(number);

/** A measure of a fact, as in 85% or £320. */
export const amountInWords = (fact: string, number: number): string => inUnit(number, findFactKind(fact)?.amount);

function amount({ facts, under, atLeast }: Criterion): string {
  const unit = findFactKind(facts[0] ?? '')?.amount;
  return [under !== undefined && `under ${inUnit(under, unit)}`, atLeast !== undefined && `of ${inUnit(atLeast, unit)} or more`].filter(Boolean).join(' and ');
}
