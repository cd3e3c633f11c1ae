import { feedKinds, findFactKind } from './fact.ts';
import { form, typedText, type Field } from '#platform/form.ts';
import { manyOf, oneOf, text, when, yesNo } from '#platform/fields.ts';
import { mostAge, type Criterion } from './rule.ts';
import type { Line, Lines } from './rule-lines.ts';
import type { FeedNames } from './rule-words.ts';

/** A whole number, or nothing. */
export const wholeNumber = (words: { label: string; hint?: string; from: number; to: number }): Field<number | null> => ({
  label: words.label,
  hint: words.hint,
  control: { kind: 'text', width: 4, numeric: true },
  read: (typed, name) => {
    const value = typedText(typed, name);
    if (value === '') return { value: null };
    if (!/^\d{1,6}$/.test(value) || Number(value) < words.from || Number(value) > words.to)
      return { mistake: `${words.label} must be a whole number from ${words.from} to ${words.to}` };
    return { value: Number(value) };
  },
  write: (value, name) => ({ [name]: value === null ? '' : String(value) }),
  say: value => (value === null ? '' : String(value)),
});

/** One line of a rule, as it is asked. */
export const lineForm = (feeds: FeedNames) =>
  form({
    facts: manyOf({
      label: 'Which facts?',
      hint: 'Any of those you tick. Tick none to ask only that somebody of some age lives there.',
      choices: feedKinds.flatMap(({ words: under, facts }) => facts.map(value => ({ value, label: findFactKind(value)?.words ?? value, under }))),
    }),
    times: wholeNumber({ label: 'How many times at least?', hint: 'Once, if you leave this empty.', from: 1, to: 99 }),
    together: yesNo({ label: 'If more than once, counted over the whole household together?', hint: 'No counts for each person alone.' }),
    months: wholeNumber({
      label: 'In the last how many months?',
      hint: '12, if you leave this empty. What goes on, like a benefit, counts for as long as it does.',
      from: 1,
      to: 120,
    }),
    from: wholeNumber({ label: 'Youngest age of the person', from: 0, to: mostAge }),
    until: wholeNumber({ label: 'Oldest age of the person', from: 0, to: mostAge }),
    compare: oneOf({
      label: 'Does the amount matter?',
      hint: 'Only for what is measured: attendance (in percent), suspensions (in days), debts (in pounds).',
      choices: [
        { value: 'no', label: 'No' },
        { value: 'under', label: 'It must be under a number' },
        { value: 'atLeast', label: 'It must be a number or more' },
      ],
      missing: 'Select whether the amount matters',
    }),
    under: when('compare', ['under'], wholeNumber({ label: 'Under', from: 1, to: 999_999 })),
    atLeast: when('compare', ['atLeast'], wholeNumber({ label: 'This or more', from: 0, to: 999_999 })),
    feeds: manyOf({
      label: 'Only as told by these feeds',
      hint: feeds.size === 0 ? 'There is no feed yet.' : 'All of them, if you tick none.',
      choices: [...feeds].map(([value, label]) => ({ value, label })),
    }),
    part: oneOf({
      label: 'What does this line do?',
      choices: [
        { value: 'counts', label: 'It counts', hint: 'It is one of those of which so many must hold.' },
        { value: 'must', label: 'It must hold besides' },
        { value: 'must not', label: 'It must not hold' },
      ],
      missing: 'Select what this line does',
    }),
    heading: text({ label: 'Heading', hint: 'Lines under one heading count once, whichever of them hold. “Attendance”, for example.', max: 80 }),
    remove: manyOf({ label: 'Take this line out', choices: [{ value: 'yes', label: 'Yes, take it out of the rule' }] }),
  });

/** A line as its form shows it. */
export function toInput({ criterion, part, heading }: Line) {
  return {
    facts: [...criterion.facts],
    times: criterion.times ?? null,
    together: criterion.together ?? null,
    months: criterion.months ?? null,
    from: criterion.from ?? null,
    until: criterion.until ?? null,
    compare: criterion.under !== undefined ? ('under' as const) : criterion.atLeast !== undefined ? ('atLeast' as const) : ('no' as const),
    under: criterion.under ?? null,
    atLeast: criterion.atLeast ?? null,
    feeds: [...(criterion.feeds ?? [])],
    part,
    heading,
    remove: [] as 'yes'[],
  };
}

/** What was typed, as a line; only what was said is in it, so that a rule reads the same wherever it came from. */
export function lineFrom(key: string, input: ReturnType<typeof toInput>): Line {
  const isAboutFacts = input.facts.length > 0;
  const times = input.times !== null && input.times > 1 ? input.times : undefined;
  const criterion: Criterion = {
    key,
    facts: input.facts,
    ...(isAboutFacts && input.feeds.length > 0 && { feeds: input.feeds }),
    ...(isAboutFacts && times !== undefined && { times, ...(input.together && { together: true }) }),
    ...(isAboutFacts && input.months !== null && { months: input.months }),
    ...(input.from !== null && { from: input.from }),
    ...(input.until !== null && { until: input.until }),
    ...(isAboutFacts && input.under !== null && { under: input.under }),
    ...(isAboutFacts && input.atLeast !== null && { atLeast: input.atLeast }),
  };
  return { criterion, part: input.part, heading: input.part === 'must not' ? null : input.heading };
}

/** The rule with one line put in, changed or taken out. */
export function withLine({ howMany, lines }: Lines, key: string, line: Line | null): Lines {
  const isThere = lines.some(({ criterion }) => criterion.key === key);
  if (line === null) return { howMany, lines: lines.filter(({ criterion }) => criterion.key !== key) };
  return { howMany, lines: isThere ? lines.map(one => (one.criterion.key === key ? line : one)) : [...lines, line] };
}

export const newKey = ({ lines }: Lines): string => {
  const taken = new Set(lines.map(({ criterion }) => criterion.key));
  let n = 1;
  while (taken.has(`c${n}`)) n += 1;
  return `c${n}`;
};
