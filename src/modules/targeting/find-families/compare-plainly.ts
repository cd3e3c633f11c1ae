import assert from 'node:assert/strict';
import { evaluatePlainly, factsThatMeet } from '../plain-evaluation.ts';
import { criteriaOf, type Fact, type Tree } from '../rule.ts';

// For tests: what stands in the database beside what the plain words of a rule mean.

type World = { today: Temporal.PlainDate; stored<Row extends object>(question: string, values: unknown[]): Promise<Row[]> };
type RowSaid = { household: number; person: number; what: string; amount: number | null } & Readonly<
  Record<'bornOn' | 'happenedOn' | 'endedOn', string | null>
>;
type Evidence = { household: number; criterion: string; person: number; what: string; feed: string; times: number; on: string; amount: number | null };
const inOrder = (all: readonly Evidence[]) => all.map(one => JSON.stringify(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();

/** Whom a rule lists, and on what, must be what its plain words mean. Gives how many are listed, on how many facts. */
export async function compareWithPlainWords(world: World, ruleId: string, tree: Tree, facts: readonly Fact[], when: string): Promise<[number, number]> {
  const known = withBirthdays(facts);
  const expected = [...evaluatePlainly(tree, known, world.today).keys()];
  const listed = await listedBy(world, ruleId);
  assert.deepEqual(listed.sort(), expected.sort(), `${when}: ${JSON.stringify(tree)}`);
  const evidence = evidencePlainly(tree, known, new Set(expected), world.today);
  assert.deepEqual(inOrder(await evidenceOf(world, ruleId)), inOrder(evidence), `${when}: ${JSON.stringify(tree)}`);
  return [listed.length, evidence.length];
}

const listedBy = async (world: World, ruleId: string) =>
  (
    await world.stored<{ household: number }>(
      `select c.household_no::int as household from targeting.concern c join targeting.concern_rule r on r.concern_id = c.id where r.rule_id = $1 and r.state = 'listed'`,
      [ruleId],
    )
  ).map(({ household }) => household);
const evidenceOf = (world: World, ruleId: string) =>
  world.stored<Evidence>(
    `select c.household_no::int as household, e.criterion, e.person_no::int as person, e.what, e.feed_id as feed, e.times, e.happened_on::text as on, e.amount::float as amount
       from targeting.concern_evidence e join targeting.concern c on c.id = e.concern_id
       join targeting.concern_rule r on r.concern_id = c.id and r.rule_id = e.rule_id and r.state = 'listed' where e.rule_id = $1`,
    [ruleId],
  );

const day = (text: string | null) => (text ? Temporal.PlainDate.from(text) : null);
export const factFrom = (row: RowSaid, feedId: string, currentAsOf: string): Fact => ({
  household: row.household,
  person: row.person,
  what: row.what,
  feedId,
  bornOn: day(row.bornOn),
  happenedOn: day(row.happenedOn),
  endedOn: day(row.endedOn),
  currentAsOf: Temporal.PlainDate.from(currentAsOf),
  amount: row.amount,
});

/** Where a row has no day of birth, another row of the person tells it. */
function withBirthdays(facts: readonly Fact[]): Fact[] {
  const latest = new Map<number, Temporal.PlainDate>();
  for (const { person, bornOn } of facts)
    if (bornOn && (!latest.has(person) || Temporal.PlainDate.compare(bornOn, latest.get(person)!) > 0)) latest.set(person, bornOn);
  return facts.map(fact => ({ ...fact, bornOn: fact.bornOn ?? latest.get(fact.person) ?? null }));
}

/** What each household should be listed for: by person, kind of fact and feed, with the latest day and the amount that says most. */
function evidencePlainly(tree: Tree, facts: readonly Fact[], listed: ReadonlySet<number>, today: Temporal.PlainDate): Evidence[] {
  const ofListed = Map.groupBy(
    facts.filter(({ household }) => listed.has(household)),
    ({ household }) => household,
  );
  return [...ofListed].flatMap(([household, its]) =>
    criteriaOf(tree).flatMap(one => {
      const alike = Map.groupBy(factsThatMeet(one, its, today), ({ person, what, feedId }) => [person, what, feedId].join('/'));
      return [...alike.values()].map(same => {
        const [{ person, what, feedId }] = same as [Fact];
        const amounts = same.flatMap(({ amount }) => amount ?? []);
        const on = same.map(({ happenedOn, currentAsOf }) => (happenedOn ?? currentAsOf).toString()).sort();
        const most = one.under === undefined ? Math.max(...amounts) : Math.min(...amounts);
        return { household, criterion: one.key, person, what, feed: feedId, times: same.length, on: on.at(-1) ?? '', amount: amounts.length > 0 ? most : null };
      });
    }),
  );
}
