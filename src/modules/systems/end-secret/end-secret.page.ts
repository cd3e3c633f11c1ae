import { formOf } from '#design/ask.ts';
import { html, nothing } from '#design/html.ts';
import { sayInstant } from '#platform/date-field.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import { mayManageSystems } from '../system.policy.ts';
import { findSecrets, getSystem } from '../system.queries.ts';
import { endSecret } from './end-secret.ts';

const titles = { client: 'End this secret', signing: 'End this signing key' } as const;
const words = {
  client: 'Whoever has it can come in no more, from this moment. If it is the only one, the system can send nothing until it has another.',
  signing: 'Nothing is signed with it from this moment. If it is the only one, the system is told nothing until it has another.',
} as const;

/** A secret or a key that is no longer needed, or that somebody may have seen. */
export const endSecretPage = page({
  name: 'systems.end-secret',
  path: '/systems/:systemId/secrets/:secretId/end',
  title: 'End a secret of a system',
  audience: 'workers',
  load: async (work, { systemId, secretId }) => ({
    system: await getSystem(work, systemId),
    secret: found((await findSecrets(work, systemId)).find(({ id }) => id === secretId)),
  }),
  allow: mayManageSystems,
  about: ({ system }) => ({ subjectId: system.id }),
  back: ({ system }) => ({ href: `/systems/${system.id}`, text: 'Back to the system' }),
  form: form({}),
  show: view => {
    const { system, secret } = view.subject;
    const used = secret.lastUsedAt ? `It was last used on ${sayInstant(secret.lastUsedAt)}.` : 'It was never used.';
    return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${system.agencyName}, “${system.name}”</span>${titles[secret.kind]}</h1>
      <p class="govuk-body">It was made on ${sayInstant(secret.madeAt)}. ${secret.kind === 'client' && used}</p>
      <p class="govuk-body">${words[secret.kind]}</p>
      ${formOf(view, nothing, { button: titles[secret.kind], isWarning: true })}`;
  },
  submit: async (work, { system, secret }) => {
    await endSecret(work, system.id, secret.id);
    return { goTo: `/systems/${system.id}` };
  },
});
