import { longText, oneOf, text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import type { ServiceContent } from '../../content.ts';
import { listField, numberField } from './plain-fields.ts';
import { given, part, saying } from './part.ts';

type Input = {
  minimumAge: number | null;
  maximumAge: number | null;
  eligibility: string | null;
  referral: NonNullable<ServiceContent['referral']> | null;
  areaName: string | null;
  districts: string[];
};

const age = { least: 0, most: 120, pattern: /^\d{1,3}(\.\d{1,2})?$/, wrong: 'Enter an age in years, like 4 or 0.5' };
const district = /^[A-Z]{1,2}\d[A-Z\d]?$/;

/** The one area that a form asks for; more than one come from imports and are left as they are. */
const areaIn = ({ areas = [] }: ServiceContent) => (areas.length === 1 && areas[0]?.outline === undefined ? areas[0] : undefined);
const asksForArea = ({ areas = [] }: ServiceContent) => areas.length === 0 || areas.length === 1;

export const whoItIsFor = part<'service', Input>('service', {
  key: 'who',
  title: 'Who it is for',
  keys: ['minimumAge', 'maximumAge', 'eligibility', 'referral', 'areas'],
  form: content =>
    form<Input>(
      {
        minimumAge: numberField('From which age?', age, 'In years. Leave it empty if there is none.'),
        maximumAge: numberField('Up to which age?', age),
        eligibility: longText({ label: 'Who may come', hint: 'For example “Families with a child who has just been diagnosed”', rows: 3 }),
        referral: oneOf({
          label: 'How do people come to it?',
          choices: [
            { value: 'anyone', label: 'Anybody may come or ask' },
            { value: 'professional', label: 'A professional sends them' },
            { value: 'either', label: 'Either' },
          ],
        }),
        areaName: text({ label: 'Where people must live', hint: 'In words. For example “Saltmere and the villages around it”', max: 500 }),
        districts: listField(
          'Postcode districts it serves',
          asksForArea(content)
            ? 'For example: FN1, FN2. Whoever lives elsewhere does not find it near them.'
            : 'It names several areas already, from an import. They stay as they are.',
        ),
      },
      ({ minimumAge, maximumAge, areaName, districts }) => ({
        ...(minimumAge !== null && maximumAge !== null && minimumAge > maximumAge && { maximumAge: 'The oldest age is below the youngest' }),
        ...(districts.some(one => !district.test(one.toUpperCase())) && { districts: 'Enter postcode districts, like FN1, with commas between' }),
        ...(districts.length > 0 && areaName === null && { areaName: 'Say in words where people must live' }),
      }),
    ),
  fill: content => {
    const { minimumAge, maximumAge, eligibility, referral } = content;
    return given<Input>({ minimumAge, maximumAge, eligibility, referral, areaName: areaIn(content)?.name, districts: areaIn(content)?.districts });
  },
  write: (content, { minimumAge, maximumAge, eligibility, referral, areaName, districts }) => {
    const said = saying(content, { minimumAge, maximumAge, eligibility, referral });
    const before = areaIn(content);
    if (!before && (content.areas ?? []).length > 0) return said;
    if (areaName === null) return saying(said, { areas: null });
    return saying(said, { areas: [saying({ ...before, name: areaName }, { districts: districts.map(one => one.toUpperCase()) })] });
  },
});
