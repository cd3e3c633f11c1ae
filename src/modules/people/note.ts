import type { NoteKind } from './family.ts';

export const noteKindWords: Record<NoteKind, string> = {
  note: 'Note',
  spoke: 'Spoke',
  visited: 'Visited',
  'no-answer': 'Rang, no answer',
  'not-in': 'Called, nobody in',
  'was-not-brought': 'Child was not brought',
};

export const topicWords: Record<string, string> = {
  'mental-health': 'Mental health',
  abuse: 'Abuse',
  pregnancy: 'Pregnancy',
  offences: 'Offences',
  health: 'Health',
  address: 'Where somebody lives',
};
export const topicChoices = (['mental-health', 'abuse', 'pregnancy', 'offences', 'health'] as const).map(value => ({ value, label: topicWords[value]! }));
