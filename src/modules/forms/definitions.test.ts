import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { carryOver } from './carry-over.ts';
import { completeness } from './completeness.ts';
import { faultsIn } from './definition-faults.ts';
import { readDefinitions } from './definition-files.ts';
import { findQuestion, questionsOf, type Definition } from './definition.ts';

const definitions = await readDefinitions();
const getForm = (form: string) => definitions.find(definition => definition.form === form)!;
const [assessment, fromPractitioner, fromFamily] = ['early-help-assessment', 'request-practitioner', 'request-family'].map(getForm) as [
  Definition,
  Definition,
  Definition,
];

/** Every word of a form that somebody may read. */
const wordsOf = (form: Definition): string[] => [
  form.title,
  ...form.sections.flatMap(({ title, hint }) => [title, hint ?? '']),
  ...questionsOf(form).flatMap(question => [
    question.wording,
    question.hint ?? '',
    question.missing ?? '',
    ...('choices' in question ? question.choices.flatMap(({ wording, hint }) => [wording, hint ?? '']) : []),
    ...('ends' in question ? question.ends : []),
  ]),
];

/** Names of licensed tools, which may not be shipped or copied; words that blame; words that only offices use. */
const bannedWords = [
  ...['signs of safety', 'outcomes star', 'family star', 'sdq', 'strengths and difficulties', 'graded care profile', 'gcp2', 'dash'],
  ...[
    'dysfunctional',
    'chaotic',
    'hard to reach',
    'troubled famil',
    'disengage',
    'non-compli',
    'refused to',
    'failed to',
    'broken home',
    'attention seeking',
    'deprived',
  ],
  ...[
    'please',
    'utilise',
    'in order to',
    'e.g.',
    'i.e.',
    'etc',
    'dob',
    'via',
    'key worker',
    'stakeholder',
    'facilitate',
    'interventions',
    'click',
    'client',
    'service user',
  ],
];

test('each form is without faults', () => {
  assert.ok(definitions.length >= 3);
  for (const form of definitions) assert.deepEqual(faultsIn(form), [], form.form);
});

test('no form uses a word we do not use, and straight quotes only', () => {
  for (const form of definitions) {
    for (const words of wordsOf(form)) {
      for (const banned of bannedWords) assert.doesNotMatch(words, new RegExp(`\\b${banned.replaceAll('.', '\\.')}`, 'i'), words);
      assert.doesNotMatch(words, /[‘’“”–—!]| {2}/, words);
    }
  }
});

test('mistakes begin as the GOV.UK style has them, and questions end with a question mark where they ask', () => {
  for (const question of definitions.flatMap(questionsOf)) {
    if (question.missing !== undefined) assert.match(question.missing, /^(Enter|Select) .*[^.?]$/, question.key);
    assert.match(question.wording, /\?$|^Tell us/, question.key);
  }
});

test('the form for families can be read at the age of nine, and one for practitioners need not be', () => {
  for (const sentence of sentencesOf(fromFamily)) assert.ok(sentence.split(/\s+/).length <= 14, sentence);
  for (const word of sentencesOf(fromFamily).flatMap(wordsIn)) assert.ok(syllablesIn(word) <= 3, word);
  assert.ok(schoolGradeOf(fromFamily) <= 2, `reads at school grade ${schoolGradeOf(fromFamily)}`);
  assert.ok(schoolGradeOf(assessment) > 2);
});

test('a family and a practitioner are asked the same things, so that their answers can be counted together', () => {
  for (const key of ['going-well', 'worry-topics', 'worried-about', 'how-long', 'how-things-are-sender', 'would-help']) {
    const [theirs, ours] = [findQuestion(fromFamily, key), findQuestion(fromPractitioner, key)];
    assert.equal(theirs?.kind, ours?.kind, key);
  }
  const topics = (form: Definition) => offeredBy(form, 'worry-topics').filter(key => key !== 'not-sure');
  assert.deepEqual(topics(fromFamily), topics(fromPractitioner));
});

test('what a request said fills the assessment', () => {
  const said = { 'going-well': 'Grandma helps', 'worried-about': 'The rent', 'would-help': 'Advice' };
  assert.deepEqual(carryOver(said, fromPractitioner, assessment), { 'going-well': 'Grandma helps', 'worried-about': 'The rent' });
});

