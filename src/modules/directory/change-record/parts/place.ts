import { longText, manyOf, oneOf, text, yesNo } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { accessFeatures } from '../../content-parts.ts';
import type { LocationContent } from '../../content.ts';
import { placeOf, readPostcode } from '../../place.ts';
import { given, part, saying } from './part.ts';

type About = {
  name: string;
  kind: LocationContent['kind'];
  hidden: boolean;
  lines: string | null;
  town: string | null;
  postcode: string | null;
  description: string | null;
};

const addressIn = ({ addresses = [] }: LocationContent) => addresses[0];
const sayPostcode = (postcode: string) => `${postcode.slice(0, -3)} ${postcode.slice(-3)}`;

export const aboutPlace = part<'location', About>('location', {
  key: 'place',
  title: 'The place',
  keys: ['name', 'kind', 'hidden', 'addresses', 'description', 'latitude', 'longitude', 'ward'],
  form: () =>
    form<About>(
      {
        name: text({ label: 'Name of the place', hint: 'As people call it. For example “Saltmere Library”', missing: 'Enter the name of the place', max: 500 }),
        kind: oneOf({
          label: 'What kind of place?',
          missing: 'Select what kind of place it is',
          choices: [
            { value: 'physical', label: 'People go there' },
            { value: 'postal', label: 'Letters go there' },
            { value: 'virtual', label: 'It is online' },
          ],
        }),
        hidden: yesNo({
          label: 'Must its address stay hidden?',
          hint: 'For a refuge, or wherever somebody could be in danger. Then nobody outside is told the address, the postcode, the ward or where it is on a map.',
          missing: 'Select yes if the address must stay hidden',
        }),
        lines: text({ label: 'Address', hint: 'Building and street', max: 500 }),
        town: text({ label: 'Town or village', max: 500 }),
        postcode: text({ label: 'Postcode', max: 12, control: { kind: 'text', width: 10 } }),
        description: longText({ label: 'How to find it', hint: 'For example “Behind the church; the door is at the side”', rows: 3 }),
      },
      ({ kind, lines, town, postcode }) => ({
        ...(kind === 'physical' && lines === null && { lines: 'Enter the address' }),
        ...(lines !== null && town === null && { town: 'Enter the town or village' }),
        ...(kind === 'physical' && postcode === null && { postcode: 'Enter the postcode' }),
        ...(postcode !== null && (readPostcode(postcode)?.postcode.length ?? 0) < 5 && { postcode: 'Enter a full postcode, like FN1 2AB' }),
      }),
    ),
  fill: content => {
    const { lines, town, postcode } = addressIn(content) ?? {};
    return given<About>({ name: content.name, kind: content.kind, hidden: content.hidden, lines, town, postcode, description: content.description });
  },
  write: async (content, { name, kind, hidden, lines, town, postcode, description }, _known, work) => {
    const said = saying(content, { name, kind, hidden, description });
    const before = addressIn(content);
    const written = postcode === null ? '' : sayPostcode(readPostcode(postcode)?.postcode ?? postcode);
    const address = lines === null || town === null ? null : { ...(before ?? { country: 'GB', kind: 'physical' as const }), lines, town, postcode: written };
    const withAddress = saying(said, { addresses: [...(address ? [address] : []), ...(content.addresses ?? []).slice(1)] });
    if (written === (before?.postcode ?? '') && content.latitude !== undefined) return withAddress;
    const at = written === '' ? null : await placeOf(work, written);
    return saying(withAddress, { latitude: at?.latitude ?? null, longitude: at?.longitude ?? null, ward: at?.ward ?? null });
  },
});

const featureWords: Readonly<Record<(typeof accessFeatures)[number], string>> = {
  'step-free': 'No steps on the way in',
  'accessible-toilet': 'A toilet for wheelchair users',
  'changing-place': 'A Changing Places toilet',
  'hearing-loop': 'A hearing loop',
  'sign-language': 'Somebody uses British Sign Language',
  'quiet-space': 'A quiet room',
  'accessible-parking': 'Parking for blue badge holders',
  'baby-changing': 'Somewhere to change a baby',
  'assistance-dogs': 'Assistance dogs are welcome',
};

type Access = { features: (typeof accessFeatures)[number][]; other: string | null };

export const gettingIn = part<'location', Access>('location', {
  key: 'access',
  title: 'Getting in and getting around',
  keys: ['accessibility'],
  form: () =>
    form<Access>({
      features: manyOf({ label: 'What is there?', choices: accessFeatures.map(value => ({ value, label: featureWords[value] })) }),
      other: text({ label: 'Anything else', hint: 'For example “The lift is too small for two wheelchairs”', max: 500 }),
    }),
  fill: ({ accessibility = [] }) =>
    given<Access>({
      features: accessibility.flatMap(({ feature }) => feature ?? []),
      other: accessibility.find(({ feature }) => feature === undefined)?.description,
    }),
  write: (content, { features, other }) => {
    const before = content.accessibility ?? [];
    const known = features.map(feature => before.find(one => one.feature === feature) ?? { feature, description: featureWords[feature] });
    const [, ...more] = before.filter(({ feature }) => feature === undefined);
    return saying(content, { accessibility: [...known, ...(other === null ? [] : [{ description: other }]), ...more] });
  },
});
