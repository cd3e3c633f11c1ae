import { ask, formOf, lines } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { date } from '#platform/date-field.ts';
import { oneOf, when } from '#platform/fields.ts';
import { form, type Form } from '#platform/form.ts';
import { page, type View } from '#platform/page.ts';
import { mayDecide } from '../decision.policy.ts';
import { getRequestToDecide, type CaseOfRequest } from '../decision.queries.ts';
import { reachOf, safeTelling, waysOfTelling, type WayOfTelling } from '../decision.ts';
import { rowsOf, safeContactInWords } from '../decision.view.ts';
import { momentOf, time } from '../time-field.ts';
import { tellSender } from './tell-sender.ts';

type Telling = { how: WayOfTelling; toldOn: Temporal.PlainDate | null; toldTime: Temporal.PlainTime | null };
type ToTell = { request: CaseOfRequest; today: Temporal.PlainDate };

const byAPerson: readonly WayOfTelling[] = ['phone', 'in-person', 'post'];
const hints: Partial<Record<WayOfTelling, string>> = {
  text: 'Sent now by this service. It asks them to ring, and does not say what it is about.',
  email: 'Sent now by this service. It asks them to ring, and does not say what it is about.',
};

function tellingForm({ request: { safeContact } }: ToTell): Form<Telling> {
  const ways = safeTelling(safeContact);
  const choices = ways.map(value => ({ value, label: waysOfTelling[value], hint: hints[value] }));
  const told = ways.filter(way => byAPerson.includes(way));
  return form<Telling>({
    how: oneOf({ label: 'How were they told?', missing: 'Select how they were told', choices }),
    toldOn: whenTold(told, date({ label: 'Which day?', hint: 'Not needed for a text or an email.', missing: 'Enter the day they were told' })),
    toldTime: whenTold(told, time({ label: 'What time?', hint: 'For example, 2:30pm', missing: 'Enter the time they were told' })),
  });
}

/** Asked below the choices, not inside each of them: the questions are the same for all three. */
const whenTold = <T>(ways: readonly WayOfTelling[], field: Parameters<typeof when<T>>[2]) => {
  const { when: _inside, ...asked } = when('how', ways, field);
  return asked;
};

export const tellSenderPage = page({
  name: 'front-door.tell-sender',
  path: '/requests/:requestId/tell',
  title: 'Tell the sender what was decided',
  audience: 'workers',
  load: async (work, { requestId }): Promise<ToTell> => ({ request: await getRequestToDecide(work, { id: requestId }), today: work.today }),
  allow: mayDecide,
  about: ({ request: { id, familyId } }) => ({ subjectId: id, familyId }),
  form: tellingForm,
  fill: ({ today }) => ({ toldOn: today }),
  back: ({ request: { id } }) => ({ href: `/requests/${id}`, text: 'Back to the request' }),
  show: tellSenderView,
  submit: async (work, { request }, { how, toldOn, toldTime }) => {
    await tellSender(work, request, { how, at: toldOn && toldTime && momentOf(toldOn, toldTime) });
    return { goTo: `/requests/${request.id}` };
  },
});

function tellSenderView(view: View<ToTell, Telling>): Html {
  const { decision, reference, id, sender, safeContact } = view.subject.request;
  const heading = html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">Request ${reference}</span>Tell the sender</h1>`;
  if (!decision)
    return html`${heading}
      <p class="govuk-body">This request is not decided yet. <a class="govuk-link" href="/requests/${id}/decide">Decide it first</a>.</p>`;
  if (decision.toldAt)
    return html`${heading}
      <p class="govuk-body">The sender has been told already.</p>`;
  if (reachOf(view.subject.request) === 'none') {
    return html`${heading}
      <p class="govuk-body">
        They gave no safe way to reach them. <a class="govuk-link" href="/requests/${id}/close-without-reply">A manager can close the request</a>, and says why.
      </p>`;
  }
  return html`${heading}
    ${rowsOf([
      sender.name !== null && ['Name', sender.name],
      sender.phone !== null && ['Phone', sender.phone],
      sender.email !== null && ['Email', sender.email],
      safeContact && ['What is safe', safeContactInWords(safeContact)],
    ])}
    <h2 class="govuk-heading-m">What to tell them</h2>
    ${govuk.insetText({ html: html`${lines(decision.feedback ?? '')}` })}
    ${formOf(view, html`${ask(view, 'how')} ${ask(view, 'toldOn')} ${ask(view, 'toldTime')}`, { button: 'Save' })}
    <p class="govuk-body">
      Could you not reach them? <a class="govuk-link" href="/requests/${id}/close-without-reply">A manager can close the request</a>, and says why.
    </p>`;
}
