import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { keptByEdition } from '../kept-by-edition.ts';
import { findSpokenLanguages } from '../languages.queries.ts';
import { directoryTables } from '../records.queries.ts';
import { findTerms } from '../taxonomies.queries.ts';

/** Words of families and what else is looked for when they are typed, each way of saying it as the stems that must all be there. */
export type Meaning = { says: string; means: string; stems: readonly string[]; ways: readonly (readonly string[])[] };

/** What every search needs to know of the directory as it stands. */
export const findKnown = keptByEdition(async work => {
  const [terms, languages, meanings] = await Promise.all([findTerms(work), findSpokenLanguages(work), findMeanings(work)]);
  return { terms, languages, meanings };
});

export type Known = Awaited<ReturnType<typeof findKnown>>;

/** The longest first: what is said more exactly is meant more likely. */
async function findMeanings(work: Pick<Work, 'tables'>): Promise<Meaning[]> {
  const { rows } = await sql<Meaning>`
    select says, means, stems, (select json_agg(tsvector_to_array(to_tsvector('english', one))) from regexp_split_to_table(means, ',') one) as ways
      from directory.synonym order by cardinality(stems) desc, says`.execute(directoryTables(work));
  return rows.map(row => ({ ...row, ways: row.ways.filter(way => way.length > 0) }));
}
