import type { LikelyPerson } from '#modules/people/index.ts';
import { sayDate } from '#platform/date-field.ts';
import { oneOf, text, when, yesNo } from '#platform/fields.ts';
import { form, type Field, type Form } from '#platform/form.ts';
import { invalid } from '#platform/refusal.ts';
import type { CaseOfRequest } from '../decision.queries.ts';
import { fullName, type RequestPerson } from '../request.ts';

import type { Linking } from './link-request.ts';
import { chosenBeforehand, familyNameFor } from './linking.ts';

export type ToMatch = { request: CaseOfRequest; likely: ReadonlyMap<string, readonly LikelyPerson[]> };

/** One answer a person, named by its place in the request: person1, home1, person2 … */
export type MatchAnswers = Record<string, string | boolean | null>;

export const personField = (place: number) => `person${place + 1}`;
export const homeField = (place: number) => `home${place + 1}`;

const sureWords = { 'almost certain': 'Almost certain', likely: 'Likely, but check', possible: 'Possible, and doubtful' } as const;
export const isAnyoneKnown = ({ likely }: ToMatch) => [...likely.values()].some(ones => ones.length > 0);

/** What somebody is called who may have no name yet, in a question. */
export const calledIn = (person: RequestPerson): string =>
  person.givenName || person.familyName ? fullName(person) : person.dueOn ? 'the baby who is not born yet' : 'the person without a name';

export const likelyOf = ({ likely }: ToMatch, person: RequestPerson): readonly LikelyPerson[] => likely.get(person.id) ?? [];

export function matchForm(toMatch: ToMatch): Form<MatchAnswers> {
  const { request } = toMatch;
  const fields: Record<string, Field<string | boolean | null>> = {};
  request.people.forEach((person, place) => {
    fields[personField(place)] = whoField(person, likelyOf(toMatch, person));
    if (asksWhereTheyLive(request, person)) fields[homeField(place)] = livesField(person);
  });
  if (isAnyoneKnown(toMatch)) fields['family'] = familyField;
  const named = text({
    label: 'Name for the new record',
    hint: 'What you would call the family.',
    missing: 'Enter a name for the record',
    max: 100,
    control: { kind: 'text', width: 20 },
  });
  fields['familyName'] = isAnyoneKnown(toMatch) ? when('family', ['new'], named) : named;
  return form<MatchAnswers>(fields);
}

const whoField = (person: RequestPerson, likely: readonly LikelyPerson[]) =>
  oneOf({
    label: `Who is ${calledIn(person)}?`,
    missing: `Select who ${calledIn(person)} is`,
    choices: [
      ...likely.map(({ personId, givenName, familyName, bornOn, sureness, why }) => ({
        value: personId,
        label: `${givenName} ${familyName}${bornOn ? `, born ${sayDate(bornOn)}` : ', date of birth not known'}`,
        hint: `${sureWords[sureness]}. ${why.join('. ')}.`,
      })),
      {
        value: 'new',
        label: likely.length > 0 ? 'None of these: somebody new' : 'Somebody new',
        hint: likely.length > 0 ? 'If you are not sure, choose this.' : undefined,
      },
      { value: 'left-out', label: 'Leave out of the record', hint: 'They stay in the request.' },
    ],
  });

/** Children are taken to live where the request says. For an adult it is asked: a parent who has left must not be put at the same address. */
export const asksWhereTheyLive = ({ address }: CaseOfRequest, { isChild }: RequestPerson) => address !== null && !isChild;

const livesField = (person: RequestPerson) =>
  yesNo({ label: `Does ${calledIn(person)} live at the address in the request?`, hint: 'If you do not know, leave this out.' });

const familyField = oneOf({
  label: 'Which record is it?',
  missing: 'Select which record it is',
  choices: [
    { value: 'theirs', label: 'The record that the people you chose are in already' },
    { value: 'new', label: 'A new record', hint: 'Somebody already known joins it as well. Nobody is told.' },
  ],
});

export function fillMatch(toMatch: ToMatch): MatchAnswers {
  const { request } = toMatch;
  const isKnown = request.people.some(person => ![null, 'new'].includes(chosenBeforehand(likelyOf(toMatch, person))));
  const filled: MatchAnswers = { family: isKnown ? 'theirs' : null, familyName: familyNameFor(request.people, request.reference) };
  request.people.forEach((person, place) => {
    filled[personField(place)] = chosenBeforehand(likelyOf(toMatch, person));
    if (asksWhereTheyLive(request, person)) filled[homeField(place)] = person.isSender ? true : null;
  });
  return filled;
}

/** The answers as a linking. "Their record" is that of the first child who is known, or else of the first adult. */
export function linkingFrom({ request }: ToMatch, answers: MatchAnswers): Linking {
  const chosen = request.people.map((person, place) => ({
    person,
    personId: String(answers[personField(place)]),
    livesAtHome: answers[homeField(place)] ?? undefined,
  }));
  const links = chosen
    .filter(({ personId }) => personId !== 'left-out')
    .map(({ person, personId, livesAtHome }) => ({
      requestPersonId: person.id,
      personId,
      livesAtHome: typeof livesAtHome === 'boolean' ? livesAtHome : undefined,
    }));
  if (answers['family'] !== 'theirs') return { familyId: 'new', familyName: String(answers['familyName'] ?? ''), people: links };
  const known = chosen.filter(({ personId }) => personId !== 'new' && personId !== 'left-out');
  const first = known.find(({ person }) => person.isChild) ?? known[0];
  if (!first) throw invalid({ family: 'You chose nobody who is known. Select a new record' });
  return { familyOf: first.personId, people: links };
}
