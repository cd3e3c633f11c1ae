import { manyOf, oneOf, text } from '#platform/fields.ts';
import { form, type Typed } from '#platform/form.ts';
import { accessFeatures } from '../content-parts.ts';
import { childcareKinds } from '../content.ts';
import type { Wanted } from '../find-services.ts';
import { accessWords, childcareWords, dayWords } from '../service-words.ts';

const choice = (value: string, label: string) => ({ value, label });
const miles = ['1', '3', '5', '10', '25'];

/** What people look for and what narrows it. The same questions stand in every list of services. */
export const searchForm = form({
  words: text({ label: 'What do you need?', hint: 'In your own words, for example “kid won’t sleep” or “food bank”', max: 200 }),
  near: text({ label: 'Near', hint: 'Postcode, town or ward', max: 60, control: { kind: 'text', width: 20, autocomplete: 'postal-code', spellcheck: false } }),
  category: text({ label: 'About', max: 40 }),
  age: text({
    label: 'Age of your child, in years',
    max: 2,
    control: { kind: 'text', width: 2, numeric: true },
    format: { pattern: /^(\d|1\d|2[0-5])$/, wrong: 'Age must be a number from 0 to 25' },
  }),
  day: oneOf({ label: 'Day', choices: dayWords.map((day, nth) => choice(String(nth + 1), day)), asList: true }),
  time: oneOf({ label: 'Time of day', choices: [choice('morning', 'Morning'), choice('afternoon', 'Afternoon'), choice('evening', 'Evening')], asList: true }),
  within: oneOf({ label: 'How far', choices: miles.map(one => choice(one, one === '1' ? 'Within 1 mile' : `Within ${one} miles`)), asList: true }),
  cost: oneOf({ label: 'Cost', choices: [choice('free', 'Free'), choice('costs', 'Costs something'), choice('unknown', 'Not told')], asList: true }),
  language: text({ label: 'Language', max: 40 }),
  childcare: oneOf({ label: 'Childcare', choices: childcareKinds.map(kind => choice(kind, childcareWords[kind])), asList: true }),
  more: manyOf({
    label: 'Only',
    choices: [
      choice('online', 'Online'),
      choice('send', 'For special educational needs and disabilities'),
      ...accessFeatures.map(feature => choice(feature, accessWords[feature])),
    ],
  }),
});

type Input = ReturnType<typeof readSearch>['input'];
export type SearchInput = NonNullable<Input>;
export const searchFields = Object.keys(searchForm.fields);
/** What narrows a search and may be taken away by itself. */
export const filterFields = searchFields.filter(name => name !== 'words' && name !== 'near');

/** What was asked, with what is wrong left out of it. */
export function readSearch(typed: Typed) {
  const checked = searchForm.check(typed);
  if ('input' in checked) return { input: checked.input, mistakes: {} };
  const without = Object.fromEntries(Object.entries(typed).filter(([name]) => !(name in checked.mistakes)));
  const again = searchForm.check(without);
  return { input: 'input' in again ? again.input : null, mistakes: checked.mistakes };
}

const times = { morning: { endsBy: '13:00' }, afternoon: { startsFrom: '12:00', endsBy: '18:00' }, evening: { startsFrom: '17:00' } } as const;
const metresAMile = 1609.344;

/** The filters as the directory asks them. */
export function wantedBy(input: Input): Wanted {
  if (!input) return {};
  const { category, age, day, time, within, cost, language, childcare, more } = input;
  const access = accessFeatures.filter(feature => more.includes(feature));
  return {
    ...(category !== null && /^[0-9a-f-]{36}$/.test(category) && { termIds: [category] }),
    ...(age !== null && { age: Number(age) }),
    ...(day !== null && { day: Number(day) }),
    ...(time !== null && times[time as keyof typeof times]),
    ...(cost !== null && { costs: [cost] }),
    ...(language !== null && { language }),
    ...(childcare !== null && { childcare: [childcare] }),
    ...(more.includes('online') && { isOnline: true }),
    ...(more.includes('send') && { isSend: true }),
    ...(access.length > 0 && { accessibility: access }),
    ...(within !== null && { within: Number(within) * metresAMile, reach: 'or comes to people' as const }),
  };
}
