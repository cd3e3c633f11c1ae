import type { Person } from './person.ts';

/** What the first person is to the second. */
export const relationshipKinds = [
  'parent',
  'step-parent',
  'adoptive-parent',
  'foster-carer',
  'kinship-carer',
  'grandparent',
  'aunt-or-uncle',
  'sibling',
  'half-sibling',
  'partner',
  'ex-partner',
  'other-carer',
  'other',
] as const;
export type RelationshipKind = (typeof relationshipKinds)[number];

export type Relationship = {
  id: string;
  fromPersonId: string;
  toPersonId: string;
  kind: RelationshipKind;
  hasParentalResponsibility: boolean;
  evidence: string | null;
};

type Words = { any: string; F?: string; M?: string };

const forwards: Record<RelationshipKind, Words> = {
  parent: { any: 'parent', F: 'mother', M: 'father' },
  'step-parent': { any: 'step-parent', F: 'stepmother', M: 'stepfather' },
  'adoptive-parent': { any: 'adoptive parent', F: 'adoptive mother', M: 'adoptive father' },
  'foster-carer': { any: 'foster carer' },
  'kinship-carer': { any: 'kinship carer' },
  grandparent: { any: 'grandparent', F: 'grandmother', M: 'grandfather' },
  'aunt-or-uncle': { any: 'aunt or uncle', F: 'aunt', M: 'uncle' },
  sibling: { any: 'sibling', F: 'sister', M: 'brother' },
  'half-sibling': { any: 'half-sibling', F: 'half-sister', M: 'half-brother' },
  partner: { any: 'partner' },
  'ex-partner': { any: 'ex-partner' },
  'other-carer': { any: 'carer' },
  other: { any: 'related' },
};

const child: Words = { any: 'child', F: 'daughter', M: 'son' };
const backwards: Record<RelationshipKind, Words> = {
  ...forwards,
  parent: child,
  'step-parent': { any: 'stepchild', F: 'stepdaughter', M: 'stepson' },
  'adoptive-parent': { any: 'adopted child', F: 'adopted daughter', M: 'adopted son' },
  'foster-carer': { any: 'foster child' },
  'kinship-carer': { any: 'child in kinship care' },
  grandparent: { any: 'grandchild', F: 'granddaughter', M: 'grandson' },
  'aunt-or-uncle': { any: 'niece or nephew', F: 'niece', M: 'nephew' },
  'other-carer': { any: 'cared-for person' },
};

type Sexed = Pick<Person, 'sex'>;
const worded = (words: Words, { sex }: Sexed) => (sex === 'F' || sex === 'M' ? words[sex] : undefined) ?? words.any;

/** What `person` is to the other, from a relationship that names them first or second: "mother", "grandson". */
export const relationshipInWords = (kind: RelationshipKind, stands: 'from' | 'to', person: Sexed): string =>
  worded(stands === 'from' ? forwards[kind] : backwards[kind], person);

/** As a choice of a form: "… is the parent of …". */
export const relationshipChoices = relationshipKinds.map(kind => ({ value: kind, label: forwards[kind].any.replace(/^./, first => first.toUpperCase()) }));

/** Kinds in which the first person is of an older generation than the second. */
export const isUpward = (kind: RelationshipKind): boolean => !['sibling', 'half-sibling', 'partner', 'ex-partner', 'other', 'other-carer'].includes(kind);
/** Kinds that may bring parental responsibility. */
export const isParenting = (kind: RelationshipKind): boolean =>
  ['parent', 'step-parent', 'adoptive-parent', 'foster-carer', 'kinship-carer', 'grandparent'].includes(kind);
