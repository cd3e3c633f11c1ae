import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { oneOf } from '#platform/fields.ts';
import { form, type Form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import { numberField } from '../change-record/parts/plain-fields.ts';
import { getDescribed, nameOf } from '../described.queries.ts';
import { mayKeepRecord } from '../directory.policy.ts';
import { roomHoldsDays, roomStates, roomWords, type RoomState } from '../room.ts';
import { findRooms } from '../room.queries.ts';
import { roomLine } from '../room.view.ts';
import { sayRoomOf } from './say-room.ts';

type Input = { state: RoomState; waitWeeks: number | null };

export const roomForm: Form<Input> = form<Input>({
  state: oneOf({
    label: 'How much room is there?',
    missing: 'Select how much room there is',
    choices: roomStates.map(value => ({ value, label: roomWords[value] })),
  }),
  waitWeeks: numberField(
    'How many weeks do people wait?',
    { least: 0, most: 260, pattern: /^\d{1,3}$/, wrong: 'Enter whole weeks, like 6' },
    'Leave it empty if nobody knows. 0 means no wait.',
  ),
});

/** How much room a service has today: one press, public at once. */
export const sayRoomPage = page({
  name: 'directory.say-room',
  path: '/directory/records/:recordId/room',
  title: 'Say how much room there is',
  audience: 'workers',
  load: async (work, { recordId }) => {
    const described = await getDescribed(work, recordId);
    const record = found(described.record.kind === 'service' ? described.record : null);
    return { record, name: nameOf(described), room: (await findRooms(work, [recordId])).get(recordId) ?? null };
  },
  allow: (actor, { record }) => mayKeepRecord(actor, record),
  about: ({ record }) => ({ subjectId: record.id }),
  back: ({ record }) => ({ href: `/directory/records/${record.id}`, text: 'Back' }),
  form: roomForm,
  // As it was said last, so that what has not changed is one press.
  fill: ({ room }) => (room ? { state: room.state, waitWeeks: room.waitWeeks } : {}),
  keeps: false,
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${view.subject.name}</span>How much room is there?</h1>
      <p class="govuk-body">${roomLine(view.subject.room, view.today)}</p>
      <p class="govuk-body">
        It is shown at once to families and to those who plan with them, with today’s date. After ${roomHoldsDays} days it is shown as not confirmed.
      </p>
      ${formOf(view, askAll(view, { headings: false }), { button: 'So it is today' })}`,
  submit: async (work, { record }, input) => {
    await sayRoomOf(work, record.id, input);
    return { goTo: `/directory/records/${record.id}` };
  },
});
