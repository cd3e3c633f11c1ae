import { formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { sayInstant } from '#platform/date-field.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayDecide } from '../decision.policy.ts';
import { getRequestToDecide } from '../decision.queries.ts';
import { takeRequest } from './take-request.ts';

/** Asked for from the request's own page by a button; opened by itself it asks first, so that a link cannot take anything. */
export const takeRequestPage = page({
  name: 'front-door.take-request',
  path: '/requests/:requestId/take',
  title: 'Take this request',
  audience: 'workers',
  load: (work, { requestId }) => getRequestToDecide(work, { id: requestId }),
  allow: mayDecide,
  about: ({ id, familyId }) => ({ subjectId: id, familyId }),
  form: form({}),
  keeps: false,
  back: ({ id }) => ({ href: `/requests/${id}`, text: 'Back to the request' }),
  show: view => {
    const { reference, sentAt, takenByName, decision } = view.subject;
    return html`<h1 class="govuk-heading-l">Take request ${reference}</h1>
      <p class="govuk-body">It came on ${sayInstant(sentAt)}.</p>
      ${takenByName && html`<p class="govuk-body">${takenByName} is looking at it now. If you take it, your name stands there instead.</p>`}
      ${decision ? html`<p class="govuk-body">It is decided already.</p>` : formOf(view, html``, { button: 'Take this request' })}`;
  },
  submit: async (work, { id }) => {
    await takeRequest(work, { id });
    return { goTo: `/requests/${id}` };
  },
});
