import { sensitiveTopics, type Definition, type Question, type Section } from './definition.ts';

const goodKey = /^[a-z0-9]+([.-][a-z0-9]+)*$/;

/** What is wrong with a form itself, in words for the person who writes it. One with faults is not published. */
export function faultsIn(definition: Definition): string[] {
  const { form, version, title, sections } = definition;
  const questions = sections.flatMap(section => section.questions);
  return [
    ...(goodKey.test(form) ? [] : [`The form's key ${form} must be small letters, numbers and hyphens`]),
    ...(Number.isInteger(version) && version > 0 ? [] : ['The version must be a whole number from 1']),
    ...(title.trim() ? [] : ['The form has no title']),
    ...(sections.length > 0 ? [] : ['The form has no sections']),
    ...twice(sections).map(key => `Section ${key} is there twice`),
    ...twice(questions).map(key => `Question ${key} is there twice`),
    ...sections.flatMap(faultsInSection),
  ];
}

function faultsInSection(section: Section): string[] {
  const { key, title, per, sensitive, questions } = section;
  return [
    ...(goodKey.test(key) ? [] : [`The section key ${key} must be small letters, numbers and hyphens`]),
    ...(title.trim() ? [] : [`Section ${key} has no title`]),
    ...(['family', 'person', 'child', 'adult'].includes(per) ? [] : [`Section ${key} is asked of nobody we know`]),
    ...(sensitive === undefined || sensitiveTopics.includes(sensitive) ? [] : [`Section ${key} is sensitive for a reason we do not know`]),
    ...(questions.length > 0 ? [] : [`Section ${key} asks nothing`]),
    ...questions.flatMap((question, i) => faultsInQuestion(question, questions.slice(0, i)).map(fault => `Question ${question.key} ${fault}`)),
    ...(per === 'family' && JSON.stringify(section).includes('{name}') ? [`Section ${key} is about the whole family, so {name} is nobody`] : []),
  ];
}

function faultsInQuestion(question: Question, before: readonly Question[]): string[] {
  return [
    ...(goodKey.test(question.key) ? [] : ['must have a key of small letters, numbers and hyphens']),
    ...(question.wording.trim() ? [] : ['has no wording']),
    ...(question.missing === undefined || question.missing.trim() ? [] : ['has no words for when it is left out']),
    ...faultsInKind(question),
    ...faultsInCondition(question, before),
  ];
}

function faultsInKind(question: Question): string[] {
  switch (question.kind) {
    case 'one-of':
    case 'many-of':
      return [
        ...(question.choices.length > 0 ? [] : ['offers no choices']),
        ...twice(question.choices).map(key => `offers ${key} twice`),
        ...question.choices.flatMap(({ key, wording }) => (goodKey.test(key) && wording.trim() ? [] : [`has a choice ${key} without a key or words`])),
      ];
    case 'scale':
      return [
        ...(Number.isInteger(question.from) && Number.isInteger(question.to) && question.from < question.to
          ? []
          : ['must be a scale from a smaller whole number to a larger one']),
        ...(question.ends.length === 2 && question.ends.every(end => end.trim()) ? [] : ['needs words at both ends of its scale']),
      ];
    case 'short-text':
    case 'long-text':
      return question.max === undefined || (Number.isInteger(question.max) && question.max > 0) ? [] : ['must allow at least one character'];
    case 'date':
      return [];
    default:
      return ['is of a kind we do not know'];
  }
}

function faultsInCondition({ when }: Question, before: readonly Question[]): string[] {
  if (!when) return [];
  const other = before.find(({ key }) => key === when.question);
  if (!other) return [`depends on ${when.question}, which is not asked before it in its section`];
  if (!('choices' in other)) return [`depends on ${when.question}, which offers no choices`];
  if (other.when) return [`depends on ${when.question}, which depends on another question itself`];
  if (when.isOneOf.length === 0) return ['depends on no answer'];
  return when.isOneOf
    .filter(answer => !other.choices.some(({ key }) => key === answer))
    .map(answer => `depends on ${answer}, which ${other.key} does not offer`);
}

function twice(things: readonly { key: string }[]): string[] {
  const keys = things.map(({ key }) => key);
  return [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))];
}
