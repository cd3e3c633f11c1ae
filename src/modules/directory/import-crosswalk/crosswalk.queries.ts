import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { directoryTables } from '../records.queries.ts';

export type ListPair = { from: string; to: string; pairs: number };

/** Between which lists of terms something is said, and of how many terms. */
export async function findListPairs(work: Work): Promise<ListPair[]> {
  const { rows } = await sql<ListPair>`
    select one.name as "from", other.name as "to", count(*)::int as pairs from directory.crosswalk
      join directory.term left_term on left_term.id = crosswalk.term_id join directory.taxonomy one on one.id = left_term.taxonomy_id
      join directory.term right_term on right_term.id = crosswalk.means_id join directory.taxonomy other on other.id = right_term.taxonomy_id
     group by 1, 2 order by 1, 2`.execute(directoryTables(work));
  return rows;
}

export const countCrosswalk = async (work: Work): Promise<number> => (await findListPairs(work)).reduce((sum, { pairs }) => sum + pairs, 0);
