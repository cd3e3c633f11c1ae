import type { GuardedTopic, Purpose } from './fact.ts';
import { feedKinds, findFactKind } from './fact.ts';
import type { Shown } from './sharing-rule.ts';

type Day = Temporal.PlainDate;

/** What a sharing rule shows of a feed, as it reads in a sentence. */
export const sharedColumns: Readonly<Record<Shown, string>> = {
  what: 'what it is about',
  happened_on: 'dates',
  ended_on: 'when it ended',
  amount: 'amounts',
  count: 'how often',
  service: 'the service',
  worker: 'the worker',
  worker_contact: 'how to reach the worker',
  household: 'who else lives there',
};

/** A feed that I may know of: whose it is, whom it covers, how current it is, and the rule by which I see it. */
export type SharedFeed = {
  id: string;
  name: string;
  kind: string;
  agency: string;
  agreement: string;
  purpose: string;
  lawfulBasis: string;
  fromAge: number | null;
  untilAge: number | null;
  /** Whom alone it holds, in words; null: everybody of those ages and places. */
  whom: string | null;
  /** Outward parts of postcodes; null: the whole council. */
  postcodes: readonly string[] | null;
  since: Day | null;
  /** Null where no file is held. */
  asAt: Day | null;
  /** Whether who is who was worked out since its newest file came. */
  isMatched: boolean;
  /** Topics of facts that its columns are read as. */
  guarded: readonly GuardedTopic[];
  roles: readonly string[];
  purposes: readonly Purpose[];
  shows: readonly Shown[];
  monthsBack: number;
};

export type Time = { on: Day | null; until: Day | null; times: number; amount: number | null };

/** What one feed says of one person; whatever its rule does not show is null. */
export type KnownFact = {
  personId: string;
  feedId: string;
  what: string | null;
  lasts: boolean | null;
  service: string | null;
  worker: string | null;
  contact: string | null;
  times: number | null;
  firstOn: Day | null;
  lastOn: Day | null;
  endedOn: Day | null;
  amount: number | null;
  sureness: number;
  asAt: Day;
  each: readonly Time[];
};

/** Somebody at the same address, as partners wrote it, who is not in the family's record. */
export type OtherPerson = { no: string; name: string; bornOn: Day | null; sureness: number; feedIds: readonly string[]; asAt: Day };

export type SingleView = {
  purpose: Purpose;
  feeds: readonly SharedFeed[];
  facts: readonly KnownFact[];
  others: readonly OtherPerson[];
  /** Of the family's people, those whom the linkage knows. */
  matched: ReadonlySet<string>;
  /** Of each person, the feeds whose districts they live outside, and those of which that cannot be told (no address known, or one that is protected). */
  outside: ReadonlyMap<string, readonly string[]>;
  unplaced: ReadonlyMap<string, readonly string[]>;
  myTopics: readonly string[];
  /** With anything protected in the family, others at an address are shown to nobody. */
  keepsOtherPeople: boolean;
};

/** A file older than this is called old. */
export const daysUntilOld = 45;

export const isOld = ({ asAt }: SharedFeed, today: Day): boolean => asAt !== null && asAt.until(today).total('days') > daysUntilOld;

/** Topics a feed may hold facts of that this reader is not named for: for them, nothing shown does not mean nothing known. */
export function topicsKept(feed: SharedFeed, myTopics: readonly string[]): GuardedTopic[] {
  const kind = feedKinds.find(({ key }) => key === feed.kind);
  const usual = (kind?.facts ?? []).flatMap(fact => findFactKind(fact)?.topic ?? []);
  return [...new Set([...usual, ...(kind?.topic ? [kind.topic] : []), ...feed.guarded])].filter(topic => !myTopics.includes(topic)).toSorted();
}

/** What it means that a feed gives nothing about somebody. Never that no service is involved. */
export type Silence =
  | 'not held'
  | 'outside the area'
  | 'age not known'
  | 'place not known'
  | 'unborn'
  | 'some alone'
  | 'nothing loaded'
  | 'not matched'
  | 'nothing known'
  | 'nothing to show';

type Somebody = { id: string; bornOn: Day | null; dueOn: Day | null; bornAbout: number | null };

export function silenceOf(feed: SharedFeed, person: Somebody, view: Pick<SingleView, 'matched' | 'myTopics' | 'outside' | 'unplaced'>, today: Day): Silence {
  if (person.dueOn && !person.bornOn) return 'unborn';
  const covered = coversAge(feed, person, today);
  if (covered === false) return 'not held';
  if (view.outside.get(person.id)?.includes(feed.id)) return 'outside the area';
  if (feed.asAt === null) return 'nothing loaded';
  if (covered === null) return 'age not known';
  if (view.unplaced.get(person.id)?.includes(feed.id)) return 'place not known';
  if (!feed.isMatched || !view.matched.has(person.id)) return 'not matched';
  if (topicsKept(feed, view.myTopics).length > 0) return 'nothing to show';
  return feed.whom === null ? 'nothing known' : 'some alone';
}

/** Null where it cannot be told: nobody knows the age, or only about. */
function coversAge({ fromAge, untilAge }: SharedFeed, { bornOn, bornAbout }: Somebody, today: Day): boolean | null {
  const from = fromAge ?? 0;
  const until = untilAge ?? Infinity;
  if (fromAge === null && untilAge === null) return true;
  if (bornOn) {
    const age = bornOn.until(today, { largestUnit: 'year' }).years;
    return age >= from && age <= until;
  }
  if (bornAbout === null) return null;
  const about = today.year - bornAbout;
  if (about + 2 < from || about - 2 > until) return false;
  return about - 2 >= from && about + 2 <= until ? true : null;
}

/** How sure it is that a row is about this person. Nothing below 0.9 is linked. */
export const surenessWords = (sureness: number): 'Very likely' | 'Likely' => (sureness >= 0.99 ? 'Very likely' : 'Likely');
