import { html } from '#design/html.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayManageSystems } from '../system.policy.ts';
import { findSecrets, getSystem } from '../system.queries.ts';
import { makeSecret } from './make-secret.ts';
import { makingView } from './making.view.ts';

/** A secret for a system to come in with. */
export const makeSecretPage = page({
  name: 'systems.make-secret',
  path: '/systems/:systemId/secrets/new',
  title: 'Make a secret for a system',
  audience: 'workers',
  load: async (work, { systemId }) => ({ ...(await getSystem(work, systemId)), secrets: await findSecrets(work, systemId) }),
  allow: mayManageSystems,
  about: ({ id }) => ({ subjectId: id }),
  back: ({ id }) => ({ href: `/systems/${id}`, text: 'Back to the system' }),
  form: form({}),
  search: (work, { id }) => makeSecret(work, id, 'client'),
  show: view =>
    makingView(view, {
      kind: 'client',
      title: 'Make a secret',
      why: html`<p class="govuk-body">
        With its name and this secret the system comes in. Two can be in use at once: make the new one, let them change over, then end the old one.
      </p>`,
      button: 'Make a secret',
      shown: ({ id }, secret) => [
        ['client_id', id],
        ['client_secret', secret],
      ],
    }),
});
