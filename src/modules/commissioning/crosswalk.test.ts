import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needsOf, outcomeFramework } from '#modules/council/index.ts';
import { findTerms } from '#modules/directory/index.ts';
import { getNewestVersion, questionsOf } from '#modules/forms/index.ts';
import { newWorld } from '#test/world.ts';
import { crosswalk } from './crosswalk.ts';

const world = await newWorld();

test('every need of the framework leads to one category, and says why', () => {
  assert.deepEqual(
    crosswalk.found.map(({ need }) => need).toSorted(),
    needsOf(outcomeFramework())
      .map(({ key }) => key)
      .toSorted(),
  );
  for (const { need, why } of [...crosswalk.found, ...crosswalk.asked]) assert.ok(why.length > 5, need);
});

test('so does every worry that a request can name, but those that say nothing', async () => {
  const offered = await world.asService(async work => {
    const forms = [await getNewestVersion(work, 'request-practitioner'), await getNewestVersion(work, 'request-family')];
    await work.record({ kind: 'test.looked', sentence: () => '', quiet: true }, { familyId: null, details: {} });
    const questions = forms.flatMap(form => form.sections.flatMap(questionsOf)).filter(({ key }) => key === 'worry-topics');
    return questions.flatMap(question => ('choices' in question ? question.choices.map(({ key }) => key) : []));
  });
  const topics = [...new Set(offered)].filter(key => key !== 'other' && key !== 'not-sure').toSorted();
  assert.ok(topics.length > 5);
  assert.deepEqual(crosswalk.asked.map(({ need }) => need).toSorted(), topics);
});

test('the categories are the directory’s, by code and by name', async () => {
  const terms = await world.asService(async work => {
    await work.record({ kind: 'test.looked', sentence: () => '', quiet: true }, { familyId: null, details: {} });
    return findTerms(work);
  });
  const names = new Map(terms.map(({ code, name }) => [code, name]));
  for (const { category, called } of [...crosswalk.found, ...crosswalk.asked]) assert.equal(names.get(category), called);
});
