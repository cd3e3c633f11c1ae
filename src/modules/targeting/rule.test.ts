import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { factKinds } from './fact.ts';
import { aTree, chance, someFacts } from './made-up-rules.ts';
import { evaluatePlainly } from './plain-evaluation.ts';
import { faultsIn, holds, type Criterion, type Fact, type Tree } from './rule.ts';
import { linesOf, treeOf } from './rule-lines.ts';
import { sentenceOf } from './rule-words.ts';
import { shippedRules } from './shipped-rules.ts';

const today = Temporal.PlainDate.from('2027-03-01');
const feeds = new Map([
  ['feed-1', 'School census'],
  ['feed-2', 'Police'],
]);
const missing: Criterion = { key: 'm', facts: ['missing'] };
const asb: Criterion = { key: 'a', facts: ['asb'] };
const child: Criterion = { key: 'child', facts: [], from: 0, until: 17 };

describe('a rule in words', () => {
  test('reads as a sentence', () => {
    const tree: Tree = {
      all: [
        child,
        {
          some: 2,
          of: [
            { key: 'x', facts: ['attendance'], under: 90, from: 5, until: 15 },
            { ...missing, times: 3, months: 6 },
            { ...asb, times: 2, together: true },
          ],
        },
        { not: asb },
      ],
    };
    assert.equal(
      sentenceOf(tree),
      'all of (somebody aged 0 to 17 lives there; at least 2 of (“School attendance” under 90% in the last 12 months of somebody aged 5 to 15; “Reported missing” at least 3 times in the last 6 months of one person; “Anti-social behaviour” at least 2 times in the last 12 months over the whole household); not (“Anti-social behaviour” in the last 12 months))',
    );
  });

  test('the sentence alone tells whom the rule lists: read back, it finds the same households', () => {
    const random = chance(11);
    for (let n = 0; n < 300; n += 1) {
      const tree = aTree(random, [...feeds.keys()]);
      const facts = someFacts(random, 120, today).map((row): Fact => ({
        household: row.household,
        person: row.person,
        what: row.what,
        feedId: random(2) === 0 ? 'feed-1' : 'feed-2',
        bornOn: row.bornOn ? Temporal.PlainDate.from(row.bornOn) : null,
        happenedOn: row.happenedOn ? Temporal.PlainDate.from(row.happenedOn) : null,
        endedOn: row.endedOn ? Temporal.PlainDate.from(row.endedOn) : null,
        currentAsOf: today,
        amount: row.amount,
      }));
      const listed = (one: Tree) => [...evaluatePlainly(one, facts, today).keys()];
      assert.deepEqual(listed(readBack(sentenceOf(tree, feeds))), listed(tree), sentenceOf(tree, feeds));
    }
  });
});

describe('what can be published', () => {
  test('a rule that would list households of whom nothing is told is refused', () => {
    assert.deepEqual(faultsIn({ all: [child, missing] }), []);
    assert.match(faultsIn({ any: [child, missing] }).join(), /list households of whom no partner says anything/);
    assert.match(faultsIn({ not: missing }).join(), /no partner says anything/);
    assert.match(faultsIn({ all: [] }).join(), /at least one criterion/);
  });

  test('what cannot be is refused with a reason', () => {
    assert.match(faultsIn({ key: 'k', facts: ['no-such-fact'] }).join(), /not a kind of fact/);
    assert.match(faultsIn({ ...missing, under: 90 }).join(), /amount/);
    assert.match(faultsIn({ key: 'k', facts: ['attendance', 'rent-arrears'], under: 90 }).join(), /amount/);
    assert.match(faultsIn({ ...missing, from: 20, until: 10 }).join(), /youngest/);
    assert.match(faultsIn({ some: 3, of: [missing, asb] }).join(), /3 of 2/);
    assert.match(faultsIn({ all: [missing, { ...asb, key: 'm' }] }).join(), /same key/);
  });
});

test('at least so many of so many', () => {
  const tree: Tree = { some: 2, of: [missing, asb, { not: child }] };
  assert.equal(holds(tree, new Set(['m'])), true);
  assert.equal(holds(tree, new Set(['m', 'child'])), false);
});

describe('the rules that come with the service', () => {
  for (const { key, tree, source } of shippedRules) {
    test(key, () => {
      assert.deepEqual(faultsIn(tree), []);
      assert.ok(source.length > 20);
      const lines = linesOf(tree);
      assert.ok(lines, 'can be edited line by line');
      assert.deepEqual(treeOf(lines), tree, 'and is the same when nothing is changed');
    });
  }
});

test('lines say what their tree says; a tree deeper than lines is not shown as lines', () => {
  for (const tree of [
    missing,
    { any: [missing, asb] },
    { all: [missing, asb] },
    { some: 2, of: [missing, asb, child] },
    { all: [{ some: 1, of: [missing] }, { not: asb }] },
  ] as Tree[]) {
    const lines = linesOf(tree);
    assert.ok(lines);
    for (const met of [[], ['m'], ['a'], ['m', 'a'], ['m', 'child']])
      assert.equal(holds(treeOf(lines), new Set(met)), holds(tree, new Set(met)), JSON.stringify(tree));
  }
  assert.equal(linesOf({ any: [{ all: [missing, asb] }, child] }), null);
});

/** Reads a sentence as somebody would who has nothing else. */
function readBack(sentence: string): Tree {
  let keys = 0;
  const read = (text: string): Tree => {
    const inside = /^(?:[^“(]*: )?(all|any|at least (\d+)) of \((.*)\)$/s.exec(text);
    if (inside) {
      const parts = splitParts(inside[3] ?? '').map(read);
      return inside[1] === 'all' ? { all: parts } : inside[1] === 'any' ? { any: parts } : { some: Number(inside[2]), of: parts };
    }
    const not = /^not \((.*)\)$/s.exec(text);
    return not ? { not: read(not[1] ?? '') } : criterion(text);
  };
  const criterion = (text: string): Criterion => {
    const key = `k${(keys += 1)}`;
    const number = (pattern: RegExp) => (pattern.test(text) ? Number(pattern.exec(text)?.[1]) : undefined);
    const [from, until] = /aged (\d+) to (\d+)/.exec(text)?.slice(1).map(Number) ?? [number(/aged (\d+) or over/), number(/aged (\d+) or under/)];
    const ages = { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
    if (text.startsWith('somebody')) return { key, facts: [], ...ages };
    const [said, by] = text.split(' said by ');
    const quoted = (some: string | undefined) => [...(some ?? '').matchAll(/“([^”]*)”/g)].map(([, words]) => words ?? '');
    const under = number(/under [£]?(\d+)/);
    const atLeast = number(/of [£]?(\d+)\S*(?: days?)? or more/);
    return {
      key,
      facts: quoted(said).map(words => factKinds.find(kind => kind.words === words)?.key ?? ''),
      ...(by !== undefined && { feeds: quoted(by).map(name => [...feeds].find(([, known]) => known === name)?.[0] ?? '') }),
      times: number(/at least (\d+) times/) ?? 1,
      months: number(/last (\d+) months/) ?? 1,
      ...(/over the whole household/.test(text) && { together: true }),
      ...(under !== undefined && { under }),
      ...(atLeast !== undefined && { atLeast }),
      ...ages,
    };
  };
  return read(sentence);
}

/** What stands between semicolons, but for those within brackets. */
function splitParts(text: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of text) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (letter === ';' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map(part => part.trim());
}