test('the assessment covers each domain with strengths, needs and a score from 1 to 5', () => {
  const domains = [
    'family-relationships',
    'home-money-work',
    'parenting',
    'community',
    'child-health',
    'child-learning',
    'child-feelings',
    'adult-health',
    'adult-mental-health',
    'safety',
  ];
  for (const domain of domains) {
    for (const part of ['strengths', 'needs']) assert.equal(findQuestion(assessment, `${domain}-${part}`)?.kind, 'long-text', domain);
    const score = findQuestion(assessment, `${domain}-score`);
    assert.ok(score?.kind === 'scale' && score.from === 1 && score.to === 5, domain);
  }
});

test('what only named people may read is asked apart', () => {
  const topics = Object.fromEntries(assessment.sections.flatMap(({ key, sensitive }) => (sensitive ? [[key, sensitive]] : [])));
  assert.deepEqual(topics, {
    'adult-mental-health': 'mental-health',
    pregnancy: 'pregnancy',
    safety: 'abuse',
    'safety-of-person': 'abuse',
    offences: 'offences',
  });
  const open = new Set(assessment.sections.filter(section => !section.sensitive).flatMap(section => needsOfferedBy({ ...assessment, sections: [section] })));
  for (const need of ['2.1', '3.2', '4.1', '6.1', '7.1', '8.1', '8.2', '8.3']) assert.equal(open.has(need), false, need);
});

test('a child is heard in five parts, and who may read their words is decided', () => {
  const voice = assessment.sections.find(section => section.key === 'child-voice');
  assert.equal(voice?.per, 'child');
  for (const part of ['space', 'words', 'audience', 'influence', 'told-back', 'who-may-read']) assert.ok(findQuestion(voice, `voice-${part}`), part);
});

test('the needs offered are those of the outcome framework, and the levels those of the council, in the same words', () => {
  const council = (file: string): unknown => JSON.parse(readFileSync(new URL(`../council/${file}.json`, import.meta.url), 'utf8'));
  const { frameworks } = council('outcomes') as { frameworks: { outcomes: { needs: { key: string; words: string }[] }[] }[] };
  const needs = frameworks[0]!.outcomes.flatMap(outcome => outcome.needs);
  assert.deepEqual(new Set(needsOfferedBy(assessment)), new Set(needs.map(need => need.key)));
  const offered = questionsOf(assessment).flatMap(question => (question.key.startsWith('outcome-needs-') && 'choices' in question ? question.choices : []));
  for (const { key, wording } of offered) assert.equal(wording, needs.find(need => need.key === key)?.words);
  const levels = (council('levels-of-need') as { levels: { key: string }[] }).levels.map(level => level.key);
  assert.deepEqual(offeredBy(assessment, 'level-of-need'), levels);
});

test('a family of four has one list of what is left to do', () => {
  const people = ['Ada', 'Ben'].map(name => ({ id: name, name, isChild: true })).concat(['Cam', 'Dee'].map(name => ({ id: name, name, isChild: false })));
  const { sections, done, of } = completeness(assessment, [], people);
  assert.deepEqual([done, of], [0, 2 + 2 + 3]);
  for (const { title } of sections) assert.doesNotMatch(title, /[{}]/);
});

const offeredBy = (form: Definition, key: string): string[] => {
  const question = findQuestion(form, key);
  return question && 'choices' in question ? question.choices.map(choice => choice.key) : [];
};

const needsOfferedBy = (form: Definition) =>
  questionsOf(form).flatMap(question => (question.key.startsWith('outcome-needs-') ? offeredBy(form, question.key) : []));

const sentencesOf = (form: Definition) =>
  wordsOf(form)
    .flatMap(words => words.split(/(?<=[.?])\s+/))
    .filter(Boolean);
const wordsIn = (sentence: string): string[] => sentence.toLowerCase().match(/[a-z']+/g) ?? [];

/** The school year in which whole sentences can be read, by Flesch and Kincaid; children of nine are in the fourth. Ours aims lower. */
function schoolGradeOf(form: Definition): number {
  const sentences = sentencesOf(form)
    .map(wordsIn)
    .filter(words => words.length >= 4);
  const words = sentences.flat();
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

/** Groups of vowels, less a silent e: near enough to compare one wording with another. */
function syllablesIn(word: string): number {
  const groups =
    word
      .replace(/'s$/, '')
      .replace(/(?<=[^l])e$|es$|(?<![td])ed$/, '')
      .match(/[aeiouy]+/g)?.length ?? 0;
  return Math.max(1, groups);
}
