import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { conditionsOf, type Wanted } from '../find-services.ts';
import { metresADegree, type Place } from '../place.ts';
import { directoryTables } from '../records.queries.ts';
import type { Sought } from './understand.ts';

export type Ranked = { ids: string[]; total: number };
export type Slice = { from: number; most: number };

/** What is less than this share as good as the best is not shown: it has some word in common, and no more. */
const leastGood = 0.3;
/** So many services may one word find; what is in more of them says nothing of any. */
const mostOfOne = 4000;

/** Services that fit what is sought, the most relevant first; with a place, in bands of relevance and within each the nearest band first. */
export async function findRanked(
  work: Pick<Work, 'tables'>,
  { sought, wanted, near }: { sought: readonly Sought[]; wanted: Wanted; near: Place | null },
  { from, most }: Slice,
): Promise<Ranked> {
  const condition = conditionsOf(wanted, 'any place');
  const scored = sought.length === 0 ? everything(condition) : byWords(sought, condition);
  const { rows } = await sql<{ ids: string[] | null; total: number }>`
    with scored as materialized (${scored}),
    good as (select id, score, covers_area, score / nullif(max(score) over (), 0) as share from scored),
    kept as (select * from good where share is null or share >= ${leastGood}),
    placed as (select kept.*, ${near ? sql`(${metresTo(near)})` : sql`null::double precision`} as metres from kept),
    ordered as (select id, row_number() over (order by
        ${near ? sql`case when share >= 0.75 or share is null then 0 when share >= 0.5 then 1 else 2 end, ${distanceBand},` : sql``}
        score desc, metres nulls last, ${lasting}) as nth from placed)
    select (select count(*)::int from kept) as total,
      (select array_agg(id order by nth) from ordered where nth > ${from} and nth <= ${from + most}) as ids`.execute(directoryTables(work));
  return { ids: rows[0]?.ids ?? [], total: rows[0]?.total ?? 0 };
}

const lasting = sql`id`;

const everything = (condition: ReturnType<typeof conditionsOf>) => sql`select service.id, service.covers_area, 1::float8 as score
    from directory.service where service.status <> 'defunct' and ${condition}`;

/** A rarer word counts for more; so does one in the name, or in what a service is under. */
const byWords = (sought: readonly Sought[], condition: ReturnType<typeof conditionsOf>) => {
  const ways = sought.flatMap(({ said, share }, group) => said.map(words => ({ group, words, share })));
  return sql`select service.id, service.covers_area, sums.score from (
      with way as (select "group", plainto.q, share from unnest(${ways.map(({ group }) => group)}::int[], ${ways.map(({ words }) => words)}::text[],
          ${ways.map(({ share }) => share)}::float8[]) asked("group", words, share),
          lateral (select case when words like '% %' then phraseto_tsquery('english', words) || plainto_tsquery('english', words)
            else plainto_tsquery('english', words) end as q) plainto where numnode(plainto.q) > 0),
        hit as materialized (select way."group", way.share, way.q::text as q, one.id, one.rank from way, lateral (
          select s.id, ts_rank('{0.1, 0.4, 0.8, 1}', s.search, way.q) as rank from directory.service s where s.search @@ way.q limit ${mostOfOne}) one),
        weight as (select "group", q, ln(1 + (select count(*) from directory.service)::float8 / count(*)) as rarity from hit group by 1, 2),
        best as (select hit."group", hit.id, max(hit.rank * hit.share * weight.rarity) as score from hit join weight using ("group", q) group by 1, 2)
      select id, sum(score) as score from best group by id) sums
    join directory.service on service.id = sums.id where service.status <> 'defunct' and ${condition}`;
};

const metresTo = ({ latitude, longitude }: Place) => sql`select ${metresADegree} * sqrt(min(power(at.latitude - ${latitude}, 2)
    + power((at.longitude - ${longitude}) * ${Math.cos((latitude * Math.PI) / 180)}, 2))) from directory.service_at_location at where at.service_id = kept.id`;

/** Within two miles, five, ten, twenty-five. What comes to people, or is online, is as near as can be. */
const distanceBand = sql`case when metres <= 3219 or covers_area then 0 when metres <= 8047 then 1 when metres <= 16093 then 2 when metres <= 40234 then 3
    when metres is null then 3 else 4 end`;
