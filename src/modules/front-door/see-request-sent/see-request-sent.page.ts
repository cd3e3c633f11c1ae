import { html } from '#design/html.ts';
import { page } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import { mayAskForSupport } from '../request.policy.ts';
import { findReceipt } from '../request.queries.ts';
import { receiptView } from '../see-receipt/receipt.view.ts';

/** Where a worker comes who has just sent a request. */
export const seeRequestSentPage = page({
  name: 'front-door.see-request-sent',
  path: '/requests/:requestId/sent',
  title: 'Request sent',
  audience: 'workers',
  load: async (work, { requestId }) => found(await findReceipt(work, requestId)),
  allow: mayAskForSupport,
  about: ({ id }) => ({ subjectId: id }),
  show: ({ subject }) =>
    html`${receiptView(subject, 'Request sent')}
      <p class="govuk-body">You hear what was decided in “My requests”, and we email you when there is something to read there.</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/requests/${subject.id}">See what you sent</a>, or go to <a class="govuk-link" href="/requests/mine">My requests</a>.
      </p>`,
});
