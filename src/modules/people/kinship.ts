import type { Person } from './person.ts';
import { isUpward, relationshipInWords, type Relationship, type RelationshipKind } from './relationship.ts';

type Relative = Pick<Person, 'id' | 'givenName' | 'sex'>;
const capital = (words: string) => words.replace(/^./, first => first.toUpperCase());
export const listed = (names: readonly string[]) => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);

/** What somebody is to the others, one line each: "Mother of Ada and Obi, with parental responsibility", "Grandmother: Joy". Whole siblings go without saying. */
export function inRelation(person: Relative, people: readonly Relative[], relationships: readonly Relationship[]): string[] {
  const other = (id: string) => people.find(one => one.id === id);
  const groups = new Map<string, string[]>();
  const add = (words: string, name: string) => groups.set(words, [...(groups.get(words) ?? []), name]);
  const above: string[] = [];
  for (const { fromPersonId, toPersonId, kind, hasParentalResponsibility } of relationships) {
    if (kind === 'sibling') continue;
    const isFrom = fromPersonId === person.id;
    const relative = isFrom ? other(toPersonId) : toPersonId === person.id ? other(fromPersonId) : undefined;
    if (!relative) continue;
    if (!isFrom && looksUp(kind))
      above.push(
        `${capital(relationshipInWords(kind, 'from', relative))}: ${relative.givenName}${hasParentalResponsibility ? ' (parental responsibility)' : ''}`,
      );
    else
      add(
        `${capital(relationshipInWords(kind, isFrom ? 'from' : 'to', person))} ${kind === 'other' ? 'to' : 'of'}${hasParentalResponsibility ? '|' : ''}`,
        relative.givenName,
      );
  }
  const below = [...groups].map(([words, names]) => `${words.replace('|', '')} ${listed(names)}${words.endsWith('|') ? ', with parental responsibility' : ''}`);
  return [...above, ...below];
}

const looksUp = (kind: RelationshipKind) => isUpward(kind) || kind === 'other-carer';
