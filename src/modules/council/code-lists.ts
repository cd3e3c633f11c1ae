import lists from './code-lists.json' with { type: 'json' };

export type CodeListKey =
  | 'sex'
  | 'gender'
  | 'ethnicity'
  | 'disability'
  | 'referral-source'
  | 'primary-need'
  | 'assessment-factor'
  | 'closure-reason'
  | 'contact-outcome'
  | 'after-assessment'
  | 'worker-change-reason'
  | 'upn-unknown';

/** `words` is null where the source gives the code alone. A withdrawn code is shown where it was used, but no longer offered. */
export type Code = { code: string; words: string | null; withdrawn?: boolean };
export type CodeList = { key: CodeListKey; title: string; source: string; version: string; codes: readonly Code[] };

export const codeLists = lists.lists as readonly CodeList[];

export function codeList(key: CodeListKey): CodeList {
  const list = codeLists.find(one => one.key === key);
  if (!list) throw new Error(`No code list ${key}`);
  return list;
}

/** What a list offers today, as choices of a field. */
export const choicesOf = (key: CodeListKey): { value: string; label: string }[] =>
  codeList(key)
    .codes.filter(({ withdrawn }) => !withdrawn)
    .map(({ code, words }) => ({ value: code, label: words ?? code }));

/** A code in words; one that is not on the list says itself, so that nothing old vanishes. */
export const codeInWords = (key: CodeListKey, code: string): string => codeList(key).codes.find(one => one.code === code)?.words ?? code;

export const isOffered = (key: CodeListKey, code: string): boolean => choicesOf(key).some(({ value }) => value === code);
