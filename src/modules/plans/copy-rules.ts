import type { CopyPerson } from './copy.ts';
import type { Goal } from './plan.ts';

// Who may read what of a plan, thought from the side of whoever should not: a partner who was left, reading his own copy for what it tells of the others.

/** How a goal comes into somebody's copy, and why not by itself: `if let in` is for the worker to look at word by word. */
export type Passage = { how: 'goes' } | { how: 'if let in' | 'never'; why: string };

const goes: Passage = { how: 'goes' };
const ifLetIn = (why: string): Passage => ({ how: 'if let in', why });
const never = (why: string): Passage => ({ how: 'never', why });

/** Of another household. Who lives nowhere in the record lives apart as well. */
export const livesApart = (person: CopyPerson, reader: CopyPerson): boolean =>
  person.id !== reader.id && (person.household === null || person.household !== reader.household);

/** Whether the reader may know what this person does: an adult who lives with them, a child who does or whom the record calls theirs. */
export const mayDo = (reader: CopyPerson, person: CopyPerson): boolean =>
  !person.isUnborn && (!livesApart(person, reader) || (person.isChild && isTheirs(person, reader) && !person.isHidden));

/** Whether their name is news to the reader: an adult of another home, or a child of it who is not theirs. */
export const isOfAnotherHome = (person: CopyPerson, reader: CopyPerson): boolean => livesApart(person, reader) && !(person.isChild && isTheirs(person, reader));

const isTheirs = (child: CopyPerson, reader: CopyPerson): boolean => child.kinIds.includes(reader.id);

/** A goal about an adult who lives apart is theirs. A sensitive one is nobody's but, of a pregnancy, the mother's own. */
export function passageOf(reader: CopyPerson, goal: Pick<Goal, 'state' | 'personIds' | 'sensitive'>, people: readonly CopyPerson[]): Passage {
  if (goal.state === 'dropped') return never('It is no longer part of the plan');
  const about = people.filter(person => goal.personIds.includes(person.id));
  const isAboutReader = about.includes(reader);
  if (goal.sensitive === 'pregnancy' && isAboutReader && about.every(one => one === reader || one.isUnborn)) return goes;
  if (goal.sensitive !== null || about.some(person => person.isUnborn)) return never('It is for the people named for it only');
  // Somebody who has left the family, or whom this worker does not see.
  if (about.length < goal.personIds.length) return never('It is about somebody who is not in the family now');
  if (about.some(person => !person.isChild && livesApart(person, reader))) return never('It is about an adult who lives apart from them');
  return passageOfOurs(reader, about, people);
}

function passageOfOurs(reader: CopyPerson, about: readonly CopyPerson[], people: readonly CopyPerson[]): Passage {
  const apart = about.filter(person => livesApart(person, reader));
  if (apart.some(person => person.isHidden)) return ifLetIn('It is about somebody whose address is protected. Read every word of it');
  if (apart.some(child => !isTheirs(child, reader)))
    return ifLetIn('It is about a child, and the record says neither that they live together nor how they are related');
  if (about.length === 0 && people.some(one => !one.isChild && livesApart(one, reader)))
    return ifLetIn('It is about the whole family, and somebody of the family lives apart from them');
  if (about.length === 0 || about.includes(reader)) return goes;
  if (reader.isChild) return ifLetIn('It is about others, and they are a child');
  return about.some(person => !person.isChild) ? ifLetIn('It is about another adult') : goes;
}
