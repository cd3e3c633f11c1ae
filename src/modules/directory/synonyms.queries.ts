import { sql } from 'kysely';
import { found, invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { directoryTables } from './records.queries.ts';
import { alternativesIn, mistakesIn, saysAsTyped, type Synonym } from './synonym.ts';

/** `finds`: how many services have one of the alternatives in them; 0 means that it does nothing. */
export type ListedSynonym = Synonym & { finds: number };

export const onePageOfSynonyms = 50;

/** Those with these words in what is typed or what is looked for, in the order of the alphabet. */
export async function findSynonyms(
  work: Pick<Work, 'tables'>,
  { words, page }: { words: string; page: number },
): Promise<{ total: number; synonyms: ListedSynonym[] }> {
  const like = `%${words.replaceAll(/[%_\\]/g, '\\$&')}%`;
  const { rows } = await sql<ListedSynonym & { total: number }>`
    with listed as (select id, says, means, version, count(*) over ()::int as total from directory.synonym
      where ${words} = '' or says ilike ${like} or means ilike ${like} or says ilike ${`%${saysAsTyped(words)}%`}
      order by says limit ${onePageOfSynonyms} offset ${(page - 1) * onePageOfSynonyms})
    select listed.*, (select count(distinct hit.service_id)::int from regexp_split_to_table(listed.means, ',') one,
        lateral (select tsvector_to_array(to_tsvector('english', one)) as stems) way,
        lateral (select service_id from directory.service_word where stem = any (way.stems) group by service_id having count(*) = cardinality(way.stems)) hit) as finds
      from listed order by says`.execute(directoryTables(work));
  return { total: rows[0]?.total ?? 0, synonyms: rows.map(({ total: _total, ...row }) => row) };
}

export const getSynonym = async (work: Work, id: string): Promise<Synonym> =>
  found(await directoryTables(work).selectFrom('directory.synonym').select(['id', 'says', 'means', 'version']).where('id', '=', id).executeTakeFirst());

/** As it is kept; refused, beside its field, where it cannot be. `id`: the one that is changed. */
export async function checkedSynonym(work: Work, said: { says: string; means: string }, id: string | null) {
  const mistakes = mistakesIn(said);
  if (Object.keys(mistakes).length > 0) throw invalid(mistakes);
  const says = saysAsTyped(said.says);
  const [same] = await directoryTables(work).selectFrom('directory.synonym').select('id').where('says', '=', says).execute();
  if (same && same.id !== id) throw invalid({ says: `“${says}” is on the list already. Change it there` });
  const { rows } = await sql<{ stems: string[] }>`select directory.stems_of(${says}) as stems`.execute(directoryTables(work));
  const stems = rows[0]?.stems ?? [];
  if (stems.length === 0) throw invalid({ says: 'Enter words with letters in them' });
  return { says, means: alternativesIn(said.means).join(', '), stems };
}
