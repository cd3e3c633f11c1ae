import { manyOf, oneOf, text } from '#platform/fields.ts';
import { form, type Typed } from '#platform/form.ts';
import { childcareKinds } from '../content.ts';
import type { Wanted } from '../find-services.ts';
import { childcareWords, dayWords, fundedCodes, fundedWords } from '../service-words.ts';
import { bandOf } from '../vacancy.ts';

const choice = (value: string, label: string) => ({ value, label });

/** What parents choose childcare by. */
export const childcareForm = form({
  near: text({ label: 'Near', hint: 'Postcode, town or ward', max: 60, control: { kind: 'text', width: 20, autocomplete: 'postal-code', spellcheck: false } }),
  age: text({
    label: 'Age of your child, in years',
    hint: 'Under one year: 0',
    max: 2,
    control: { kind: 'text', width: 2, numeric: true },
    format: { pattern: /^(\d|1[0-7])$/, wrong: 'Age must be a number from 0 to 17' },
  }),
  kind: oneOf({ label: 'Kind of childcare', choices: childcareKinds.map(kind => choice(kind, childcareWords[kind])), asList: true }),
  day: oneOf({ label: 'Day', choices: dayWords.map((day, nth) => choice(String(nth + 1), day)), asList: true }),
  time: oneOf({
    label: 'Times',
    choices: [choice('early', 'Open by 8 in the morning'), choice('late', 'Open until 6 in the evening'), choice('long', 'Both')],
    asList: true,
  }),
  within: oneOf({
    label: 'How far',
    choices: ['1', '3', '5', '10'].map(one => choice(one, one === '1' ? 'Within 1 mile' : `Within ${one} miles`)),
    asList: true,
  }),
  funded: oneOf({ label: 'Funded hours', choices: fundedCodes.map(code => choice(code, fundedWords[code] ?? code)), asList: true }),
  only: manyOf({ label: 'Only', choices: [choice('free-places', 'With places free now'), choice('send', 'In the local offer for special needs')] }),
});

export const childcareFields = Object.keys(childcareForm.fields);

/** What was asked, with what is wrong left out of it. */
export function readChildcare(typed: Typed) {
  const checked = childcareForm.check(typed);
  if ('input' in checked) return { input: checked.input, mistakes: {} };
  const again = childcareForm.check(Object.fromEntries(Object.entries(typed).filter(([name]) => !(name in checked.mistakes))));
  return { input: 'input' in again ? again.input : null, mistakes: checked.mistakes };
}

const metresAMile = 1609.344;
const times = { early: { opensBy: '08:00' }, late: { closesFrom: '18:00' }, long: { opensBy: '08:00', closesFrom: '18:00' } } as const;

/** The same as the directory asks it; always childcare. */
export function wantedBy(input: ReturnType<typeof readChildcare>['input']): Wanted {
  if (!input) return { childcare: [...childcareKinds] };
  const { age, kind, day, time, within, funded, only } = input;
  return {
    childcare: kind === null ? [...childcareKinds] : [kind],
    ...(age !== null && { age: Number(age) }),
    ...(day !== null && { day: Number(day) }),
    ...(time !== null && times[time as keyof typeof times]),
    ...(funded !== null && { fundedHours: funded }),
    ...(only.includes('free-places') && { vacancy: { band: age === null ? null : bandOf(Number(age)) } }),
    ...(only.includes('send') && { isSend: true }),
    ...(within !== null && { within: Number(within) * metresAMile, reach: 'or comes to people' as const }),
  };
}
