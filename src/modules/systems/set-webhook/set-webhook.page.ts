import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayManageSystems } from '../system.policy.ts';
import { getSystem } from '../system.queries.ts';
import { webhookEvents } from '../system.ts';
import { findUrl } from '../webhook/delivery.queries.ts';
import { setWebhook } from './set-webhook.ts';

const webhookForm = form({
  url: text({
    label: 'Where should it be told?',
    hint: 'The address that those who run the system gave you, beginning with https://. Leave it empty to tell it nothing.',
    max: 500,
    control: { kind: 'text', spellcheck: false },
  }),
});

/** Where a system is told what happens to the requests it sent. */
export const setWebhookPage = page({
  name: 'systems.set-webhook',
  path: '/systems/:systemId/webhook',
  title: 'Where a system is told',
  audience: 'workers',
  load: async (work, { systemId }) => ({ system: await getSystem(work, systemId), webhook: await findUrl(work, systemId) }),
  allow: mayManageSystems,
  about: ({ system }) => ({ subjectId: system.id }),
  back: ({ system }) => ({ href: `/systems/${system.id}`, text: 'Back to the system' }),
  form: webhookForm,
  fill: ({ webhook }) => ({ url: webhook?.url ?? null }),
  version: ({ webhook }) => webhook?.version ?? 0,
  show: view => {
    const { system } = view.subject;
    return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${system.agencyName}, “${system.name}”</span>Where it is told</h1>
      <p class="govuk-body">It can be told, without asking, when something happens to a request it sent:</p>
      <ul class="govuk-list govuk-list--bullet">
        ${Object.values(webhookEvents).map(words => html`<li>${words.replace(/^./, letter => letter.toLowerCase())}</li>`)}
      </ul>
      <p class="govuk-body">It is told the reference and how the request stands. Nobody’s name, and nothing anybody wrote, is sent.</p>
      ${formOf(view, askAll(view, { headings: false }), { button: 'Save' })}`;
  },
  submit: async (work, { system }, { url }) => {
    await setWebhook(work, system.id, url);
    return { goTo: `/systems/${system.id}` };
  },
});
