import { isUnborn, youngestFirst, type Member } from '../person.ts';
import type { Relationship } from '../relationship.ts';

export type Shape = 'square' | 'circle' | 'diamond' | 'triangle';
export type Place = { person: Member; shape: Shape; x: number; y: number };
/** A couple, or one parent alone, with the children they have in this family. */
export type Union = { parents: readonly Place[]; children: readonly Place[]; bond: 'partner' | 'ex-partner' | 'none'; level: number };
/** Somebody who brings a child up without being its parent by birth. */
export type Care = { from: Place; to: Place };
export type Genogram = { places: readonly Place[]; unions: readonly Union[]; cares: readonly Care[]; width: number; height: number };

export const gap = { across: 132, down: 150, edge: 66, size: 46 };

/** Where everybody stands: a row for each generation, couples side by side, children under their parents, oldest first. */
export function layOut(people: readonly Member[], relationships: readonly Relationship[]): Genogram {
  const known = new Set(people.map(({ id }) => id));
  const ties = relationships.filter(({ fromPersonId, toPersonId }) => known.has(fromPersonId) && known.has(toPersonId));
  const generations = generationsOf(people, ties);
  const rows = [...new Set(generations.values())].sort((one, other) => one - other);
  const places = new Map<string, Place>();
  rows.forEach((generation, nth) => {
    const row = inOrder(youngestFirst(people.filter(({ id }) => generations.get(id) === generation)).reverse(), ties, places);
    row.forEach((person, i) =>
      places.set(person.id, { person, shape: shapeOf(person), x: gap.edge + i * gap.across, y: gap.edge / 2 + gap.size / 2 + nth * gap.down }),
    );
  });
  centre(rows.map(generation => [...places.values()].filter(({ person }) => generations.get(person.id) === generation)));
  const all = [...places.values()];
  return {
    places: all,
    unions: unionsOf(ties, places),
    cares: caresOf(ties, places),
    width: Math.max(...all.map(({ x }) => x), 0) + gap.edge,
    height: Math.max(...all.map(({ y }) => y), 0) + gap.size / 2 + 58,
  };
}

const shapeOf = (person: Member): Shape => (isUnborn(person) ? 'triangle' : person.sex === 'M' ? 'square' : person.sex === 'F' ? 'circle' : 'diamond');

const steps: Partial<Record<Relationship['kind'], number>> = {
  parent: 1,
  'step-parent': 1,
  'adoptive-parent': 1,
  'foster-carer': 1,
  grandparent: 2,
  'aunt-or-uncle': 1,
  sibling: 0,
  'half-sibling': 0,
  partner: 0,
  'ex-partner': 0,
};

/** Walks the ties out from each person in turn; whoever hangs on nobody stands with the adults or with the children. */
function generationsOf(people: readonly Member[], ties: readonly Relationship[]): Map<string, number> {
  const generations = new Map<string, number>();
  for (const start of youngestFirst(people)) {
    if (generations.has(start.id)) continue;
    const waiting: [string, number][] = [[start.id, start.isChild ? 2 : 1]];
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [id, generation] = next;
      if (generations.has(id)) continue;
      generations.set(id, generation);
      for (const { fromPersonId, toPersonId, kind } of ties) {
        const step = steps[kind];
        if (step === undefined) continue;
        if (fromPersonId === id) waiting.push([toPersonId, generation + step]);
        if (toPersonId === id) waiting.push([fromPersonId, generation - step]);
      }
    }
  }
  return generations;
}

/** Partners side by side; children in the order of their parents above. */
function inOrder(row: readonly Member[], ties: readonly Relationship[], above: ReadonlyMap<string, Place>): Member[] {
  const under = (person: Member) => {
    const xs = ties.flatMap(tie => (tie.toPersonId === person.id && tie.kind === 'parent' ? (above.get(tie.fromPersonId)?.x ?? []) : []));
    return xs.length === 0 ? Number.MAX_SAFE_INTEGER : xs.reduce((sum, x) => sum + x, 0) / xs.length;
  };
  const waiting = row.toSorted((one, other) => under(one) - under(other));
  const placed: Member[] = [];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const mates = matesOf(next, waiting, ties);
    // Who has had children with two people stands between them.
    placed.push(...mates.slice(0, mates.length > 1 ? 1 : 0), next, ...mates.slice(mates.length > 1 ? 1 : 0));
    for (const mate of mates) placed.push(...matesOf(mate, waiting, ties));
  }
  return placed;
}

