import { lines } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { card, columns, pageHead } from '#design/patterns/page-parts.ts';
import { sayDate } from '#platform/date-field.ts';
import { page, type View } from '#platform/page.ts';
import { doerName, inList } from '../family-words.ts';
import { link, stateBadge } from '../plan-parts.ts';
import { mayReadPlan, mayWritePlan } from '../plan.policy.ts';
import { meetingKinds } from '../record-meeting/meeting-form.ts';
import { getMeeting, type SeenMeeting } from './meeting.queries.ts';

/** What was said and agreed at one meeting, and by whom. */
export const seeMeetingPage = page({
  name: 'plans.see-meeting',
  path: '/meetings/:meetingId',
  title: 'Meeting',
  audience: 'workers',
  width: 'full',
  load: (work, { meetingId }) => getMeeting(work, meetingId),
  allow: (actor, { standing }) => mayReadPlan(actor, standing),
  about: ({ plan, meeting }) => ({ familyId: plan.familyId, subjectId: meeting.id }),
  back: ({ plan }) => ({ href: `/plans/${plan.id}`, text: 'The plan' }),
  show: view => {
    const { meeting } = view.subject;
    return html`${pageHead({ title: meetingKinds.find(one => one.value === meeting.kind)?.label ?? 'Meeting', caption: sayDate(meeting.heldOn) })}
    ${columns('main-aside', html`${said(view.subject)} ${actions(view)}`, facts(view.subject))}`;
  },
});

const said = ({ meeting }: SeenMeeting): Html =>
  html`${card({ title: 'What was said' }, html`<p class="govuk-body">${lines(meeting.said)}</p>`)}
  ${meeting.agreed && card({ title: 'What was agreed' }, html`<p class="govuk-body">${lines(meeting.agreed)}</p>`)}`;

function actions({ subject, actor }: View<SeenMeeting>): Html {
  const { agreedActions, goals, standing, meeting, names } = subject;
  const open = mayWritePlan(actor, standing).allowed ? goals.filter(goal => goal.state === 'open') : [];
  return card(
    { title: 'Actions agreed here' },
    html`${
      agreedActions.length === 0
        ? html`<p class="govuk-body">None yet.</p>`
        : html`<ul class="govuk-list govuk-list--spaced">
            ${agreedActions.map(action => html`<li>${action.what}. ${doerName(action.doer, names)}, by ${sayDate(action.byWhen)} ${stateBadge(action.state)}</li>`)}
          </ul>`
    }
    ${
      open.length > 0 &&
      html`<ul class="govuk-list">
        ${open.map(goal => html`<li>${link(`/goals/${goal.id}/actions/new?meeting=${meeting.id}`, 'Add an action')} for: ${goal.wanted}</li>`)}
      </ul>`
    }`,
  );
}

function facts({ came, apologies, where, meeting }: SeenMeeting): Html {
  const rows: [string, string | null][] = [
    ['Came', inList(came)],
    ['Apologies', apologies.length > 0 ? inList(apologies) : null],
    ['Where', where ?? 'The place is protected'],
    ['Interpreter', meeting.interpreter],
    ['Next meeting', meeting.nextOn && sayDate(meeting.nextOn)],
  ];
  return card(
    { title: 'Who and where' },
    govuk.summaryList({ rows: rows.flatMap(([key, value]) => (value ? [{ key: { text: key }, value: { text: value } }] : [])) }),
  );
}
