import facts from './facts.json' with { type: 'json' };

export type GuardedTopic = 'mental-health' | 'abuse' | 'pregnancy' | 'offences' | 'health';

/** What a row says of somebody, in a code that rules and pages share. `need` is a need of the outcomes framework; `topic` a part of the record that only those named for it read. */
export type FactKind = {
  key: string;
  words: string;
  amount?: 'percent' | 'days' | 'pounds';
  need?: string;
  topic?: GuardedTopic;
  /** It begins and may go on; others happen on a day. */
  lasts?: boolean;
  /** Nobody is approached cold where this stands among the evidence. */
  isAbuse?: boolean;
};
/** A kind of partner's file, and the facts it usually holds. Under a `topic`, even that somebody is in the file is for those named for it. */
export type FeedKind = { key: string; words: string; facts: readonly string[]; topic?: GuardedTopic };

export const factKinds: readonly FactKind[] = facts.facts as readonly FactKind[];
export const feedKinds: readonly FeedKind[] = facts.feedKinds as readonly FeedKind[];

const byKey = new Map(factKinds.map(kind => [kind.key, kind]));
export const findFactKind = (key: string): FactKind | undefined => byKey.get(key);

/** What a worker may be looking for: chosen on entering the single view, and recorded. */
export const purposes = {
  'deciding-a-request': 'Deciding a request for support',
  assessing: 'Assessing what the family needs',
  planning: 'Planning and reviewing help',
  safeguarding: 'A worry about a child’s safety',
} as const;
export type Purpose = keyof typeof purposes;
