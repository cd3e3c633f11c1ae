import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { directoryTables } from './records.queries.ts';

/** The languages that services speak, English apart: codes, or names where there is no code. */
export async function findSpokenLanguages(work: Pick<Work, 'tables'>): Promise<string[]> {
  const { rows } = await sql<{ language: string }>`
    select distinct unnest(languages) as language from directory.service where languages <> '{en}' and languages <> '{}' order by 1`.execute(
    directoryTables(work),
  );
  return rows.flatMap(({ language }) => (language === 'en' ? [] : [language]));
}

const names = new Intl.DisplayNames(['en-GB'], { type: 'language', fallback: 'none' });

export function languageName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
