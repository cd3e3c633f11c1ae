import { sql } from 'kysely';
import type { Job } from '#platform/module.ts';
import type { Work } from '#platform/work.ts';
import { needsCounted } from '../commissioning.events.ts';
import { bandsAsked, withoutFew, type RawCount, type Side } from '../counts.ts';
import { crosswalkEdition, leads, type Measure } from '../crosswalk.ts';
import { quarterAfter, quartersOver, type Quarter } from '../quarter.ts';
import { commissioningTables } from '../unmet-need.queries.ts';
import { countProvision } from './count-provision.ts';

/** How far back is counted: two years, so that a quarter stands beside the same one of the year before. */
const quartersKept = 8;
/** Of fewer children no rate is said: one more or less would change it too much, and files that tell of so few leave most children out. */
export const fewestChildren = 1000;
const atOnce = 2000;

/** Counts the quarters that are over and were not counted yet, how many children there are, and which services. What is small is taken out before anything is kept. */
export async function countNeeds(work: Work): Promise<void> {
  const counted = await commissioningTables(work).selectFrom('commissioning.counted_quarter').select('starts_on').execute();
  const known = new Set(counted.map(({ starts_on: day }) => day.toString()));
  const quarters = quartersOver(work.today, quartersKept).filter(({ startsOn }) => !known.has(startsOn.toString()));
  for (const quarter of quarters) await countQuarter(work, quarter);
  await countChildren(work);
  await countProvision(work);
  await work.record(needsCounted, { familyId: null, details: { quarters: quarters.map(({ startsOn }) => startsOn.toString()) } });
}

async function countQuarter(work: Work, quarter: Quarter): Promise<void> {
  const db = commissioningTables(work);
  const { rows } = await sql<{ measure: string; category: string; side: string; code: string; number: number }>`
    select measure, category, side, code, number from commissioning.count_needs(${quarter.startsOn}, ${quarterAfter(quarter).startsOn},
      ${JSON.stringify(leads)}::jsonb, ${bandsAsked}::jsonb)`.execute(db);
  const raw: RawCount[] = rows.map(row => ({ ...row, measure: row.measure as Measure, side: row.side as Side }));
  const kept = withoutFew(raw).map(({ measure, category, side, code, number }) => ({ starts_on: quarter.startsOn, measure, category, side, code, number }));
  for (let from = 0; from < kept.length; from += atOnce)
    await db
      .insertInto('commissioning.need_count')
      .values(kept.slice(from, from + atOnce))
      .execute();
  await db.insertInto('commissioning.counted_quarter').values({ starts_on: quarter.startsOn, counted_at: work.now, crosswalk: crosswalkEdition }).execute();
}

async function countChildren(work: Work): Promise<void> {
  const db = commissioningTables(work);
  await db.deleteFrom('commissioning.child_count').execute();
  await sql`
    insert into commissioning.child_count (side, code, number, counted_on)
    select side, code, number, ${work.today} from commissioning.count_children(${bandsAsked}::jsonb) where number >= ${fewestChildren}`.execute(db);
}

/** Every night: on the first after a quarter its needs are counted, on the others only children and services. */
export const countNeedsJob: Job = work => countNeeds(work);
