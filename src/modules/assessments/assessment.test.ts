import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Definition } from '#modules/forms/index.ts';
import { somebody } from '#platform/actor.ts';
import { carriedInto, formFor, missingToFinish, type CarriedSource } from './assessment.ts';
import { openTopics } from './assessment.policy.ts';
import { readersAfter, sectionId, stillCarried, topicOf, type WrittenSection } from './section.ts';

const text = (key: string) => ({ key, kind: 'long-text' as const, wording: key });
const form: Definition = {
  form: 'tennis',
  version: 1,
  title: 'Tennis',
  sections: [
    {
      key: 'club',
      title: 'Club',
      per: 'family',
      questions: [text('club-strengths'), { key: 'club-score', kind: 'scale', wording: 'Score', from: 1, to: 5, ends: ['Low', 'High'] }],
    },
    { key: 'child-voice', title: 'Voice', per: 'child', questions: [text('voice-words'), text('voice-who-may-read')] },
    { key: 'injuries', title: 'Injuries', per: 'person', sensitive: 'health', questions: [text('injury')] },
    {
      key: 'analysis',
      title: 'Analysis',
      per: 'family',
      questions: [{ key: 'level-of-need', kind: 'one-of', wording: 'Level', choices: [{ key: 'universal', wording: 'Universal' }] }],
    },
  ],
};
const person = (id: string, more = {}) => ({ id, name: id, isChild: true, isUnborn: false, ...more });
const written = (section: string, answers: WrittenSection['answers'], more: Partial<WrittenSection> = {}): WrittenSection => ({
  id: section,
  section,
  personId: null,
  answers,
  sensitive: null,
  keptTo: null,
  carried: {},
  isDone: true,
  writtenBy: 'priya',
  writtenAt: null,
  version: 1,
  ...more,
});

test('an unborn child and an adult are not asked for their words, a child is', () => {
  const people = [person('rosa'), person('bump', { isUnborn: true }), person('mina', { isChild: false })];
  assert.deepEqual(
    missingToFinish(form, [], people, []).map(({ key }) => key),
    ['strength-or-need', 'why-not-rosa', 'level-of-need'],
  );
  const enough = [written('club', { 'club-strengths': 'Fun' }), written('analysis', { 'level-of-need': 'universal' })];
  assert.deepEqual(missingToFinish(form, enough, people, ['rosa']), []);
  assert.equal(
    missingToFinish(
      form,
      enough.map(one => ({ ...one, writtenBy: null })),
      people,
      ['rosa'],
    ).length,
    2,
  );
});

test('a score alone is neither a strength nor a need', () => {
  assert.equal(
    missingToFinish(form, [written('club', { 'club-score': 3 })], [], []).some(({ key }) => key === 'strength-or-need'),
    true,
  );
});

test('the newest source is believed; scores, own words and the level are asked afresh; who left is left out', () => {
  const source = (from: CarriedSource['from'], at: string, sets: CarriedSource['sets']): CarriedSource => ({
    from,
    id: at,
    at: Temporal.Instant.from(at),
    form,
    sets,
  });
  const all = { 'club-strengths': 'Old', 'club-score': 2 };
  const sources = [
    source('request', '2027-02-01T09:00Z', [{ section: '', personId: null, answers: { 'club-strengths': 'New' } }]),
    source('assessment', '2026-02-01T09:00Z', [
      { section: 'club', personId: null, answers: all },
      { section: 'analysis', personId: null, answers: { 'level-of-need': 'universal' } },
      { section: 'child-voice', personId: 'rosa', answers: { 'voice-words': 'Then' } },
      { section: 'injuries', personId: 'rosa', answers: { injury: 'Knee' } },
      { section: 'injuries', personId: 'left', answers: { injury: 'Elbow' } },
    ]),
  ];
  const carried = carriedInto(form, sources, [person('rosa')]);
  assert.deepEqual(
    carried.map(({ section, personId, answers, carried: marks }) => ({ section, personId, answers, from: Object.values(marks).map(({ from }) => from) })),
    [
      { section: 'club', personId: null, answers: { 'club-strengths': 'New' }, from: ['request'] },
      { section: 'injuries', personId: 'rosa', answers: { injury: 'Knee' }, from: ['assessment'] },
    ],
  );
});

test('an answer that was changed no longer says where it came from', () => {
  const mark = { from: 'request' as const, id: '1', at: '2027-02-01T09:00Z' };
  const before = written('club', { a: 'Same', b: ['x', 'y'], c: 'Old' }, { carried: { a: mark, b: mark, c: mark } });
  assert.deepEqual(Object.keys(stillCarried(before, { a: 'Same', b: ['x', 'y'], c: 'New' })), ['a', 'b']);
});

test('a sensitive topic is for those named; nobody’s topic is begun by who started the assessment', () => {
  const [lead, other] = [somebody('lead'), somebody('other')];
  const open = (actor: typeof lead, readers: Parameters<typeof openTopics>[2]) => [...openTopics(actor, { startedBy: 'lead' }, readers, ['health', 'abuse'])];
  assert.deepEqual(open(lead, []), ['health', 'abuse']);
  assert.deepEqual(open(other, []), []);
  assert.deepEqual(open(lead, [{ topic: 'abuse', workerId: 'other', isNow: true }]), ['health']);
  assert.deepEqual(open(lead, [{ topic: 'abuse', workerId: 'other', isNow: false }]), ['health'], 'what was written stays with its writer’s topic');
  assert.deepEqual(open(other, [{ topic: 'abuse', workerId: 'other', isNow: true }]), ['abuse']);
  assert.deepEqual(
    formFor(form, new Set()).sections.map(({ key }) => key),
    ['club', 'child-voice', 'analysis'],
  );
});

test('a child’s words open as it is decided with them, and never shut out who wrote them', () => {
  const voice = form.sections[1]!;
  const kept = written('child-voice', {}, { keptTo: ['tom', 'ines'], writtenBy: 'tom' });
  assert.deepEqual(readersAfter(voice, {}, null, 'tom'), ['tom']);
  assert.deepEqual(readersAfter(voice, { 'voice-who-may-read': 'named' }, kept, 'ines'), ['tom', 'ines']);
  assert.deepEqual(readersAfter(voice, { 'voice-who-may-read': 'writer' }, kept, 'tom'), ['tom']);
  assert.deepEqual(readersAfter(voice, { 'voice-who-may-read': 'writer' }, written('child-voice', {}, { writtenBy: 'tom' }), 'priya'), ['tom', 'priya']);
  assert.equal(readersAfter(voice, { 'voice-who-may-read': 'team' }, kept, 'tom'), null);
  assert.equal(readersAfter(form.sections[0]!, {}, null, 'tom'), null);
});

test('all that is said of an unborn child is for those named for the pregnancy', () => {
  assert.equal(topicOf(form.sections[1]!, person('bump', { isUnborn: true })), 'pregnancy');
  assert.equal(topicOf(form.sections[1]!, person('rosa')), null);
  assert.equal(topicOf(form.sections[2]!, person('bump', { isUnborn: true })), 'health');
});

test('a section’s id is a UUID of its own, the same each time', () => {
  const place = { assessmentId: '00000000-0000-7000-9000-000000000001', section: 'club', personId: null };
  assert.match(sectionId(place), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(sectionId(place), sectionId({ ...place }));
  assert.notEqual(sectionId(place), sectionId({ ...place, section: 'injuries' }));
});
