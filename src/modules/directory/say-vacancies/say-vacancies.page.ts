import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { oneOf } from '#platform/fields.ts';
import { form, type Fields, type Form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import { numberField } from '../change-record/parts/plain-fields.ts';
import type { ServiceContent } from '../content.ts';
import { getDescribed, nameOf } from '../described.queries.ts';
import { mayKeepRecord } from '../directory.policy.ts';
import { ageBands, vacanciesHoldDays, vacancyStates, vacancyWords, type BandVacancy, type Vacancies, type VacancyState } from '../vacancy.ts';
import { findVacancies } from '../vacancy.queries.ts';
import { vacancyLines } from '../vacancy.view.ts';
import { sayVacanciesOf } from './say-vacancies.ts';

type Input = Record<string, VacancyState | number | null>;

const stateOf = (key: string) => `state-${key}`;
const placesOf = (key: string) => `places-${key}`;

const fields: Record<string, object> = {};
for (const { key, name } of ageBands) {
  fields[stateOf(key)] = oneOf({ label: name, choices: vacancyStates.map(value => ({ value, label: vacancyWords[value] })), asList: true });
  fields[placesOf(key)] = numberField(
    `How many places are free for children ${name.charAt(0).toLowerCase()}${name.slice(1)}?`,
    { least: 1, most: 300, pattern: /^\d{1,3}$/, wrong: 'Enter a whole number, like 2' },
    'Leave it empty if you do not count them.',
  );
}

const vacanciesForm: Form<Input> = form<Input>(fields as Fields<Input>, input => {
  const wrong = ageBands.filter(({ key }) => input[placesOf(key)] !== null && input[stateOf(key)] !== 'yes');
  if (wrong.length > 0) return Object.fromEntries(wrong.map(({ key }) => [stateOf(key), 'Select that places are free, or leave out how many']));
  return ageBands.some(({ key }) => input[stateOf(key)] !== null) ? {} : { [stateOf('under-2')]: 'Say it for at least one age' };
});

const bandsIn = (input: Input): BandVacancy[] =>
  ageBands.flatMap(({ key }) => {
    const [state, places] = [input[stateOf(key)], input[placesOf(key)]];
    return typeof state === 'string' ? [{ band: key, state, places: typeof places === 'number' ? places : null }] : [];
  });

function filled(said: Vacancies | null): Input {
  const input: Input = {};
  for (const { band, state, places } of said?.bands ?? []) Object.assign(input, { [stateOf(band)]: state, [placesOf(band)]: places });
  return input;
}

/** Which places a provider of childcare has free today: public at once, with the day. */
export const sayVacanciesPage = page({
  name: 'directory.say-vacancies',
  path: '/directory/records/:recordId/vacancies',
  title: 'Say which places are free',
  audience: 'workers',
  load: async (work, { recordId }) => {
    const described = await getDescribed(work, recordId);
    const childcare = found(described.record.kind === 'service' ? (described.content as ServiceContent).childcare : undefined);
    return { record: described.record, name: nameOf(described), childcare, said: (await findVacancies(work, [recordId])).get(recordId) ?? null };
  },
  allow: (actor, { record }) => mayKeepRecord(actor, record),
  about: ({ record }) => ({ subjectId: record.id }),
  back: ({ record }) => ({ href: `/directory/records/${record.id}`, text: 'Back' }),
  form: vacanciesForm,
  // As it was said last, so that what has not changed is one press.
  fill: ({ said }) => filled(said),
  keeps: false,
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${view.subject.name}</span>Which places are free?</h1>
      <p class="govuk-body">${vacancyLines(view.subject.said, view.subject.childcare, view.today)}</p>
      <p class="govuk-body">
        It is shown at once to families, with today’s date. After ${vacanciesHoldDays / 7} weeks it is shown as not confirmed. Leave out the ages you do not
        take.
      </p>
      ${formOf(view, askAll(view, { headings: false }), { button: 'So it is today' })}`,
  submit: async (work, { record }, input) => {
    await sayVacanciesOf(work, record.id, bandsIn(input));
    return { goTo: `/directory/records/${record.id}` };
  },
});
