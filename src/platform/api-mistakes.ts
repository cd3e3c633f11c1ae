import type { z } from 'zod';
import type { Mistakes } from './form.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with something sent, in words, by JSON pointer (RFC 6901). What was sent is never repeated: of it only whether it was missing is asked. */
export function mistakesIn(error: z.ZodError): Mistakes {
  const mistakes: Record<string, string> = {};
  for (const [pointer, words] of error.issues.flatMap(said)) mistakes[pointer] ??= words;
  return mistakes;
}

export const pointer = (...path: readonly PropertyKey[]) => path.map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function said(issue: Issue): [string, string][] {
  const at = pointer(...issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => (isName(key) ? [`${at}${pointer(key)}`, 'There is no such field'] : [at, 'A field here has no name that we know']));
  return [[at, wordsFor(issue)]];
}

// A field's name is the developer's own word; anything else may be somebody's.
const isName = (key: string) => /^[A-Za-z_][\w-]{0,40}$/.test(key);

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  array: 'a list',
  object: 'an object',
};

function wordsFor(issue: Issue): string {
  const { code } = issue;
  if (code === 'invalid_type') return isMissing(issue) ? 'Must be given' : `Must be ${kinds[issue.expected] ?? issue.expected}`;
  if (code === 'invalid_value') return isMissing(issue) ? 'Must be given' : `Must be one of: ${issue.values.map(String).join(', ')}`;
  if (code === 'invalid_union')
    return `Must be one of: ${'options' in issue && Array.isArray(issue.options) ? issue.options.map(String).join(', ') : 'those described'}`;
  if (code === 'too_big') return issue.origin === 'string' ? `Must be ${issue.maximum} characters or fewer` : `Must be ${issue.maximum} or fewer`;
  if (code === 'too_small') return issue.origin === 'string' || issue.origin === 'array' ? 'Must not be empty' : `Must be ${issue.minimum} or more`;
  if (code === 'invalid_format' && issue.format === 'date') return 'Must be a real date, like 2018-05-04';
  return 'Is not as described';
}

const isMissing = (issue: Issue) => 'input' in issue && issue.input === undefined;
