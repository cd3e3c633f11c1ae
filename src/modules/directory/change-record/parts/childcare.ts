import { date } from '#platform/date-field.ts';
import { longText, manyOf, oneOf, text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { childcareKinds, type ServiceContent } from '../../content.ts';
import { childcareWords, fundedCodes, fundedWords } from '../../service-words.ts';
import { given, part, saying } from './part.ts';
import { listField, numberField } from './plain-fields.ts';

type Childcare = NonNullable<ServiceContent['childcare']>;
type Input = {
  kind: Childcare['kind'] | null;
  ofstedNumber: string | null;
  registers: string[];
  inspectedOn: Temporal.PlainDate | null;
  outcome: string | null;
  places: number | null;
  fundedHours: string[];
  mealsAndExtras: string | null;
  schools: string[];
};

/** Hours that are offered now, and those that an import named and nobody offers any more. */
const codesOf = ({ childcare }: ServiceContent) => [...new Set([...fundedCodes, ...(childcare?.fundedHours ?? [])])];

/** What a family information service tells of childcare (Childcare Act 2006, section 12). Which places are free is said on a page of its own, without approval. */
export const aboutChildcare = part<'service', Input>('service', {
  key: 'childcare',
  title: 'Childcare',
  hint: 'Only if it looks after children for their parents. Ages, times and costs are asked for in their own parts; which places are free, on a page of its own.',
  keys: ['childcare'],
  form: content =>
    form<Input>(
      {
        kind: oneOf({
          label: 'Which kind of childcare is it?',
          hint: 'Leave it empty if it is none.',
          choices: childcareKinds.map(value => ({ value, label: childcareWords[value] })),
          asList: true,
        }),
        ofstedNumber: text({ label: 'Ofsted’s number', hint: 'For example EY123456 or 2600001', max: 30 }),
        registers: listField('Registers it is on', 'For example: Early Years Register, Compulsory Childcare Register, Voluntary Childcare Register'),
        inspectedOn: date({ label: 'When was it last inspected?' }),
        outcome: text({ label: 'What did the inspection find?', max: 500 }),
        places: numberField('How many places has it in all?', { least: 0, most: 2000, pattern: /^\d{1,4}$/, wrong: 'Enter a whole number, like 24' }),
        fundedHours: manyOf({
          label: 'Which funded hours does it offer?',
          choices: codesOf(content).map(value => ({ value, label: fundedWords[value] ?? value })),
        }),
        mealsAndExtras: longText({ label: 'Meals, and what is paid beside the hours', rows: 3, max: 3000 }),
        schools: listField('Schools it takes children to, or collects them from', 'With commas between'),
      },
      input => ({
        ...(input.kind === null && saysMore(input) && { kind: 'Select which kind of childcare it is' }),
        ...(input.inspectedOn !== null && input.outcome === null && { outcome: 'Enter what the inspection found' }),
        ...(input.inspectedOn === null && input.outcome !== null && { inspectedOn: 'Enter when it was inspected' }),
      }),
    ),
  fill: ({ childcare }) =>
    given<Input>({
      kind: childcare?.kind,
      ofstedNumber: childcare?.ofstedNumber,
      registers: childcare?.registers,
      inspectedOn: childcare?.inspected && Temporal.PlainDate.from(childcare.inspected.on),
      outcome: childcare?.inspected?.outcome,
      places: childcare?.places,
      fundedHours: childcare?.fundedHours,
      mealsAndExtras: childcare?.mealsAndExtras,
      schools: childcare?.schoolsCollectedFrom,
    }),
  write: (content, { kind, ofstedNumber, registers, inspectedOn, outcome, places, fundedHours, mealsAndExtras, schools }) => {
    if (kind === null) return saying(content, { childcare: null });
    const inspected = inspectedOn && outcome !== null ? { on: inspectedOn.toString(), outcome } : null;
    const childcare = saying<Childcare>(
      { ...content.childcare, kind },
      { ofstedNumber, registers, inspected, places, fundedHours, mealsAndExtras, schoolsCollectedFrom: schools },
    );
    return saying(content, { childcare });
  },
});

const saysMore = ({ ofstedNumber, registers, inspectedOn, places, fundedHours, mealsAndExtras, schools }: Input) =>
  [ofstedNumber, inspectedOn, places, mealsAndExtras].some(one => one !== null) || [registers, fundedHours, schools].some(one => one.length > 0);
