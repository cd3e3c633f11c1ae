import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import type { GuardedTopic, Purpose } from './fact.ts';
import type { Shown } from './sharing-rule.ts';
import type { KnownFact, OtherPerson, SharedFeed, SingleView } from './single-view.ts';

type Day = string | null;
type Found = {
  my_topics: string[];
  keeps_other_people: boolean;
  people: { id: string; is_matched: boolean; outside: string[]; unplaced: string[] }[];
  feeds: (Pick<SharedFeed, 'id' | 'name' | 'kind' | 'agency' | 'agreement' | 'purpose' | 'whom' | 'postcodes'> & {
    lawful_basis: string;
    from_age: number | null;
    until_age: number | null;
    since: Day;
    as_at: Day;
    is_matched: boolean;
    guarded: GuardedTopic[];
    roles: string[] | null;
    purposes: Purpose[];
    shows: Shown[];
    months_back: number;
  })[];
  facts: (Pick<KnownFact, 'what' | 'lasts' | 'service' | 'worker' | 'contact' | 'times' | 'amount' | 'sureness'> & {
    person_id: string;
    feed_id: string;
    first_on: Day;
    last_on: Day;
    ended_on: Day;
    as_at: string;
    each: { on: Day; until: Day; times: number; amount: number | null }[];
  })[];
  others: (Pick<OtherPerson, 'no' | 'name' | 'sureness'> & { born_on: Day; feeds: string[]; as_at: string })[];
};

/** Everything partners know of a family that this reader may know for this purpose; undefined where there is no such family for them. */
export async function findSingleView(work: Work, familyId: string, purpose: Purpose): Promise<SingleView | undefined> {
  const { rows } = await sql<{ found: Found | null }>`select targeting.single_view(${familyId}, ${purpose}) as found`.execute(work.tables('targeting'));
  const found = rows[0]?.found;
  if (!found) return undefined;
  return {
    purpose,
    myTopics: found.my_topics,
    keepsOtherPeople: found.keeps_other_people,
    matched: new Set(found.people.flatMap(({ id, is_matched }) => (is_matched ? [id] : []))),
    outside: new Map(found.people.map(({ id, outside }) => [id, outside])),
    unplaced: new Map(found.people.map(({ id, unplaced }) => [id, unplaced])),
    feeds: found.feeds.map(readFeed),
    facts: found.facts.map(readFact),
    others: found.others.map(({ no, name, sureness, born_on, feeds, as_at }) => ({
      ...{ no, name, sureness, feedIds: feeds },
      bornOn: day(born_on),
      asAt: Temporal.PlainDate.from(as_at),
    })),
  };
}

const day = (text: Day) => (text === null ? null : Temporal.PlainDate.from(text));

function readFeed({ lawful_basis, from_age, until_age, since, as_at, is_matched, months_back, roles, ...feed }: Found['feeds'][number]): SharedFeed {
  return {
    ...feed,
    lawfulBasis: lawful_basis,
    fromAge: from_age,
    untilAge: until_age,
    since: day(since),
    asAt: day(as_at),
    isMatched: is_matched,
    roles: roles ?? [],
    monthsBack: months_back,
  };
}

function readFact({ person_id, feed_id, first_on, last_on, ended_on, as_at, each, ...fact }: Found['facts'][number]): KnownFact {
  return {
    ...fact,
    personId: person_id,
    feedId: feed_id,
    firstOn: day(first_on),
    lastOn: day(last_on),
    endedOn: day(ended_on),
    asAt: Temporal.PlainDate.from(as_at),
    each: each.map(time => ({ ...time, on: day(time.on), until: day(time.until) })),
  };
}
