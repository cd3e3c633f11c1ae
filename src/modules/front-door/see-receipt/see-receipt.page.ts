import { html } from '#design/html.ts';
import { yes } from '#platform/decision.ts';
import { page } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import { findReceipt } from '../request.queries.ts';
import { receiptView } from './receipt.view.ts';

/** That it arrived, for whoever sent it without an account, in the browser they sent it with. It holds nothing of what they wrote. */
export const seeReceiptPage = page({
  name: 'front-door.see-receipt',
  path: '/ask-for-help/sent/:requestId',
  title: 'We have your message',
  audience: 'anyone',
  quickExit: true,
  load: async (work, { requestId }) => found(await findReceipt(work, requestId)),
  allow: () => yes,
  about: ({ id }) => ({ subjectId: id }),
  show: ({ subject }) =>
    html`${receiptView(subject, 'We have your message')}
      <p class="govuk-body">Write the number down if it is safe to. You can say it when you talk to us.</p>
      <p class="govuk-body">If things get worse, do not wait. Talk to a teacher, a doctor or a nurse. If anyone is in danger, call 999.</p>
      <p class="govuk-body">If it is not safe for others to see this page, press “Exit this page”.</p>`,
});
