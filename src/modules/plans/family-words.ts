import { fullName } from '#modules/people/index.ts';
import type { FamilyPerson, Worker } from './names.queries.ts';
import type { Doer } from './plan.ts';

/** The words for people whom a plan names by id. */
export type Names = { workers: ReadonlyMap<string, Worker>; people: ReadonlyMap<string, FamilyPerson> };

export const familyTitle = (name: string): string => (/family$/i.test(name) ? name : `The ${name} family`);

export function doerName(doer: Doer, { workers, people }: Names): string {
  if ('words' in doer) return doer.words;
  if ('workerId' in doer) return workers.get(doer.workerId)?.name ?? 'Somebody who worked here';
  return people.get(doer.personId)?.givenName ?? 'Somebody in the family';
}

export const peopleInWords = (ids: readonly string[], { people }: Names): string =>
  ids.length === 0 ? 'The whole family' : inList(ids.map(id => people.get(id)?.givenName ?? 'Somebody in the family'));

export const personName = (person: FamilyPerson): string => (person.isUnborn && !person.givenName ? 'Unborn child' : fullName(person));

/** "Ann, Bob and Cy" */
export const inList = (words: readonly string[]): string => new Intl.ListFormat('en-GB').format(words);
