import { date } from '#platform/date-field.ts';
import { longText, oneOf, text, when } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import type { TeamMember } from './episode.ts';
import { personName, type Names } from './family-words.ts';
import type { Action, Doer } from './plan.ts';

export type ActionInput = { what: string; who: string; other: string | null; byWhen: Temporal.PlainDate; doneWhen: string | null };

export type Cast = { leadId: string; members: readonly TeamMember[]; names: Names };

/** Who may do something: the lead practitioner, the team, the family, or somebody in words. */
function whoChoices({ leadId, members, names }: Cast) {
  const lead = names.workers.get(leadId);
  const team = members.filter(member => !member.endsOn);
  return [
    ...[...names.people.values()]
      .filter(person => person.isHere && !person.isUnborn)
      .map(person => ({ value: `person.${person.id}`, label: personName(person) })),
    ...(lead ? [{ value: `worker.${leadId}`, label: `${lead.name}, lead practitioner` }] : []),
    ...team.flatMap(member => (member.workerId ? [{ value: `worker.${member.workerId}`, label: `${member.name}, ${member.role}` }] : [])),
    ...team.flatMap(member => (member.workerId ? [] : [{ value: `words.${member.name}`, label: `${member.name}, ${member.role}` }])),
    { value: 'other', label: 'Somebody else' },
  ];
}

export const actionForm = (cast: Cast) =>
  form<ActionInput>({
    what: longText({
      label: 'What will be done?',
      hint: 'One thing, so that everybody can see when it is done',
      missing: 'Enter what will be done',
      rows: 3,
      max: 500,
    }),
    who: oneOf({ label: 'Who will do it?', choices: whoChoices(cast), missing: 'Choose who will do it' }),
    other: when('who', ['other'], text({ label: 'Who is that?', missing: 'Enter who will do it', max: 100 })),
    byWhen: date({ label: 'By when?', missing: 'Enter by when it will be done' }),
    doneWhen: text({ label: 'How will we know it is done?', hint: 'For example “Five mornings in a row”', max: 300 }),
  });

export function doerOf({ who, other }: ActionInput): Doer {
  const [kind, ...rest] = who.split('.');
  const id = rest.join('.');
  if (kind === 'person') return { personId: id };
  if (kind === 'worker') return { workerId: id };
  return { words: kind === 'words' ? id : (other ?? '') };
}

export function actionFilled(action: Action, cast: Cast): ActionInput {
  const { doer } = action;
  const value = 'personId' in doer ? `person.${doer.personId}` : 'workerId' in doer ? `worker.${doer.workerId}` : `words.${doer.words}`;
  const isOffered = whoChoices(cast).some(choice => choice.value === value);
  const inWords = 'words' in doer && !isOffered;
  return { what: action.what, who: inWords ? 'other' : value, other: inWords ? doer.words : null, byWhen: action.byWhen, doneWhen: action.doneWhen };
}
