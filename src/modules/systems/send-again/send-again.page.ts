import { formOf } from '#design/ask.ts';
import { html, nothing } from '#design/html.ts';
import { sayInstant } from '#platform/date-field.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import { mayManageSystems } from '../system.policy.ts';
import { getSystem } from '../system.queries.ts';
import { webhookEvents } from '../system.ts';
import { findDelivery } from '../webhook/delivery.queries.ts';
import { sendAgain } from './send-again.ts';

/** Something that a system could not be told, or lost. */
export const sendAgainPage = page({
  name: 'systems.send-again',
  path: '/systems/:systemId/deliveries/:deliveryId/send-again',
  title: 'Tell a system again',
  audience: 'workers',
  load: async (work, { systemId, deliveryId }) => {
    const delivery = found(await findDelivery(work, deliveryId));
    return { system: await getSystem(work, systemId), delivery: found(delivery.systemId === systemId ? delivery : null) };
  },
  allow: mayManageSystems,
  about: ({ system }) => ({ subjectId: system.id }),
  back: ({ system }) => ({ href: `/systems/${system.id}`, text: 'Back to the system' }),
  form: form({}),
  show: view => {
    const { system, delivery } = view.subject;
    return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${system.agencyName}, “${system.name}”</span>Tell it again</h1>
      <p class="govuk-body">Request ${delivery.reference}, ${sayInstant(delivery.happenedAt)}: ${webhookEvents[delivery.event]}.</p>
      <p class="govuk-body">It is sent now, and then tried for three days. If the system has it already, it can tell so by its id.</p>
      ${formOf(view, nothing, { button: 'Tell it again' })}`;
  },
  submit: async (work, { system, delivery }) => {
    await sendAgain(work, system.id, delivery.id);
    return { goTo: `/systems/${system.id}` };
  },
});
