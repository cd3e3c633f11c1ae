import { manyOf, oneOf, text } from '#platform/fields.ts';
import { form, type Mistakes } from '#platform/form.ts';
import type { ServiceContent } from '../../content.ts';
import { clockField } from './clock-field.ts';
import type { Known } from './known.queries.ts';
import { part, saying, type Told } from './part.ts';
import { listIn, rowFields, rowsFilled, rowsOf, textIn, type Row, type Rows } from './rows.ts';
import { askedOf, dayChoices, howOften, sayTimes, scheduled, type Schedule } from './times.ts';

type At = { locationId: string | null; schedule: Schedule };

/** Every time, at its places and wherever the service is, in one list. */
const timesIn = ({ schedules = [], places = [] }: ServiceContent): At[] => [
  ...schedules.map(schedule => ({ locationId: null, schedule })),
  ...places.flatMap(({ locationId, schedules: there = [] }) => there.map(schedule => ({ locationId, schedule }))),
];

const anywhere = 'anywhere';

const placeChoices = ({ places = [] }: ServiceContent, known: Known) => [
  ...places.map(({ locationId }) => ({ value: locationId, label: known.places.get(locationId)?.name ?? 'A place' })),
  { value: anywhere, label: 'At none of them (online, by phone, at home)' },
];

export const whenItIs = part<'service', Rows>('service', {
  key: 'when',
  title: 'When it is',
  hint: 'To take a time away, untick its days.',
  keys: ['schedules'],
  several: 'Time',
  form: (content, known) => {
    const times = timesIn(content);
    const fields = rowFields(times.length, nth => ({
      days: manyOf({ label: 'On which days?', choices: dayChoices }),
      often: oneOf({ label: 'How often?', choices: howOften, asList: true }),
      opens: clockField('From'),
      closes: clockField('Until'),
      ...((content.places ?? []).length > 0 && { at: oneOf({ label: 'Where?', choices: placeChoices(content, known), asList: true }) }),
      note: text({
        label: 'Anything else',
        hint: isOdd(times[nth]) ? `Kept as it was imported: ${sayTimes(times[nth]!.schedule)}` : 'For example “In term time only”',
        max: 500,
      }),
    }));
    return form<Rows>(fields, mistakesIn);
  },
  fill: content => ({
    ...rowsFilled(emptyOnes(timesIn(content).length)),
    ...rowsFilled(
      timesIn(content).map(({ locationId, schedule }) => {
        const asked = askedOf(schedule);
        const { opensAt, closesAt, description } = schedule;
        return { days: asked?.days, often: asked?.often, opens: opensAt, closes: closesAt, at: locationId ?? anywhere, note: description };
      }),
    ),
  }),
  write: (content, input) => {
    const before = timesIn(content);
    const times = rowsOf(input).flatMap(({ nth, said }): At[] => timeOf(before[nth], said));
    const at = (locationId: string | null) => times.filter(one => one.locationId === locationId).map(({ schedule }) => schedule);
    const places = (content.places ?? []).map(place => saying(place, { schedules: at(place.locationId) }));
    return saying(content, { schedules: at(null), places });
  },
  tell: (content, known): Told[] => {
    const said = timesIn(content).map(({ locationId, schedule }) => {
      const place = locationId === null ? undefined : known.places.get(locationId)?.name;
      return place === undefined ? sayTimes(schedule) : `${sayTimes(schedule)}, at ${place}`;
    });
    return said.length > 0 ? [{ label: 'Times', answer: said.join('\n') }] : [];
  },
});

/** An empty one is every week, unless somebody says otherwise. */
const emptyOnes = (count: number): Row[] => Array.from({ length: count + 2 }, (_, nth) => (nth < count ? {} : { often: 'weekly' }));

const isOdd = (time: At | undefined) => time !== undefined && askedOf(time.schedule) === null;

/** A time that a form cannot ask for stays as it was, but for what can be typed of it. */
function timeOf(before: At | undefined, said: Row): At[] {
  const days = listIn(said, 'days');
  if (days.length === 0 && !isOdd(before)) return [];
  const at = textIn(said, 'at');
  const typed = { opensAt: textIn(said, 'opens'), closesAt: textIn(said, 'closes'), description: textIn(said, 'note') };
  const { interval: _interval, byday: _byday, bymonthday: _bymonthday, ...kept } = before?.schedule ?? {};
  const when = days.length === 0 ? (before?.schedule ?? {}) : { ...kept, ...scheduled(days, textIn(said, 'often') ?? 'weekly') };
  return [{ locationId: at === anywhere ? null : (at ?? before?.locationId ?? null), schedule: saying<Schedule>(when, typed) }];
}

function mistakesIn(input: Rows): Mistakes {
  const mistakes: Record<string, string> = {};
  for (const { nth, said } of rowsOf(input)) {
    const [opens, closes] = [textIn(said, 'opens'), textIn(said, 'closes')];
    const isBegun = opens !== null || closes !== null;
    if (listIn(said, 'days').length === 0 && isBegun && textIn(said, 'note') === null) mistakes[`days-${nth}`] = 'Select the days, or take the times away';
    if (opens !== null && closes !== null && closes <= opens) mistakes[`closes-${nth}`] = 'It must end after it begins';
  }
  return mistakes;
}
