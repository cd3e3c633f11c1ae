import { findRooms, findTerms, findWaits, sayRoom, type Room } from '#modules/directory/index.ts';
import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { categoriesWithNeeds } from './crosswalk.ts';
import { everywhere, provisionOf, type Offered, type Place, type Provision } from './provision.ts';
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
  const ids = rows.map(({ id }) => id);
  const [rooms, waits] = [await findRooms(work, ids), await findWaits(work, ids)];
  return rows.map(row => ({ ...row, daysToStart: waits.get(row.id)?.daysToStart ?? null, room: confirmed(rooms.get(row.id), work.today) }));
}

/** What is old is not counted on. */
const confirmed = (room: Room | undefined, today: Temporal.PlainDate): Room | null => (room && sayRoom(room, today).isConfirmed ? room : null);

export type Provisions = { countedOn: Temporal.PlainDate | null; of(category: Category, place: Place): Provision };

/** The wards in which there is a service. */
export async function findWardsServed(work: Work): Promise<string[]> {
  const rows = await commissioningTables(work)
    .selectFrom('commissioning.provision_count')
    .select('code')
    .distinct()
    .where('side', '=', 'ward')
    .where('code', '<>', everywhere)
    .execute();
  return rows.map(({ code }) => code);
}

/** What there was last night, by category and place; on these sides, and of wards in these. */
export async function findProvisions(work: Work, sides: readonly string[], wards: readonly string[]): Promise<Provisions> {
  const rows = await commissioningTables(work)
    .selectFrom('commissioning.provision_count')
    .selectAll()
    .where('side', 'in', sides)
    .where(eb => eb.or([eb('side', '<>', 'ward'), eb('code', 'in', [everywhere, ...wards])]))
    .execute();
  const known = new Map(rows.map(row => [`${row.category}/${row.side}/${row.code}`, row]));
  return {
    countedOn: rows[0]?.counted_on ?? null,
    of: ({ code }, place) => {
      const row =
        known.get(`${code}/${place?.side ?? 'all'}/${place?.code ?? ''}`) ?? (place?.side === 'ward' ? known.get(`${code}/ward/${everywhere}`) : undefined);
      return row === undefined
        ? provisionOf([])
        : {
            ...{
              services: row.services,
              withRoom: row.with_room,
              withoutRoom: row.without_room,
              notConfirmed: row.services - row.with_room - row.without_room,
            },
            ...{ waitWeeks: row.wait_weeks, daysToStart: row.days_to_start },
          };
    },
  };
}
