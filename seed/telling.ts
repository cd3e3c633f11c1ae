import { theService, type Actor } from '#platform/actor.ts';
import { found } from '#platform/refusal.ts';
import { doWork, type Platform, type Work } from '#platform/work.ts';
import type { Fernshire } from './fernshire/read.ts';
import type { Step } from './fernshire/steps.ts';
import type { FamilyStory } from './fernshire/types.ts';

/** What a family's story has made so far, by the keys the story uses. */
export type Told = {
  story: FamilyStory;
  familyId: string | null;
  episodeId: string | null;
  assessmentId: string | null;
  planId: string | null;
  /** The username of the lead practitioner as the story stands. */
  lead: string | null;
  firstReviewOn: Temporal.PlainDate | null;
  isAgreed: boolean;
  refusalId: string | null;
  /** What was said before there was a record, for when there is one. */
  onceLinked: ((at: Temporal.Instant) => Promise<void>)[];
  people: Map<string, string>;
  requests: Map<string, string>;
  goals: Map<string, string>;
  actions: Map<string, string>;
  unmetNeeds: Map<string, string>;
};

/** One telling of Fernshire: its clock, the people who act, and where each story stands. */
export type Telling = {
  fernshire: Fernshire;
  platform: Platform;
  /** The moment the demonstration is made for; stories count back from it. */
  now: Temporal.Instant;
  today: Temporal.PlainDate;
  accounts: Map<string, string>;
  agencies: Map<string, string>;
  teams: Map<string, string>;
  localities: Map<string, string>;
  actors: Map<string, Actor>;
  families: Map<string, Told>;
  /** Does something as somebody at a moment. */
  as<T>(who: string, at: Temporal.Instant, task: (work: Work) => Promise<T>): Promise<T>;
};

export type Teller<Name extends Step['do']> = (telling: Telling, told: Told, step: Extract<Step, { do: Name }>, at: Temporal.Instant) => Promise<void>;
export type Tellers = { [Name in Step['do']]: Teller<Name> };

export function beginTelling(fernshire: Fernshire, platform: Platform): Telling {
  const now = platform.clock();
  let clock = now;
  const moving: Platform = { ...platform, clock: () => clock };
  const actors = new Map<string, Actor>([['open-early-help', theService]]);
  return {
    fernshire,
    platform: moving,
    now,
    today: now.toZonedDateTimeISO('Europe/London').toPlainDate(),
    accounts: new Map(),
    agencies: new Map(),
    teams: new Map(),
    localities: new Map(),
    actors,
    families: new Map(fernshire.families.map(story => [story.slug, newlyTold(story)])),
    as: (who, at, task) => {
      clock = at;
      return doWork(moving, found(actors.get(who)), 'change', task);
    },
  };
}

const newlyTold = (story: FamilyStory): Told => ({
  story,
  familyId: null,
  episodeId: null,
  assessmentId: null,
  planId: null,
  lead: null,
  firstReviewOn: null,
  isAgreed: false,
  refusalId: null,
  onceLinked: [],
  people: new Map(),
  requests: new Map(),
  goals: new Map(),
  actions: new Map(),
  unmetNeeds: new Map(),
});

/** The id a story's key stands for; a key that nothing has made yet is a fault in the story or the teller. */
export function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`Nothing told so far is called ${key}`);
  return id;
}

export function familyOf({ familyId, story }: Told): string {
  if (familyId === null) throw new Error(`The family ${story.slug} has no record yet`);
  return familyId;
}
