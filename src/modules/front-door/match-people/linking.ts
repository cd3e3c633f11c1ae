import type { LikelyPerson, NewPerson, RelationshipKind } from '#modules/people/index.ts';
import type { RequestPerson } from '../request.ts';

/** The household that a request tells the address of. */
export const home = 'A';

type Facts = Pick<RequestPerson, 'givenName' | 'familyName' | 'bornOn' | 'dueOn' | 'ageAbout' | 'isChild'>;

/** What the request said of a person, as the record keeps it: nothing is typed twice. An age becomes a year of birth, as near as anybody knows. */
export function factsOf({ givenName, familyName, bornOn, dueOn, ageAbout, isChild }: Facts, sentOn: Temporal.PlainDate, livesAtHome: boolean): NewPerson {
  return {
    givenName: givenName ?? (dueOn ? 'Baby' : 'Name not known'),
    familyName: familyName ?? '',
    bornOn,
    dueOn,
    bornAbout: ageAbout === null ? null : sentOn.year - ageAbout,
    isChild,
    household: livesAtHome ? home : null,
  };
}

/** A name for the record of a family nobody knew: the children's family names, or else anybody's. */
export function familyNameFor(people: readonly Pick<RequestPerson, 'familyName' | 'isChild'>[], reference: string): string {
  const namesOf = (those: typeof people) => [...new Set(those.flatMap(({ familyName }) => familyName ?? []))];
  const children = namesOf(people.filter(({ isChild }) => isChild));
  return (children.length > 0 ? children : namesOf(people)).join(' and ') || `Family of ${reference}`;
}

const kinds: readonly (readonly [RegExp, RelationshipKind])[] = [
  [/^step[ -]?(mum|mother|dad|father|parent)$/, 'step-parent'],
  [/^adoptive (mum|mother|dad|father|parent)$/, 'adoptive-parent'],
  [/^foster (mum|mother|dad|father|parent|carer)$/, 'foster-carer'],
  [/^(birth |biological )?(mum|mummy|mam|mother|dad|daddy|father|parent)$/, 'parent'],
  [/^(maternal |paternal |great[ -])?(grand(mother|father|parent|ma|pa|dad|mum)|gran|granny|nan|nana|nanny)$/, 'grandparent'],
  [/^(aunt|auntie|aunty|uncle)$/, 'aunt-or-uncle'],
  [/^half[ -](brother|sister|sibling)$/, 'half-sibling'],
  [/^(twin )?(brother|sister|sibling|twin)$/, 'sibling'],
  [/^(kinship )carer$/, 'kinship-carer'],
  [/^(carer|guardian|legal guardian)$/, 'other-carer'],
];

/** What somebody is to the children, where the sender's word for it can mean one thing only. "Mum’s partner" is nobody's parent by that. */
export function kindFromWords(relationship: string | null): RelationshipKind | null {
  const words = (relationship ?? '')
    .toLowerCase()
    .replaceAll(/[.,!]/g, '')
    .replace(/^(the|their|his|her|childs|child’s|child's|childrens|children’s|children's) /, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return kinds.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

type Placed = Pick<RequestPerson, 'id' | 'isChild' | 'relationship'>;
export type Relating = { from: string; to: string; kind: RelationshipKind };

/** How the people of a request are related, as far as its sender said: adults to every child, a brother or sister to the children before. */
export function relationsIn(people: readonly Placed[]): Relating[] {
  return people.flatMap((person, place) => {
    const kind = kindFromWords(person.relationship);
    if (kind === null) return [];
    const isOfTheChildren = kind === 'sibling' || kind === 'half-sibling';
    if (person.isChild && !isOfTheChildren) return [];
    const others = people.filter((other, at) => other.isChild && other.id !== person.id && (!person.isChild || at < place));
    return others.map(other => ({ from: person.id, to: other.id, kind }));
  });
}

/** Only a match beyond reasonable doubt is chosen beforehand; doubt leaves the choice open, and nobody alike means somebody new. */
export function chosenBeforehand(likely: readonly LikelyPerson[]): string | null {
  if (likely.length === 0) return 'new';
  const certain = likely.filter(({ sureness }) => sureness === 'almost certain');
  return certain.length === 1 && certain[0] ? certain[0].personId : null;
}
