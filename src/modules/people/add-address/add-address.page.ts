import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { date } from '#platform/date-field.ts';
import { longText, text, yesNo } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { backToFamily, familyAt } from '../family-form.ts';
import { getFamily } from '../people.queries.ts';
import { addAddress } from './add-address.ts';

const postcode = /^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}$/;

const addressForm = form({
  household: text({
    label: 'Household',
    hint: 'A letter for each home of the family, such as A',
    missing: 'Say which household lives there',
    control: { kind: 'text', width: 4 },
    max: 20,
  }),
  lines: longText({
    label: 'Address',
    hint: 'No fixed address? Say where the family can be found',
    missing: 'Enter the address, or say where the family can be found',
    rows: 3,
    max: 500,
  }),
  postcode: text({
    label: 'Postcode, if there is one',
    control: { kind: 'text', width: 10 },
    format: { pattern: postcode, wrong: 'Enter a full UK postcode, like ZZ99 3VZ' },
  }),
  startsOn: date({ label: 'Since when?', hint: 'Leave empty for today' }),
  isProtected: yesNo({
    label: 'Must it be kept from anybody?',
    hint: 'A protected address shows to named people only, and never leaves this service in a letter or a copy',
    missing: 'Say whether the address must be protected',
  }),
});

export const addAddressPage = page({
  name: 'people.add-address',
  path: '/families/:familyId/addresses/new',
  title: 'Add an address',
  audience: 'workers',
  load: (work, { familyId }) => getFamily(work, familyId),
  allow: mayWriteOfFamily,
  about: ({ id }) => ({ familyId: id }),
  back: backToFamily,
  form: addressForm,
  // An address that may be secret is kept nowhere before it is sent.
  keeps: false,
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${view.subject.name} family</span>Add an address</h1>
      <p class="govuk-body">Where the household lived before is kept, with its end.</p>
      ${formOf(view, askAll(view), { button: 'Save address' })}`,
  submit: async (work, { id }, { startsOn, ...address }) => {
    await addAddress(work, id, { ...address, ...(startsOn && { startsOn }) });
    return { goTo: familyAt(id) };
  },
});
