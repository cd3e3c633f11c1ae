import { html } from '#design/html.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { makeSecret } from '../make-secret/make-secret.ts';
import { makingView } from '../make-secret/making.view.ts';
import { mayManageSystems } from '../system.policy.ts';
import { findSecrets, getSystem } from '../system.queries.ts';

/** A key by which a system knows that a webhook is ours. */
export const makeSigningKeyPage = page({
  name: 'systems.make-signing-key',
  path: '/systems/:systemId/signing-keys/new',
  title: 'Make a key that webhooks are signed with',
  audience: 'workers',
  load: async (work, { systemId }) => ({ ...(await getSystem(work, systemId)), secrets: await findSecrets(work, systemId) }),
  allow: mayManageSystems,
  about: ({ id }) => ({ subjectId: id }),
  back: ({ id }) => ({ href: `/systems/${id}`, text: 'Back to the system' }),
  form: form({}),
  search: (work, { id }) => makeSecret(work, id, 'signing'),
  show: view =>
    makingView(view, {
      kind: 'signing',
      title: 'Make a signing key',
      why: html`<p class="govuk-body">
        Everything the system is told is signed with this key, so that it knows it comes from us. While two are in use, everything is signed with both: make the
        new one, let them change over, then end the old one.
      </p>`,
      button: 'Make a signing key',
      shown: (_system, key) => [['Signing key', key]],
    }),
});
