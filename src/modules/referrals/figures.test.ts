import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { smallest } from '#platform/small-numbers.ts';
import { figuresFrom, withoutSmall, type Counts } from './figures.ts';

const parts = fc.record({ a: fc.nat({ max: 40 }), b: fc.nat({ max: 40 }), c: fc.nat({ max: 9 }), d: fc.nat({ max: 6 }) });

test('no small number is shown, and none can be worked out of the sum', () => {
  fc.assert(
    fc.property(parts, counts => {
      const sum = Object.values(counts).reduce((all, one) => all + one, 0);
      if (sum > 0 && sum < smallest) return;
      const shown = withoutSmall(sum, counts);
      const names = Object.keys(counts) as (keyof typeof counts)[];
      for (const name of names) if (shown[name] !== null) assert.ok(shown[name] === 0 || shown[name] >= smallest, `${name} is ${shown[name]}`);
      const hidden = names.filter(name => shown[name] === null);
      assert.notEqual(hidden.length, 1, 'one alone is the sum less the others');
      const left = hidden.reduce((all, name) => all + counts[name], 0);
      assert.ok(hidden.length === 0 || left >= smallest, 'what is hidden is not itself a small number');
    }),
  );
});

test('five reasons with five families among them do not tell that each has one', () => {
  const shown = withoutSmall(25, { full: 1, age: 1, area: 1, cost: 1, times: 1, other: 20 });
  assert.equal(shown.other, null);
});

test('nothing is told of the parts of what is not told', () => {
  assert.deepEqual(withoutSmall(null, { a: 0, b: 12 }), { a: null, b: null });
});

const counts = (more: Partial<Counts>): Counts => ({
  ...{ service_id: 's', sent: 0, unanswered: 0, declined: 0, withdrawn: 0, waiting_to_start: 0, started: 0, ended: 0, declined_because: {} },
  ...{ answered: 0, days_to_answer: null, began: 0, days_to_start: null, ...more },
});

test('a service that many were referred to is told of whole', () => {
  const told = figuresFrom(
    counts({
      ...{ sent: 40, unanswered: 6, declined: 12, waiting_to_start: 7, started: 8, ended: 7, declined_because: { full: 6, age: 6 } },
      ...{ answered: 34, days_to_answer: 3.5, began: 15, days_to_start: 20 },
    }),
  );
  assert.deepEqual(told, {
    ...{ serviceId: 's', sent: 40, unanswered: 6, accepted: 22, waitingToStart: 7, started: 8, ended: 7, declined: 12, withdrawn: 0 },
    ...{ declinedBecause: { full: 6, age: 6 }, daysToAnswer: 3.5, daysToStart: 20 },
  });
});

test('of a service that few were referred to nothing is told but that there is something', () => {
  const told = figuresFrom(counts({ sent: 4, unanswered: 4, answered: 4, days_to_answer: 2 }));
  assert.deepEqual(told, {
    ...{ serviceId: 's', sent: null, unanswered: null, accepted: null, waitingToStart: null, started: null, ended: null, declined: null, withdrawn: null },
    ...{ declinedBecause: {}, daysToAnswer: null, daysToStart: null },
  });
});
