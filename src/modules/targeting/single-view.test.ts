import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';
import { factKinds, feedKinds } from './fact.ts';
import { daysUntilOld, isOld, silenceOf, surenessWords, type KnownFact, type SharedFeed } from './single-view.ts';
import { agesWords, amountWords, whenWords } from './single-view-words.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2027-03-01');
const feed: SharedFeed = {
  ...{ id: 'f', name: 'Census', kind: 'school-census', agency: 'Schools', agreement: '', purpose: '', lawfulBasis: '' },
  ...{ fromAge: 5, untilAge: 16, whom: null, postcodes: null, since: null, asAt: day('2027-02-20'), isMatched: true, guarded: [], roles: [], purposes: [] },
  ...{ shows: ['what', 'happened_on', 'ended_on', 'count'], monthsBack: 24 },
};
const fact: KnownFact = {
  ...{ personId: 'p', feedId: 'f', what: 'suspension', lasts: false, service: null, worker: null, contact: null, times: 1, firstOn: today, lastOn: today },
  ...{ endedOn: null, amount: null, sureness: 1, asAt: today, each: [] },
};
const somebody: Parameters<typeof silenceOf>[1] = { id: 'p', bornOn: day('2015-06-01'), dueOn: null, bornAbout: null };
const nowhere = { outside: new Map<string, string[]>(), unplaced: new Map<string, string[]>() };
const known = { matched: new Set(['p']), myTopics: [], ...nowhere };

test('what the database guards is what the facts say', async () => {
  const world = await newWorld();
  const facts = await world.stored<{ key: string; topic: string | null; lasts: boolean }>(`select key, topic, lasts from targeting.fact_kind`);
  const expected = factKinds.map(({ key, topic = null, lasts = false }) => ({ key, topic, lasts }));
  const byKey = (one: { key: string }, other: { key: string }) => (one.key < other.key ? -1 : 1);
  assert.deepEqual(facts.toSorted(byKey), expected.toSorted(byKey));
  const kinds = await world.stored<{ key: string; topic: string | null }>(`select key, topic from targeting.feed_kind`);
  assert.deepEqual(kinds.toSorted(byKey), feedKinds.map(({ key, topic = null }) => ({ key, topic })).toSorted(byKey));
});

test('silence: outside whom it covers it is not held; inside, nothing is known; where facts are guarded, nothing is shown', () => {
  const of = (changes: Partial<SharedFeed>, person: Partial<Parameters<typeof silenceOf>[1]> = {}, view = known) =>
    silenceOf({ ...feed, ...changes }, { ...somebody, ...person }, view, today);
  assert.equal(of({}), 'nothing known');
  assert.equal(of({}, { bornOn: day('2010-02-28') }), 'not held');
  assert.equal(of({}, { bornOn: day('2010-03-02') }), 'nothing known');
  assert.equal(of({}, { bornOn: day('2022-03-02') }), 'not held');
  assert.equal(of({}, { bornOn: null, bornAbout: 1990 }), 'not held');
  assert.equal(of({}, { bornOn: null, bornAbout: 2011 }), 'age not known');
  assert.equal(of({ asAt: null }), 'nothing loaded');
  assert.equal(of({ isMatched: false }), 'not matched');
  assert.equal(of({}, {}, { matched: new Set(), myTopics: [], ...nowhere }), 'not matched');
  assert.equal(of({ postcodes: ['FN1'] }, {}, { ...known, outside: new Map([['p', ['f']]]) }), 'outside the area');
  assert.equal(of({ postcodes: ['FN1'] }, {}, { ...known, unplaced: new Map([['p', ['f']]]) }), 'place not known');
  assert.equal(of({ whom: 'tenants of one landlord' }), 'some alone');
  assert.equal(of({ kind: 'police' }), 'nothing to show');
  assert.equal(silenceOf({ ...feed, kind: 'police' }, somebody, { ...known, myTopics: ['abuse', 'offences'] }, today), 'nothing known');
  assert.equal(silenceOf(feed, { ...somebody, bornOn: null, dueOn: day('2027-06-01') }, known, today), 'unborn');
});

test('a file is old after 45 days', () => {
  assert.equal(isOld({ ...feed, asAt: today.subtract({ days: daysUntilOld }) }, today), false);
  assert.equal(isOld({ ...feed, asAt: today.subtract({ days: daysUntilOld + 1 }) }, today), true);
});

test('when and how often, as far as the rule shows it', () => {
  const say = (changes: Partial<KnownFact>, shows = feed.shows) => whenWords({ ...fact, ...changes }, { ...feed, shows });
  assert.equal(say({}), 'On 1 March 2027');
  assert.equal(say({ times: 4, firstOn: day('2026-03-09'), lastOn: day('2026-05-03') }), '4 times since March 2026, last on 3 May 2026');
  assert.equal(say({ times: null, firstOn: null }), 'Last on 1 March 2027');
  assert.equal(say({ times: 2, firstOn: null, lastOn: null }, ['count']), 'Twice in the last 24 months');
  assert.equal(say({ firstOn: null, lastOn: null }), 'Once on a day not given');
  assert.equal(say({ what: 'attendance', times: 3, firstOn: day('2026-10-20') }), 'On 1 March 2027; 3 figures since October 2026');
  assert.equal(say({ lasts: true }), 'Since 1 March 2027');
  assert.equal(say({ lasts: true }, ['happened_on']), 'Began on 1 March 2027');
  assert.equal(say({ lasts: true, lastOn: day('2026-01-01'), endedOn: today }), 'From 1 January 2026 to 1 March 2027');
  assert.equal(say({ lasts: true, times: 2, firstOn: day('2025-01-01') }), 'Twice since January 2025, last since 1 March 2027');
  assert.equal(say({ lasts: true, times: null, firstOn: null, lastOn: null }, ['what']), 'In the last 24 months');
});

test('amounts, ages and doubt in words', () => {
  assert.equal(amountWords('rent-arrears', 1240.4), '£1,240');
  assert.equal(amountWords('attendance', 82.25), '82.3%');
  assert.equal(amountWords('suspension', 1), '1 day');
  assert.equal(amountWords('missing', 3), null);
  assert.equal(agesWords({ ...feed, fromAge: null }), 'ages up to 16');
  assert.equal(agesWords({ ...feed, untilAge: null }), 'ages 5 and over');
  assert.deepEqual([surenessWords(1), surenessWords(0.99), surenessWords(0.9)], ['Very likely', 'Very likely', 'Likely']);
});
