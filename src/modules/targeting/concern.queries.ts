import { sql } from 'kysely';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Concern, ConcernDecision, Effect, EffectKind, Evidence, ListedPerson, ListedRule, Review, SafeContact, Standing } from './concern.ts';

export type ConcernFilter = { ruleId?: string | null; ward?: string | null; standing?: Standing | null; concernId?: string | null };
export const pageSize = 50;

type Row = {
  id: string;
  ward: string | null;
  state: 'listed' | 'no longer';
  first_listed_on: Temporal.PlainDate;
  has_plan: boolean | null;
  lead_id: string | null;
  standing: Standing;
  total: number;
};

/** One page of listed households with all that a reviewer is shown of each, what waits for somebody first, then the longest listed; and how many there are. */
export async function findConcerns(work: Work, filter: ConcernFilter, page = 1): Promise<{ concerns: Concern[]; total: number }> {
  const db = work.tables('targeting');
  const narrowed = [
    filter.concernId ? sql`c.id = ${filter.concernId}` : sql`true`,
    filter.ward ? sql`c.ward = ${filter.ward}` : sql`true`,
    filter.ruleId
      ? sql`exists (select from targeting.concern_rule r where r.concern_id = c.id and r.rule_id = ${filter.ruleId} and r.state = 'listed')`
      : sql`true`,
  ];
  // A day to look again was promised: it holds even if no rule does any more.
  const { rows } = await sql<Row>`
    with work as materialized (select * from targeting.work_with_concerns()),
    newest as materialized (select distinct on (concern_id) concern_id, look_again_on from targeting.concern_review order by concern_id, number desc),
    standing as (
      select c.id, c.ward, c.state, c.first_listed_on, w.has_plan, w.lead_id,
             case when w.concern_id is not null then 'open' when n.look_again_on <= ${work.today.toString()}::date then 'due' when c.state = 'no longer' then 'no longer'
                  when n.concern_id is null then 'new' else 'reviewed' end as standing
        from targeting.concern c left join work w on w.concern_id = c.id left join newest n on n.concern_id = c.id where ${sql.join(narrowed, sql` and `)}
    )
    select *, (count(*) over ())::int as total from standing where ${filter.standing ? sql`standing = ${filter.standing}` : sql`true`}
     order by array_position('{due,new,reviewed,open,"no longer"}'::text[], standing), first_listed_on, id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    db,
  );
  return { concerns: await withAllOf(work, rows), total: rows[0]?.total ?? 0 };
}

export const getConcern = async (work: Work, concernId: string): Promise<Concern> => found((await findConcerns(work, { concernId })).concerns[0]);

async function withAllOf(work: Work, rows: readonly Row[]): Promise<Concern[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [rules, evidence, people, reviews] = await Promise.all([
    findListedRules(work, ids),
    findEvidence(work, ids),
    findPeople(work, ids),
    findReviews(work, ids),
  ]);
  return rows.map(row => ({
    id: row.id,
    ward: row.ward,
    state: row.state,
    firstListedOn: row.first_listed_on,
    standing: row.standing,
    rules: rules.get(row.id) ?? [],
    evidence: evidence.get(row.id) ?? [],
    people: people.get(row.id) ?? [],
    work: row.has_plan === null ? null : { hasPlan: row.has_plan, leadId: row.lead_id },
    review: reviews.get(row.id)?.[0] ?? null,
  }));
}

type Of<T> = T & { concern_id: string };
const byConcern = <T, Made>(rows: readonly Of<T>[], make: (row: Of<T>) => Made): Map<string, Made[]> =>
  new Map(
    Map.groupBy(rows, ({ concern_id }) => concern_id)
      .entries()
      .map(([id, its]) => [id, its.map(make)]),
  );

async function findListedRules(work: Work, ids: readonly string[]): Promise<Map<string, ListedRule[]>> {
  const rows = await work
    .tables('targeting')
    .selectFrom('targeting.concern_rule as r')
    .innerJoin('targeting.rule', 'targeting.rule.id', 'r.rule_id')
    .selectAll('r')
    .select('targeting.rule.name')
    .where('r.concern_id', 'in', ids)
    .orderBy('r.state')
    .orderBy('targeting.rule.name')
    .execute();
  return byConcern(rows, row => ({
    ruleId: row.rule_id,
    name: row.name,
    state: row.state as ListedRule['state'],
    version: row.rule_version,
    firstListedOn: row.first_listed_on,
    lastFoundOn: row.last_found_on,
  }));
}

async function findEvidence(work: Work, ids: readonly string[]): Promise<Map<string, Evidence[]>> {
  const rows = await work
    .tables('targeting')
    .selectFrom('targeting.concern_evidence as e')
    .innerJoin('targeting.feed', 'targeting.feed.id', 'e.feed_id')
    .selectAll('e')
    .select('targeting.feed.name as feed_name')
    .where('e.concern_id', 'in', ids)
    .orderBy('e.criterion')
    .orderBy('e.happened_on', 'desc')
    .execute();
  return byConcern(rows, row => ({
    ruleId: row.rule_id,
    criterion: row.criterion,
    personNo: Number(row.person_no),
    what: row.what,
    feedName: row.feed_name,
    times: row.times,
    happenedOn: row.happened_on,
    amount: row.amount === null ? null : Number(row.amount),
  }));
}

async function findPeople(work: Work, ids: readonly string[]): Promise<Map<string, ListedPerson[]>> {
  const { rows } = await sql<Of<{ person_no: number; forename: string | null; surname: string | null; age: number | null; area: string | null }>>`
    select * from targeting.people_of_concerns(${ids}::uuid[]) order by age desc nulls last, person_no`.execute(work.tables('targeting'));
  return byConcern(rows, ({ person_no, ...person }) => ({
    personNo: Number(person_no),
    forename: person.forename,
    surname: person.surname,
    age: person.age,
    area: person.area,
  }));
}

/** What was decided, the newest first. */
export async function findReviews(work: Work, ids: readonly string[]): Promise<Map<string, Review[]>> {
  const rows = await work
    .tables('targeting')
    .selectFrom('targeting.concern_review')
    .selectAll()
    .where('concern_id', 'in', ids)
    .orderBy('number', 'desc')
    .execute();
  return byConcern(rows, row => ({
    number: row.number,
    ownerId: row.owner_id,
    decision: row.decision as ConcernDecision,
    teamId: row.team_id,
    reason: row.reason,
    safeContact: row.safe_contact as SafeContact | null,
    safeHow: row.safe_how,
    lookAgainOn: row.look_again_on,
    reviewedBy: row.reviewed_by,
    reviewedAt: row.reviewed_at,
  }));
}

export async function findEffects(work: Work, concernId: string): Promise<Effect[]> {
  const rows = await work
    .tables('targeting')
    .selectFrom('targeting.concern_effect')
    .selectAll()
    .where('concern_id', '=', concernId)
    .orderBy('happened_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(row => ({ what: row.what as EffectKind, happenedOn: row.happened_on, words: row.words, recordedBy: row.recorded_by }));
}

export type Moment = { ruleName: string; happened: string; foundOn: Temporal.PlainDate; version: number };

export async function findHistory(work: Work, concernId: string): Promise<Moment[]> {
  const rows = await work
    .tables('targeting')
    .selectFrom('targeting.concern_history as h')
    .innerJoin('targeting.rule', 'targeting.rule.id', 'h.rule_id')
    .select(['targeting.rule.name', 'h.happened', 'h.found_on', 'h.rule_version'])
    .where('h.concern_id', '=', concernId)
    .orderBy('h.found_on', 'desc')
    .execute();
  return rows.map(row => ({ ruleName: row.name, happened: row.happened, foundOn: row.found_on, version: row.rule_version }));
}

/** The wards of listed households, to choose from. */
export async function findWards(work: Work): Promise<string[]> {
  const rows = await work.tables('targeting').selectFrom('targeting.concern').select('ward').distinct().where('ward', 'is not', null).orderBy('ward').execute();
  return rows.flatMap(({ ward }) => (ward === null ? [] : [ward]));
}
