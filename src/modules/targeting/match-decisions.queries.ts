import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import type { Answer, Risk } from './match.ts';

export type MatchDecision = {
  id: string;
  pairId: string | null;
  one: string;
  other: string;
  answer: Answer;
  because: string | null;
  way: 'review' | 'split';
  sureness: number | null;
  risks: readonly Risk[];
  state: 'waiting' | 'holds' | 'refused' | 'undone';
  decidedBy: string;
  decidedByName: string | null;
  decidedAt: Temporal.Instant;
  seconds: number | null;
  secondByName: string | null;
  secondAt: Temporal.Instant | null;
  undoneByName: string | null;
  undoneAt: Temporal.Instant | null;
  undoneBecause: string | null;
  version: number;
};

const decisions = (work: Work) =>
  work
    .tables('targeting')
    .selectFrom('targeting.match_decision as d')
    .leftJoin('published.worker as w', 'w.worker_id', 'd.decided_by')
    .leftJoin('published.worker as s', 's.worker_id', 'd.second_by')
    .leftJoin('published.worker as u', 'u.worker_id', 'd.undone_by');
const decisionQuery = (work: Work) =>
  decisions(work)
    .selectAll('d')
    .select(['w.name as decided_name', 's.name as second_name', 'u.name as undone_name'])
    .orderBy('d.decided_at', 'desc')
    .orderBy('d.id', 'desc');

const decisionFrom = (row: Awaited<ReturnType<ReturnType<typeof decisionQuery>['execute']>>[number]): MatchDecision => ({
  ...{ id: row.id, pairId: row.pair_id, one: row.one, other: row.other, answer: row.answer as Answer, because: row.because },
  ...{ way: row.way as MatchDecision['way'], sureness: row.sureness, risks: row.risks as Risk[], state: row.state as MatchDecision['state'] },
  ...{ decidedBy: row.decided_by, decidedByName: row.decided_name, decidedAt: row.decided_at, seconds: row.seconds },
  ...{ secondByName: row.second_name, secondAt: row.second_at, undoneByName: row.undone_name, undoneAt: row.undone_at },
  ...{ undoneBecause: row.undone_because, version: row.version },
});

export async function findDecisions(work: Work, { skip, atMost }: { skip: number; atMost: number }): Promise<{ count: number; decisions: MatchDecision[] }> {
  const { count } = await decisions(work)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const rows = await decisionQuery(work).offset(skip).limit(atMost).execute();
  return { count: Number(count), decisions: rows.map(decisionFrom) };
}

export const findWaiting = async (work: Work): Promise<MatchDecision[]> =>
  (await decisionQuery(work).where('d.state', '=', 'waiting').limit(50).execute()).map(decisionFrom);

export async function findDecision(work: Work, id: string): Promise<MatchDecision | null> {
  const row = await decisionQuery(work).where('d.id', '=', id).executeTakeFirst();
  return row ? decisionFrom(row) : null;
}

/** Earlier decisions about the same two. */
export const findEarlier = async (work: Work, one: string, other: string): Promise<MatchDecision[]> =>
  (await decisionQuery(work).where('d.one', '=', one).where('d.other', '=', other).limit(20).execute()).map(decisionFrom);

/** Half of all decisions took less. */
export async function medianSeconds(work: Work): Promise<{ all: number | null; mine: number | null; decided: number }> {
  const middle = (condition = sql`true`) => sql<number | null>`percentile_cont(0.5) within group (order by seconds) filter (where ${condition})`;
  const row = await work
    .tables('targeting')
    .selectFrom('targeting.match_decision')
    .select([middle().as('all'), middle(sql`decided_by = ${work.actor.id}`).as('mine'), sql<number>`count(*)`.as('decided')])
    .where('way', '=', 'review')
    .executeTakeFirstOrThrow();
  return { all: row.all, mine: row.mine, decided: Number(row.decided) };
}

export type Calibration = { from: number; decided: number; same: number; meanSureness: number };
/** What people said of pairs, by how sure the model was: of those it called 60 to 70% sure, 60 to 70% should be one person. */
export async function findCalibration(work: Work): Promise<Calibration[]> {
  const rows = await work
    .tables('targeting')
    .selectFrom('targeting.match_decision')
    .select([
      sql<number>`floor(sureness * 10) / 10`.as('from'),
      sql<number>`count(*)`.as('decided'),
      sql<number>`count(*) filter (where answer = 'same')`.as('same'),
      sql<number>`avg(sureness)`.as('mean'),
    ])
    .where('sureness', 'is not', null)
    .where('answer', '<>', 'not-sure')
    .where('state', 'in', ['holds', 'waiting'])
    .groupBy(sql`floor(sureness * 10) / 10`)
    .orderBy('from')
    .execute();
  return rows.map(row => ({ from: Number(row.from), decided: Number(row.decided), same: Number(row.same), meanSureness: Number(row.mean) }));
}
