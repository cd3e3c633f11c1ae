import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { directoryTables } from '../records.queries.ts';
import { likelyMeant, pairsIn, tellingWords, wordsIn } from './typed-words.ts';

/** One thing that is looked for, and the ways of saying it: a service is as good as the best of them. `share`: how much it counts beside the others. */
export type Sought = { said: readonly string[]; share: number };

/** What somebody's own words mean here. `corrected`: words that no service has, and what they were taken for. */
export type Understood = { sought: readonly Sought[]; corrected: readonly { from: string; to: string }[] };

/** Reads what was typed: words spelt wrong are mended by what stands in the directory, and words of families' own are joined by what editors say they mean. */
export async function understand(work: Pick<Work, 'tables'>, typed: string): Promise<Understood> {
  const all = wordsIn(typed);
  if (all.length === 0) return { sought: [], corrected: [] };
  const corrected = await mend(work, all);
  const right = all.map(word => corrected.find(({ from }) => from === word)?.to ?? word);
  const telling = tellingWords(right);
  const meant = await findMeanings(work, right.join(' '));
  const sought = [
    ...telling.map(word => ({ said: [word], share: 1 })),
    ...pairsIn(right).map(pair => ({ said: [pair], share: 0.7 })),
    ...meant.map(({ means }) => ({ said: means.split(',').map(one => one.trim()), share: 1.2 })),
  ];
  return { sought, corrected };
}

async function findMeanings(work: Pick<Work, 'tables'>, words: string): Promise<{ says: string; means: string }[]> {
  const { rows } = await sql<{ says: string; means: string }>`
    select says, means from directory.synonym where stems <@ directory.stems_of(${words}) order by cardinality(stems) desc, says limit 8`.execute(
    directoryTables(work),
  );
  return rows;
}

/** Words that neither stand in a service nor are known otherwise, with the nearest that does. */
async function mend(work: Pick<Work, 'tables'>, words: readonly string[]): Promise<{ from: string; to: string }[]> {
  const long = [...new Set(words)].filter(word => word.length > 3 && /^\p{L}+$/u.test(word));
  if (long.length === 0) return [];
  const { rows } = await sql<{ word: string; alike: string[] }>`
    select asked.word, array(select known.word from directory.vocabulary known where known.word % asked.word
        union select s.says from directory.synonym s where s.says % asked.word and position(' ' in s.says) = 0) as alike
      from unnest(${long}::text[]) asked(word)
     where not exists (select from directory.vocabulary known where known.word = asked.word)
       and cardinality(directory.stems_of(asked.word)) > 0 and to_tsvector('english', asked.word) <> ''
       and not exists (select from directory.service where search @@ plainto_tsquery('english', asked.word))
       and not exists (select from directory.synonym s where directory.stems_of(asked.word) <@ s.stems)`.execute(directoryTables(work));
  return rows.flatMap(({ word, alike }) => {
    const to = likelyMeant(word, alike);
    return to === null ? [] : [{ from: word, to }];
  });
}
