import { findRooms, findTerms, sayRoom, type Room } from '#modules/directory/index.ts';
import { findReferralFigures } from '#modules/referrals/index.ts';
import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { categoriesWithNeeds } from './crosswalk.ts';
import type { Offered } from './provision.ts';
import { commissioningTables } from './unmet-need.queries.ts';

/** A category of the local offer that needs lead to, under its heading. */
export type Category = { code: string; termId: string; name: string; heading: string };

export async function findCategories(work: Work): Promise<Category[]> {
  const terms = await findTerms(work);
  const names = new Map(terms.map(({ id, name }) => [id, name]));
  const ours = terms[0]?.taxonomyId;
  return terms.flatMap(({ id, taxonomyId, code, name, parentId }) =>
    taxonomyId === ours && code !== null && categoriesWithNeeds.includes(code) ? [{ code, termId: id, name, heading: names.get(parentId ?? '') ?? name }] : [],
  );
}

type Row = { id: string; terms: string[]; wards: string[]; coversArea: boolean; minimumAge: number | null; maximumAge: number | null };

/** The services that are open now under these categories, with what was said last of their room, and what referrals tell of the wait. */
export async function findOffered(work: Work, categories: readonly Category[]): Promise<Offered[]> {
  const termIds = categories.map(({ termId }) => termId);
  const { rows } = await sql<Row>`
    select service_id as id, array(select unnest(terms) intersect select unnest(${termIds}::uuid[])) as terms, wards, covers_area as "coversArea",
           minimum_age as "minimumAge", maximum_age as "maximumAge"
      from published.service where status = 'active' and terms && ${termIds}::uuid[]`.execute(commissioningTables(work));
  const rooms = await findRooms(
    work,
    rows.map(({ id }) => id),
  );
  const waits = new Map((await findReferralFigures(work)).map(({ serviceId, daysToStart }) => [serviceId, daysToStart]));
  return rows.map(row => ({ ...row, daysToStart: waits.get(row.id) ?? null, room: confirmed(rooms.get(row.id), work.today) }));
}

/** What is old is not counted on. */
const confirmed = (room: Room | undefined, today: Temporal.PlainDate): Room | null => (room && sayRoom(room, today).isConfirmed ? room : null);
