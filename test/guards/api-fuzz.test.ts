import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aRequestSent, sendBy, systemIn } from '#test/builders/systems.ts';
import { newWorld } from '#test/world.ts';

// S19 for other systems: whatever JSON comes, or comes instead of JSON, there is no fault, and no word of it comes back.

const times = 1000;
const world = await newWorld({ now: '2026-11-03T09:00Z' });
const system = await systemIn(world);
const canary = 'Quillmarsh';

const odd = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  fc.constantFrom<unknown>(
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    canary,
    `${canary}\u202e`,
    `'; drop table people.person; --`,
    '2027-02-30',
    '0000-01-01',
    '9999-12-31',
    '-000001-01-01',
  ),
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, 1.5, 2 ** 53, [], {}, [[[[[]]]]], 'x'.repeat(20_000), { toString: 1 }, { then: 1 }),
);

const paths = pathsIn(aRequestSent);
type Path = readonly (string | number)[];

/** Every place in the example, its lists and objects too. */
function pathsIn(value: unknown, before: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [before];
  return [before, ...Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, [...before, Array.isArray(value) ? Number(name) : name]))];
}

/** The example with something else at one place, or nothing. */
function changed(value: unknown, [name, ...rest]: Path, to: unknown): unknown {
  if (name === undefined) return to;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  // JSON leaves out what is undefined.
  copy[name] = changed(copy[name], rest, to);
  return copy;
}

test(`${times} odd requests give no fault, and none of their words back`, async t => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(paths.length - 1), fc.option(odd, { nil: undefined })), { minLength: 1, maxLength: 3 }), async changes => {
      const body = changes.reduce<unknown>(
        (made, [at, to]) => (typeof made === 'object' && made !== null ? attempt(made, paths[at]!, to) : made),
        aRequestSent,
      );
      const { status, body: answer } = await sendBy(world, system.token, JSON.stringify(body) ?? '');
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      assert.ok(status < 500, `answered ${status} to ${JSON.stringify(body)?.slice(0, 400)}`);
      assert.ok(!JSON.stringify(answer).includes(canary));
    }),
    { numRuns: times, seed: 26_11_22, endOnFailure: true },
  );
  t.diagnostic([...statuses].map(([status, n]) => `${n} answered ${status}`).join(', '));
  assert.ok((statuses.get(422) ?? 0) > 300 && (statuses.get(201) ?? 0) > 20, 'some are taken, more are not');
});

/** A place that an earlier change took away is not there any more. */
function attempt(body: object, path: Path, to: unknown): unknown {
  try {
    return changed(body, path, to);
  } catch {
    return body;
  }
}

test('what is no JSON, too deep, too long or not said to be JSON', async () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const tried: [string, Record<string, string>, number, string][] = [
    ['{"isDanger":', {}, 400, 'unreadable'],
    ['', {}, 400, 'unreadable'],
    [deep, {}, 400, 'unreadable'],
    ['{"__proto__": {"isDanger": true}}', {}, 400, 'unreadable'],
    ['{"a": {"constructor": {"prototype": 1}}}', {}, 400, 'unreadable'],
    [JSON.stringify({ isDanger: 'x'.repeat(300_000) }), {}, 413, 'too-long'],
    ['a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'not-json'],
    ['--x', { 'content-type': 'multipart/form-data; boundary=x' }, 415, 'not-json'],
    ['{}', { 'content-type': 'text/plain' }, 415, 'not-json'],
    ['[]', {}, 422, 'invalid'],
    ['"x"', {}, 422, 'invalid'],
  ];
  for (const [payload, headers, status, kind] of tried) {
    const answer = await sendBy(world, system.token, payload, { headers });
    assert.deepEqual([answer.status, answer.body.type], [status, `/api/problems/${kind}`], payload.slice(0, 40));
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
  }
  assert.equal((await sendBy(world, system.token, {}, { url: '/api/v1/nothing' })).status, 404);
});
