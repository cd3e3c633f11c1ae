import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { longText, oneOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayCloseWithoutReply } from '../decision.policy.ts';
import { getRequestToDecide } from '../decision.queries.ts';
import { closeWithoutReply, unanswerableReasons, type UnanswerableBecause } from './close-without-reply.ts';

const becauseForm = form({
  because: oneOf({
    label: 'Why can the sender not be told?',
    missing: 'Select why the sender cannot be told',
    choices: Object.entries(unanswerableReasons).map(([value, label]) => ({ value: value as UnanswerableBecause, label })),
  }),
  words: longText({ label: 'What was tried, and what you know', missing: 'Enter why the sender cannot be told', rows: 4 }),
});

export const closeWithoutReplyPage = page({
  name: 'front-door.close-without-reply',
  path: '/requests/:requestId/close-without-reply',
  title: 'Close without a reply',
  audience: 'workers',
  load: (work, { requestId }) => getRequestToDecide(work, { id: requestId }),
  allow: mayCloseWithoutReply,
  about: ({ id, familyId }) => ({ subjectId: id, familyId }),
  form: becauseForm,
  back: ({ id }) => ({ href: `/requests/${id}`, text: 'Back to the request' }),
  show: view => {
    const { decision, reference, id, state } = view.subject;
    const heading = html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">Request ${reference}</span>Close without a reply</h1>`;
    if (!decision)
      return html`${heading}
        <p class="govuk-body">This request is not decided yet. <a class="govuk-link" href="/requests/${id}/decide">Decide it first</a>.</p>`;
    if (decision.toldAt !== null || state === 'closed-without-reply')
      return html`${heading}
        <p class="govuk-body">This request is closed already.</p>`;
    return html`${heading}
      <p class="govuk-body">Whoever asks for help hears back. Close a request without that only if they cannot be told, or it would put somebody at risk.</p>
      ${formOf(view, askAll(view), { button: 'Close the request' })}`;
  },
  submit: async (work, { id }, answers) => {
    await closeWithoutReply(work, { id }, answers);
    return { goTo: `/requests/${id}` };
  },
});
