import assert from 'node:assert/strict';
import { test } from 'node:test';
import { form } from './form.ts';
import { text, yesNo } from './fields.ts';
import { anotherForm, answersIn, checkGroups, firstUnanswered, isAnswered, isOpen, itemName, numbersOf, stepAfter, stepBefore } from './journey-answers.ts';
import { repeatedStep, step, type Steps } from './journey.ts';

// Joining a tennis club.
const who = step({ title: 'Who you are', form: form({ name: text({ label: 'Your name', missing: 'Enter your name' }) }) });
const young = step({ title: 'Your age', form: form({ isYoung: yesNo({ label: 'Are you under 18?', missing: 'Select yes or no' }) }) });
const rules = step({ title: 'Rules for juniors', form: form({}), asked: ({ young: age }) => (age as { isYoung: boolean } | undefined)?.isYoung === true });
const friends = repeatedStep({
  title: 'Who plays with you',
  form: form({ name: text({ label: 'Name', missing: 'Enter a name' }) }),
  repeats: { one: 'friend', many: 'friends', itemName: friend => friend.name, atLeastOne: false, first: 'Does anybody play with you?' },
});
const shoes = step({ title: 'Shoes', form: form({ size: text({ label: 'Size' }) }) });
const steps = { who, young, rules, friends, shoes } as unknown as Steps;

const ann = { name: 'Ann' };
const hrefOf = (slug: string) => `/join/${slug}`;

test('answers that pass are read, those that do not are left out', () => {
  assert.deepEqual(answersIn(steps, { who: ann, young: { isYoung: 'perhaps' } }), { who: { name: 'Ann' }, friends: [] });
});

test('a step is asked only where earlier answers make it so, whatever was once typed there', () => {
  const typed = { who: ann, young: { isYoung: 'yes' }, rules: {} };
  assert.ok('rules' in answersIn(steps, typed));
  assert.ok(!('rules' in answersIn(steps, { ...typed, young: { isYoung: 'no' } })));
});

test('the next step is the first still to answer; then none', () => {
  assert.equal(firstUnanswered(steps, {}), 'who');
  assert.equal(firstUnanswered(steps, { who: ann, shoes: {} }), 'young');
  assert.equal(firstUnanswered(steps, { who: ann, young: { isYoung: 'no' }, friends: {}, shoes: {} }), null);
});

test('what a page only tells is shown again whenever the answer before it is given again', () => {
  const typed = { who: ann, young: { isYoung: 'yes' }, rules: {}, friends: {}, shoes: {} };
  assert.equal(stepAfter(steps, typed, 'young'), 'rules');
  assert.equal(stepAfter(steps, typed, 'who'), null);
  assert.equal(stepAfter(steps, { ...typed, young: { isYoung: 'no' } }, 'young'), null);
});

test('back leads to the asked step before, and from the answers to the last', () => {
  const typed = { who: ann, young: { isYoung: 'no' } };
  assert.equal(stepBefore(steps, typed, 'who'), null);
  assert.equal(stepBefore(steps, typed, 'friends'), 'young');
  assert.equal(stepBefore(steps, { ...typed, young: { isYoung: 'yes' } }, 'friends'), 'rules');
  assert.equal(stepBefore(steps, typed, null), 'shoes');
});

test('a repeated step is answered once no more is said and each thing is whole', () => {
  assert.equal(isAnswered(steps['friends']!, 'friends', {}), false);
  assert.equal(isAnswered(steps['friends']!, 'friends', { friends: {} }), true);
  assert.equal(isAnswered(steps['friends']!, 'friends', { friends: {}, 'friends.1': { name: '' } }), false);
  assert.equal(isAnswered(steps['friends']!, 'friends', { friends: {}, 'friends.1': { name: 'Bo' } }), true);
  const atLeastOne = { ...friends, repeats: { ...friends.repeats, atLeastOne: true } } as unknown as Steps[string];
  assert.equal(isAnswered(atLeastOne, 'friends', { friends: {} }), false);
});

test('things of a repeated step keep their numbers when one is taken away', () => {
  const typed = { 'friends.1': { name: 'Bo' }, 'friends.10': { name: 'Di' }, 'friends.2': { name: 'Cy' }, friendsAndMore: {} };
  assert.deepEqual(numbersOf(typed, 'friends'), [1, 2, 10]);
  assert.equal(itemName(steps['friends']!, { name: 'Bo' }, 1), 'Bo');
  assert.equal(itemName(steps['friends']!, undefined, 2), 'Friend 2 (not finished)');
});

test('the question under a list is another one once there is something in it', () => {
  const label = (howMany: number) => anotherForm(steps['friends']!, howMany).fields.another.label;
  assert.deepEqual([label(0), label(1)], ['Does anybody play with you?', 'Do you need to add another friend?']);
});

test('check answers: every answer with its way back, a name for each thing, and "No" where there is none', () => {
  const typed = { who: ann, young: { isYoung: 'yes' }, rules: {}, friends: {}, 'friends.3': { name: 'Bo' }, shoes: {} };
  assert.deepEqual(checkGroups(steps, typed, hrefOf), [
    { title: 'Who you are', rows: [{ label: 'Your name', answer: 'Ann', changeHref: '/join/who' }] },
    { title: 'Your age', rows: [{ label: 'Are you under 18?', answer: 'Yes', changeHref: '/join/young' }] },
    { title: 'Bo', rows: [{ label: 'Name', answer: 'Bo', changeHref: '/join/friends/3' }] },
  ]);
  const alone = checkGroups(steps, { friends: {} }, hrefOf);
  assert.deepEqual(alone, [{ title: 'Who plays with you', rows: [{ label: 'Does anybody play with you?', answer: 'No', changeHref: '/join/friends' }] }]);
});

test('no later step opens before the one that comes before everything else', () => {
  assert.equal(isOpen(steps, { who: ann }, 'young', 'young'), true);
  assert.equal(isOpen(steps, { who: ann }, 'shoes', 'young'), false);
  assert.equal(isOpen(steps, { who: ann, young: { isYoung: 'no' } }, 'shoes', 'young'), true);
  assert.equal(isOpen(steps, {}, 'shoes', undefined), true);
});
