import { sql, type SqlBool } from 'kysely';
import type { Work } from '#platform/work.ts';
import type { Answer, Risk, Said, Touched } from './match.ts';
import { findRowSides, type SideSeen } from './match-sides.queries.ts';

export type Pair = {
  id: string;
  runId: string;
  one: string;
  other: string;
  onePersonId: string | null;
  otherPersonId: string | null;
  sureness: number;
  levels: readonly number[];
  value: number;
  rowsJoined: number;
  touches: readonly Touched[];
  risks: readonly Risk[];
};
export type Shown = 'open' | 'not-sure';

const pairs = (work: Work) => work.tables('targeting').selectFrom('targeting.match_pair as p');
const columns = [
  ...(['p.id', 'p.run_id', 'p.one', 'p.other', 'p.one_person_id', 'p.other_person_id', 'p.sureness', 'p.levels', 'p.value', 'p.rows_joined'] as const),
  ...(['p.touches', 'p.risks', 'p.one_row_id', 'p.other_row_id'] as const),
];
const pairQuery = (work: Work) => pairs(work).select(columns);
type PairRow = Awaited<ReturnType<ReturnType<typeof pairQuery>['execute']>>[number];
const pairFrom = (row: PairRow): Pair => ({
  ...{ id: row.id, runId: row.run_id, one: row.one, other: row.other, onePersonId: row.one_person_id, otherPersonId: row.other_person_id },
  ...{ sureness: row.sureness, levels: row.levels, value: row.value, rowsJoined: row.rows_joined },
  ...{ touches: row.touches as Touched[], risks: row.risks as Risk[] },
});

const decidedAs = (condition: 'open' | 'unsure') =>
  condition === 'open'
    ? sql<SqlBool>`exists (select from targeting.match_decision d where d.one = p.one and d.other = p.other and d.state in ('waiting', 'holds') and d.answer <> 'not-sure')`
    : sql<SqlBool>`exists (select from targeting.match_decision d where d.one = p.one and d.other = p.other and (d.state = 'refused' or (d.state = 'holds' and d.answer = 'not-sure')))`;

/** Pairs that nobody has decided; those of which somebody was not sure stand apart. */
const inQueue = (work: Work, shown: Shown) =>
  pairs(work)
    .where(sql<SqlBool>`not ${decidedAs('open')}`)
    .where(shown === 'open' ? sql<SqlBool>`not ${decidedAs('unsure')}` : decidedAs('unsure'));

export type QueuedPair = Pair & { feeds: readonly [string | null, string | null] };

/** The most worth deciding first. */
export async function findQueue(work: Work, shown: Shown, { skip, atMost }: { skip: number; atMost: number }): Promise<{ count: number; pairs: QueuedPair[] }> {
  const { count } = await inQueue(work, shown)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const rows = await inQueue(work, shown)
    .leftJoin('targeting.feed_row as r1', 'r1.id', 'p.one_row_id')
    .leftJoin('targeting.feed as f1', 'f1.id', 'r1.feed_id')
    .leftJoin('targeting.feed_row as r2', 'r2.id', 'p.other_row_id')
    .leftJoin('targeting.feed as f2', 'f2.id', 'r2.feed_id')
    .select([...columns, 'f1.name as one_feed', 'f2.name as other_feed'])
    .orderBy('p.value', 'desc')
    .orderBy('p.id')
    .offset(skip)
    .limit(atMost)
    .execute();
  return { count: Number(count), pairs: rows.map(row => ({ ...pairFrom(row), feeds: [row.one_feed, row.other_feed] as const })) };
}

/** The pair most worth deciding that this person has not just put aside. */
export async function findNextPair(work: Work): Promise<string | null> {
  const row = await inQueue(work, 'open').select('p.id').orderBy('p.value', 'desc').orderBy('p.id').limit(1).executeTakeFirst();
  return row?.id ?? null;
}

export type PairSeen = Pair & { sides: readonly [SideSeen, SideSeen]; isPlaceProtected: boolean };

/** A pair with what each side says. Null where there is none, or a side is closed to who asks. */
export async function findPair(work: Work, id: string): Promise<PairSeen | null> {
  const row = await pairQuery(work).where('p.id', '=', id).executeTakeFirst();
  if (!row) return null;
  const sides = await findRowSides(work, id, row);
  return sides && { ...pairFrom(row), ...sides };
}

/** Every decision that holds or waits, the earliest first: what the next may contradict. */
export async function findSaid(work: Work): Promise<Said[]> {
  const rows = await work
    .tables('targeting')
    .selectFrom('targeting.match_decision')
    .select(['id', 'one', 'other', 'answer'])
    .where('state', 'in', ['waiting', 'holds'])
    .where('answer', '<>', 'not-sure')
    .orderBy('decided_at')
    .orderBy('id')
    .execute();
  return rows.map(row => ({ ...row, answer: row.answer as Answer }));
}

/** Notes that somebody is looking at a pair. Who looks again within half an hour began with the first look. */
export async function noteShown(work: Work, pairId: string): Promise<void> {
  const late = work.now.subtract({ minutes: 30 });
  await sql`insert into targeting.match_shown (pair_id, account_id, shown_at) values (${pairId}, ${work.actor.id}, ${work.now})
            on conflict (pair_id, account_id) do update set shown_at = excluded.shown_at where match_shown.shown_at < ${late}`.execute(
    work.tables('targeting'),
  );
}

/** How many seconds this person has looked at a pair; null where that is not known. */
export async function secondsLooking(work: Work, pairId: string): Promise<number | null> {
  const gone = await work
    .tables('targeting')
    .deleteFrom('targeting.match_shown')
    .where('pair_id', '=', pairId)
    .where('account_id', '=', work.actor.id)
    .returning('shown_at')
    .executeTakeFirst();
  const seconds = gone ? gone.shown_at.until(work.now).total('seconds') : 0;
  return seconds > 0 ? seconds : null;
}
