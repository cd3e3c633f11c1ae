import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { directoryTables } from '../records.queries.ts';
import { wordsIn } from './typed-words.ts';

/** A word as it is compared: `stems` leave out what says little (up, all), `everyStem` does not. */
export type Word = { word: string; stems: readonly string[]; everyStem: readonly string[] };
export type ReadWord = Word & { alike: readonly Word[] | null };

/** The words of what was typed as they are compared. Of those that neither stand in a service nor are known otherwise, what is alike. */
export async function readWords(work: Pick<Work, 'tables'>, typed: string): Promise<ReadWord[]> {
  const words = wordsIn(typed);
  if (words.length === 0) return [];
  const stems = (word: 'asked.word' | 'alike.word') => sql`tsvector_to_array(to_tsvector('english', ${sql.raw(word)}))`;
  const { rows } = await sql<ReadWord>`
    select asked.word, ${stems('asked.word')} as stems, directory.stems_of(asked.word) as "everyStem",
      case when length(asked.word) > 3 and asked.word !~ '\\d' and ${stems('asked.word')} <> '{}'
          and not exists (select from directory.vocabulary known where known.word = asked.word)
          and not exists (select from directory.service_word where stem = any (${stems('asked.word')}))
          and not exists (select from directory.synonym s where directory.stems_of(asked.word) <@ s.stems)
        then (select json_agg(json_build_object('word', alike.word, 'stems', ${stems('alike.word')}, 'everyStem', directory.stems_of(alike.word)))
          from (select known.word from directory.vocabulary known where known.word % asked.word
            union select s.says from directory.synonym s where s.says % asked.word and position(' ' in s.says) = 0) alike) end as alike
      from unnest(${[...new Set(words)]}::text[]) asked(word)`.execute(directoryTables(work));
  const read = new Map(rows.map(row => [row.word, row]));
  return words.flatMap(word => read.get(word) ?? []);
}