function matesOf(person: Member, waiting: Member[], ties: readonly Relationship[]): Member[] {
  const mates: Member[] = [];
  for (let mate = mateOf(person, waiting, ties); mate; mate = mateOf(person, waiting, ties)) {
    waiting.splice(waiting.indexOf(mate), 1);
    mates.push(mate);
  }
  return mates;
}

/** Somebody not placed yet who is a partner, or has a child with this person. */
function mateOf(person: Member, waiting: readonly Member[], ties: readonly Relationship[]): Member | undefined {
  const childrenOf = (id: string) => ties.filter(tie => tie.kind === 'parent' && tie.fromPersonId === id).map(tie => tie.toPersonId);
  const mine = childrenOf(person.id);
  const isTied = (other: Member) =>
    ties.some(tie => bondOf(tie) && [tie.fromPersonId, tie.toPersonId].includes(person.id) && [tie.fromPersonId, tie.toPersonId].includes(other.id));
  return waiting.find(isTied) ?? waiting.find(other => childrenOf(other.id).some(child => mine.includes(child)));
}

const bondOf = ({ kind }: Relationship) => (kind === 'partner' || kind === 'ex-partner' ? kind : null);

function centre(rows: readonly Place[][]): void {
  const widest = Math.max(...rows.map(row => row.length), 0);
  for (const row of rows) for (const place of row) place.x += ((widest - row.length) * gap.across) / 2;
}

function unionsOf(ties: readonly Relationship[], places: ReadonlyMap<string, Place>): Union[] {
  const unions = new Map<string, { parents: Place[]; children: Place[]; bond: Union['bond'] }>();
  const keyOf = (parents: readonly Place[]) =>
    parents
      .map(({ person }) => person.id)
      .sort()
      .join();
  const add = (parents: readonly Place[], child: Place | null, bond: Union['bond']) => {
    const key = keyOf(parents);
    const union = unions.get(key) ?? { parents: parents.toSorted((one, other) => one.x - other.x), children: [], bond };
    if (bond !== 'none') union.bond = bond;
    if (child) union.children.push(child);
    unions.set(key, union);
  };
  for (const child of places.values()) {
    const parents = ties.flatMap(tie => (tie.kind === 'parent' && tie.toPersonId === child.person.id ? (places.get(tie.fromPersonId) ?? []) : [])).slice(0, 2);
    if (parents.length > 0) add(parents, child, 'none');
  }
  for (const tie of ties) {
    const bond = bondOf(tie);
    if (bond) add([places.get(tie.fromPersonId)!, places.get(tie.toPersonId)!], null, bond);
  }
  return [...unions.values()].map((union, level) => ({ ...union, level }));
}

const caring: readonly Relationship['kind'][] = ['step-parent', 'adoptive-parent', 'foster-carer', 'kinship-carer', 'grandparent', 'other-carer'];

/** Dotted lines for those who bring a child up; a grandparent already joined through the parent needs none. */
function caresOf(ties: readonly Relationship[], places: ReadonlyMap<string, Place>): Care[] {
  const isParent = (from: string, to: string) => ties.some(tie => tie.kind === 'parent' && tie.fromPersonId === from && tie.toPersonId === to);
  return ties
    .filter(({ kind }) => caring.includes(kind))
    .filter(
      ({ kind, fromPersonId, toPersonId }) => kind !== 'grandparent' || ![...places.keys()].some(id => isParent(fromPersonId, id) && isParent(id, toPersonId)),
    )
    .map(({ fromPersonId, toPersonId }) => ({ from: places.get(fromPersonId)!, to: places.get(toPersonId)! }));
}
