import { oneOf, text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import type { ServiceContent } from '../../content.ts';
import { numberField } from './plain-fields.ts';
import { given, part, saying, type Told } from './part.ts';
import { rowFields, rowsFilled, rowsOf, textIn, type Row, type Rows } from './rows.ts';

type Prices = NonNullable<ServiceContent['costOptions']>;

const costs = [
  { value: 'free', label: 'Free' },
  { value: 'costs', label: 'It costs something' },
  { value: 'unknown', label: 'Not known', hint: 'Shown as “Ask what it costs”. It is never shown as free.' },
] as const;

const amount = { least: 0, most: 100_000, pattern: /^£?\s*\d{1,6}(\.\d{1,2})?$/, wrong: 'Enter pounds, like 4 or 4.50' };

const sayPrice = ({ option, amount: price, amountDescription }: Prices[number]) =>
  [option, price === undefined ? undefined : `£${Number.isInteger(price) ? price : price.toFixed(2)}`, amountDescription].filter(Boolean).join(' ');

export const whatItCosts = part<'service', Rows>('service', {
  key: 'cost',
  title: 'What it costs',
  keys: ['cost', 'costNote', 'costOptions'],
  several: 'Price',
  form: ({ costOptions = [] }) =>
    form<Rows>(
      {
        cost: oneOf({ label: 'What does it cost?', missing: 'Select what it costs', choices: costs }),
        costNote: text({ label: 'Anything else about money', hint: 'For example “Nobody is turned away for money”', max: 500 }),
        ...rowFields(costOptions.length, () => ({
          option: text({ label: 'For whom or what', hint: 'For example “First child”', max: 500 }),
          amount: numberField('Pounds', amount),
          per: text({ label: 'For how much', hint: 'For example “a session”', max: 500 }),
        })),
      },
      input => {
        const priced = rowsOf(input).find(({ said }) => Number(said['amount'] ?? 0) > 0);
        return input['cost'] === 'free' && priced ? { cost: 'It says it is free, and names a price' } : {};
      },
    ),
  fill: ({ cost, costNote, costOptions = [] }) => ({
    ...given<Rows>({ cost, costNote }),
    ...rowsFilled(costOptions.map(({ option, amount: price, amountDescription }) => ({ option, amount: price, per: amountDescription }))),
  }),
  write: (content, input) => {
    const costOptions = rowsOf(input).flatMap(({ nth, said }) => (isSaid(said) ? [priceOf(content.costOptions?.[nth], said)] : []));
    return saying(content, { cost: input['cost'] as ServiceContent['cost'], costNote: textIn(input, 'costNote'), costOptions });
  },
  tell: ({ cost, costNote, costOptions = [] }): Told[] =>
    [
      { label: 'What it costs', answer: costs.find(({ value }) => value === cost)?.label ?? '' },
      { label: 'Prices', answer: costOptions.map(sayPrice).join('\n') },
      { label: 'Anything else about money', answer: costNote ?? '' },
    ].filter(({ answer }) => answer !== ''),
});

const isSaid = (said: Row) => textIn(said, 'option') !== null || textIn(said, 'per') !== null || typeof said['amount'] === 'number';

const priceOf = (before: Prices[number] | undefined, said: Row): Prices[number] =>
  saying<Prices[number]>(before ?? {}, {
    option: textIn(said, 'option'),
    amount: typeof said['amount'] === 'number' ? said['amount'] : null,
    amountDescription: textIn(said, 'per'),
  });
