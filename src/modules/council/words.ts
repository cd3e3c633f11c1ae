import words from './words.json' with { type: 'json' };

export type WordKey =
  'request' | 'front-door' | 'assessment' | 'team' | 'meeting' | 'lead-practitioner' | 'panel' | 'plan' | 'directory' | 'social-care' | 'step-up' | 'step-down';

/** What this council calls a thing; `others` are the names that people elsewhere use and may search for. */
export type Word = { key: WordKey; one: string; many: string; short: string | null; others: readonly string[] };

export const councilWords = words.words as readonly Word[];

export function councilWord(key: WordKey): Word {
  const word = councilWords.find(one => one.key === key);
  if (!word) throw new Error(`No word for ${key}`);
  return word;
}

/** A word to begin a heading or a sentence with. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
