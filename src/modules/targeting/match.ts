import { findFactKind } from './fact.ts';

/** Who a decision is about, by what stays from file to file: a partner's row by its feed and lasting key, somebody of the service's own record by their id. */
export type Side = string;
export const recordFeed = 'record';
export const sideOfRow = (feedId: string, lastingKey: string): Side => `${feedId}/${lastingKey}`;
export const sideOfPerson = (personId: string): Side => `${recordFeed}/${personId}`;
/** The person of the record that a side is, or null for a partner's row. */
export const personOf = (side: Side): string | null => (side.startsWith(`${recordFeed}/`) ? side.slice(recordFeed.length + 1) : null);
/** The two of a pair, always in the same order. */
export const inOrder = (one: Side, other: Side): [Side, Side] => (one < other ? [one, other] : [other, one]);

export const answers = { same: 'One person', different: 'Two people', 'not-sure': 'Not sure' } as const;
export type Answer = keyof typeof answers;

/** Why a second person should agree before two are joined. */
export const risks = {
  'two-of-record': 'They would join two people of the service’s own record',
  'nhs-number': 'Their NHS numbers contradict each other',
  upn: 'Their unique pupil numbers contradict each other',
  'date-of-birth': 'Their dates of birth contradict each other',
  'sensitive-facts': 'Sensitive facts would follow: abuse, offences, health or pregnancy',
} as const;
export type Risk = keyof typeof risks;

/** What a decision would change besides rows. */
export const touched = { record: 'a family of the service’s own record', abuse: 'facts about abuse', sensitive: 'other sensitive facts' } as const;
export type Touched = keyof typeof touched;

export type Worth = { sureness: number; rowsJoined: number; touches: readonly Touched[] };

/**
 * What it is worth to decide a pair: most where the model is least sure, more for each doubling of the rows that would be joined, three times as much where
 * somebody of the record is among them, twice as much where abuse or another sensitive fact is.
 */
export const valueOf = ({ sureness, rowsJoined, touches }: Worth): number =>
  4 *
  sureness *
  (1 - sureness) *
  (1 + Math.log2(Math.max(1, rowsJoined))) *
  (touches.includes('record') ? 3 : 1) *
  (touches.length > (touches.includes('record') ? 1 : 0) ? 2 : 1);

/** 0: nothing sensitive; 1: sensitive; 2: about abuse. */
export function sensitivityOf(what: string | null): 0 | 1 | 2 {
  const kind = what === null ? undefined : findFactKind(what);
  return kind?.isAbuse ? 2 : kind?.topic ? 1 : 0;
}

/** A risky "one person" waits for somebody else; every other answer holds at once. */
export const needsSecond = (answer: Answer, itsRisks: readonly string[]): boolean => answer === 'same' && itsRisks.length > 0;

export type Said = { id: string; one: Side; other: Side; answer: Answer };

/**
 * Decisions that contradict what would be said of these two: those that say the opposite of them, or of others whom decisions have made one with them.
 * Empty where nothing contradicts.
 */
export function contradictions(decisions: readonly Said[], next: Omit<Said, 'id'>): Said[] {
  if (next.answer === 'not-sure') return [];
  const groupOf = groups([...decisions.filter(({ answer }) => answer === 'same'), ...(next.answer === 'same' ? [next] : [])]);
  if (next.answer === 'same') return decisions.filter(({ answer, one, other }) => answer === 'different' && groupOf(one) === groupOf(other));
  if (groupOf(next.one) !== groupOf(next.other)) return [];
  return decisions.filter(({ answer, one }) => answer === 'same' && groupOf(one) === groupOf(next.one));
}

function groups(joined: readonly { one: Side; other: Side }[]): (side: Side) => Side {
  const parent = new Map<Side, Side>();
  const find = (side: Side): Side => {
    let at = side;
    for (let next = parent.get(at); next !== undefined; next = parent.get(at)) at = next;
    return at;
  };
  for (const { one, other } of joined) {
    const [a, b] = [find(one), find(other)];
    if (a !== b) parent.set(a, b);
  }
  return find;
}
