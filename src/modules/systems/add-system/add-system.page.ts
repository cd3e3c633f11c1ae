import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { oneOf, text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayManageSystems } from '../system.policy.ts';
import { findAgencyChoices, type AgencyChoice } from '../system.queries.ts';
import { addSystem } from './add-system.ts';

const systemForm = (agencies: readonly AgencyChoice[]) =>
  form({
    agencyId: oneOf({ label: 'Whose system is it?', missing: 'Select whose system it is', asList: true, choices: agencies }),
    name: text({
      label: 'What is it called?',
      hint: 'As people there say, for example “pupil records”. It stands beside each request it sends.',
      missing: 'Enter what it is called',
      max: 60,
      control: { kind: 'text', width: 20 },
    }),
  });

/** A system of a partner that is to send requests by itself. */
export const addSystemPage = page({
  name: 'systems.add-system',
  path: '/systems/new',
  title: 'Add a system',
  audience: 'workers',
  load: work => findAgencyChoices(work),
  allow: mayManageSystems,
  about: () => null,
  back: () => ({ href: '/systems', text: 'Systems that send requests' }),
  form: systemForm,
  show: view =>
    html`<h1 class="govuk-heading-l">Add a system</h1>
      <p class="govuk-body">
        A partner’s own software can ask for support for a family, in place of somebody typing it here again. Its agency answers for what it sends.
      </p>
      ${formOf(view, askAll(view), { button: 'Add the system' })}`,
  submit: async (work, _agencies, { agencyId, name }) => ({ goTo: `/systems/${await addSystem(work, { agencyId, name })}` }),
});
