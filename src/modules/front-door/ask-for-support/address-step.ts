import { longText, oneOf, text, when, yesNo } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { step } from '#platform/journey.ts';
import type { RequestAddress } from '../request.ts';

export type AddressWords = { title: string; where: string; missing: string; lines: string; found: string; secret: string; secretHint: string };

/** Where the family lives. No fixed address and not known are answers; one that must stay secret is kept apart. */
export const addressStep = (words: AddressWords) =>
  step({
    title: words.title,
    form: form(
      {
        where: oneOf({
          label: words.where,
          choices: [
            { value: 'address', label: 'At an address' },
            { value: 'no-fixed', label: 'No fixed address' },
            { value: 'not-known', label: 'I do not know' },
          ],
          missing: words.missing,
        }),
        lines: when('where', ['address'], longText({ label: words.lines, missing: 'Enter the address', rows: 3, max: 300 })),
        postcode: when(
          'where',
          ['address'],
          text({ label: 'Postcode', hint: 'You can leave this out.', max: 10, control: { kind: 'text', width: 10, spellcheck: false } }),
        ),
        found: when('where', ['no-fixed'], longText({ label: words.found, hint: 'You can leave this out.', rows: 2, max: 300 })),
        isProtected: yesNo({ label: words.secret, hint: words.secretHint }),
      },
      // Left out, an address that somebody is hiding from would be treated like any other.
      ({ where, isProtected }) => (where !== 'not-known' && isProtected === null ? { isProtected: 'Select yes if it must be kept secret from anyone' } : {}),
    ),
  });

type AddressAnswers = {
  where: 'address' | 'no-fixed' | 'not-known';
  lines: string | null;
  postcode: string | null;
  found: string | null;
  isProtected: boolean | null;
};

export function addressFrom({ where, lines, postcode, found, isProtected }: AddressAnswers): RequestAddress | null {
  if (where === 'not-known') return null;
  return { hasNoFixedAddress: where === 'no-fixed', lines: lines ?? found, postcode: postcode && postcode.toUpperCase(), isProtected: isProtected === true };
}
