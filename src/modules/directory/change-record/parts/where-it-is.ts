import { manyOf, text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { ServiceContent } from '../../content.ts';
import { findPlacesNamed, type Known } from './known.queries.ts';
import { given, part, saying } from './part.ts';

type Input = { ways: ServiceContent['ways'][number][]; locationIds: string[]; another: string | null };

const placeName = ({ name, isHidden }: { name: string; isHidden: boolean }) => (isHidden ? `${name} (its address is hidden)` : name);

/** The organisation's own places, and those that the service names already. */
const choicesOf = ({ places = [] }: ServiceContent, known: Known) => {
  const named = new Set(places.map(({ locationId }) => locationId));
  return [...known.places.values()]
    .filter(({ id, isOwn }) => isOwn || named.has(id))
    .map(place => ({ value: place.id, label: placeName(place) }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en-GB'));
};

export const whereItIs = part<'service', Input>('service', {
  key: 'where',
  title: 'Where it is',
  hint: 'A place has a page of its own, with its address and what it is like to get in. All the services there share it.',
  keys: ['ways', 'places'],
  form: (content, known) =>
    form<Input>({
      ways: manyOf({
        label: 'How is it to be had?',
        missing: 'Select at least one way',
        choices: [
          { value: 'in-person', label: 'People come to it' },
          { value: 'home-visit', label: 'Somebody comes to their home' },
          { value: 'online', label: 'Online' },
          { value: 'phone', label: 'By phone' },
        ],
      }),
      locationIds: manyOf({ label: 'At which places?', choices: choicesOf(content, known) }),
      another: text({ label: 'Another place that is in the directory', hint: 'Its name or its postcode. For example “Saltmere Library”' }),
    }),
  fill: ({ ways, places }) => given<Input>({ ways, locationIds: places?.map(({ locationId }) => locationId) }),
  write: async (content, { ways, locationIds, another }, known, work) => {
    // In the order they were in; new ones last.
    const before = new Map(content.places?.map(place => [place.locationId, place]));
    const ids = [...new Set([...before.keys(), ...choicesOf(content, known).map(({ value }) => value)])].filter(id => locationIds.includes(id));
    if (another !== null) ids.push(await placeMeant(work, another));
    return saying(content, { ways, places: [...new Set(ids)].map(locationId => before.get(locationId) ?? { locationId }) });
  },
});

async function placeMeant(work: Work, words: string): Promise<string> {
  const found = await findPlacesNamed(work, words);
  const exact = found.filter(({ name }) => name.toLowerCase() === words.toLowerCase());
  const [only] = exact.length === 1 ? exact : found;
  if (!only) throw invalid({ another: 'No place in the directory has this name or postcode. Add it first' });
  if (exact.length !== 1 && found.length > 1) {
    const names = found.slice(0, 5).map(({ name, postcode }) => [name, postcode].filter(Boolean).join(', '));
    throw invalid({ another: `Several places are called so. Write one of these names in full: ${names.join('; ')}` });
  }
  return only.id;
}
