import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { sayName } from './said-name.ts';

/** What one side of a pair says, in the words of whoever said it. */
export type SideSeen = {
  /** The feed's name; null: the service's own record. */
  source: string | null;
  personId: string | null;
  /** The number of the person whom the newest run found it to be. */
  personNo: number | null;
  says: Readonly<Record<Comparison, string>>;
  fact: string | null;
};
export const comparisons = [
  'forename',
  'surname',
  'middle name',
  'sex',
  'date of birth',
  'address',
  'phone',
  'email',
  'NHS number',
  'UPN',
  'other number',
] as const;
export type Comparison = (typeof comparisons)[number];

type Ids = { one_row_id: number | null; other_row_id: number | null; one_person_id: string | null; other_person_id: string | null };

/** Both sides of a pair; null where one may not be seen. */
export async function findRowSides(work: Work, pairId: string, ids: Ids): Promise<{ sides: readonly [SideSeen, SideSeen]; isPlaceProtected: boolean } | null> {
  const rows = await rowsSaying(
    work,
    [ids.one_row_id, ids.other_row_id].filter(id => id !== null),
  );
  const people = await peopleUnderReview(work, pairId, ids);
  const sideOf = (rowId: number | null, personId: string | null) =>
    rowId === null ? people.find(one => one.person_id === personId) : rows.find(({ id }) => id === rowId);
  const [one, other] = [sideOf(ids.one_row_id, ids.one_person_id), sideOf(ids.other_row_id, ids.other_person_id)];
  if (!one || !other) return null;
  return { sides: [one.side, other.side], isPlaceProtected: people.some(({ is_place_protected }) => is_place_protected) };
}

const joined = (parts: readonly (string | null)[], by = ', ') => parts.filter(part => part !== null && part !== '').join(by);

/** Rows with what they say, in the order of their ids. */
export async function rowsSaying(work: Work, ids: readonly number[]): Promise<{ id: number; side: SideSeen }[]> {
  if (ids.length === 0) return [];
  const rows = await work
    .tables('targeting')
    .selectFrom('targeting.feed_row as r')
    .innerJoin('targeting.feed as f', 'f.id', 'r.feed_id')
    .leftJoin('targeting.linked_row as l', 'l.row_id', 'r.id')
    .selectAll('r')
    .select(['f.name as feed', 'l.person_no'])
    .where('r.id', 'in', ids)
    .orderBy('r.id')
    .execute();
  return rows.map(row => ({
    id: row.id,
    side: {
      source: row.feed,
      personId: null,
      personNo: row.person_no,
      fact: row.what,
      says: {
        ...namesIn(row),
        ...{ 'middle name': row.middle_name ?? '', sex: row.sex ?? '' },
        'date of birth': row.born_on?.toString() ?? row.born ?? '',
        address: joined([joined([row.house, row.address], ' '), row.address_2, row.town, row.postcode]),
        ...{ phone: row.phone ?? '', email: row.email ?? '', 'NHS number': row.nhs_number ?? '', UPN: row.upn ?? '', 'other number': row.other_id ?? '' },
      },
    },
  }));
}

type Named = { forename: string | null; surname: string | null; full_name: string | null };
/** Where a partner writes a whole name in one, it is shown in its parts, so that like stands beside like; and as it is written. */
function namesIn({ forename, surname, full_name: whole }: Named): { forename: string; surname: string } {
  if (forename !== null || surname !== null || whole === null) return { forename: forename ?? '', surname: surname ?? '' };
  const parts = sayName(whole).split(' ');
  return { forename: parts.slice(0, -1).join(' '), surname: `${parts.at(-1) ?? ''} (written “${whole}”)` };
}

type UnderReview = {
  person_id: string;
  given_name: string;
  family_name: string;
  born_on: Temporal.PlainDate | null;
  sex: string | null;
  postcode: string | null;
  is_place_protected: boolean;
};
async function peopleUnderReview(work: Work, pairId: string, ids: Ids): Promise<{ person_id: string; is_place_protected: boolean; side: SideSeen }[]> {
  if (ids.one_person_id === null && ids.other_person_id === null) return [];
  const { rows } = await sql<UnderReview>`select * from targeting.record_people_under_review(${pairId})`.execute(work.tables('targeting'));
  return rows.map(person => ({
    person_id: person.person_id,
    is_place_protected: person.is_place_protected,
    side: {
      ...{ source: null, personId: person.person_id, personNo: null, fact: null },
      says: {
        ...{ forename: person.given_name, surname: person.family_name, 'middle name': '', sex: person.sex ?? '' },
        ...{ 'date of birth': person.born_on?.toString() ?? '', address: person.postcode ?? '' },
        ...{ phone: '', email: '', 'NHS number': '', UPN: '', 'other number': '' },
      },
    },
  }));
}
