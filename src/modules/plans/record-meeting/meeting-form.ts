import { date } from '#platform/date-field.ts';
import { longText, manyOf, oneOf, text, yesNo } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { personName } from '../family-words.ts';
import type { WholePlan } from '../whole-plan.queries.ts';
import type { Attendee, MeetingKind } from './record-meeting.ts';

export const meetingKinds: readonly { value: MeetingKind; label: string }[] = [
  { value: 'first', label: 'First meeting' },
  { value: 'review', label: 'Review meeting' },
  { value: 'extra', label: 'Extra meeting' },
  { value: 'closing', label: 'Closing meeting' },
];

type Cast = Pick<WholePlan, 'episode' | 'members' | 'people' | 'names'>;

/** Everybody who may come: the family, the lead practitioner, the team. */
function whoMayCome({ episode, members, people, names }: Cast) {
  const lead = names.workers.get(episode.leadId);
  const team = members.filter(member => !member.endsOn);
  return [
    ...people.filter(person => person.isHere && !person.isUnborn).map(person => ({ value: `person.${person.id}`, label: personName(person) })),
    ...(lead ? [{ value: `worker.${lead.id}`, label: `${lead.name}, lead practitioner` }] : []),
    ...team.map(member => ({ value: member.workerId ? `worker.${member.workerId}` : `name.${member.name}`, label: `${member.name}, ${member.role}` })),
  ];
}

export function attendeeOf(value: string): Attendee {
  const [kind, ...rest] = value.split('.');
  const id = rest.join('.');
  return kind === 'person' ? { personId: id } : kind === 'worker' ? { workerId: id } : { name: id };
}

export const meetingForm = (cast: Cast) =>
  form(
    {
      kind: oneOf({ label: 'Which meeting was it?', choices: meetingKinds, missing: 'Choose which meeting it was' }),
      heldOn: date({ label: 'When was it?', missing: 'Enter when the meeting was' }),
      where: text({ label: 'Where was it?', missing: 'Enter where the meeting was', max: 200 }),
      isProtected: yesNo({
        label: 'Would the place tell somebody where the family can be found?',
        hint: 'Then it is told only to those named for the family’s address',
        missing: 'Choose yes or no',
      }),
      came: manyOf({ label: 'Who came?', choices: whoMayCome(cast), missing: 'Choose who came' }),
      others: text({ label: 'Who else came?', hint: 'Names, with commas between them', max: 300 }),
      apologies: manyOf({ label: 'Who sent apologies?', choices: whoMayCome(cast) }),
      interpreter: text({ label: 'Interpreter', hint: 'The name of an independent interpreter, never a child or a relative', max: 100 }),
      said: longText({ label: 'What was said?', hint: 'In people’s own words where you can', missing: 'Enter what was said', rows: 8 }),
      agreed: longText({ label: 'What was agreed?', hint: 'You can add actions to the plan on the next page', rows: 4 }),
      nextOn: date({ label: 'When is the next meeting?' }),
    },
    ({ came, apologies }) => (apologies.some(one => came.includes(one)) ? { apologies: 'Nobody can have come and sent apologies' } : {}),
  );

export const othersIn = (names: string | null): Attendee[] => (names ?? '').split(',').flatMap(name => (name.trim() === '' ? [] : [{ name: name.trim() }]));
