import type { Work } from '#platform/work.ts';
import { peopleTables } from '../people.queries.ts';

export type Heading = { label: 'restricted' | 'sealed' | null; leadName: string | null; leadJobTitle: string | null; leadPhone: string | null };

/** The record's label and who leads, in one question. */
export async function findHeading(work: Work, familyId: string): Promise<Heading> {
  const row = await peopleTables(work)
    .selectFrom('published.family as f')
    .leftJoin('published.family_label as l', 'l.family_id', 'f.family_id')
    .leftJoin('published.family_access as a', join =>
      join
        .onRef('a.family_id', '=', 'f.family_id')
        .on('a.because', '=', 'lead practitioner')
        .on('a.starts_on', '<=', work.today)
        .on(eb => eb.or([eb('a.ends_on', 'is', null), eb('a.ends_on', '>=', work.today)])),
    )
    .leftJoin('published.worker as w', 'w.worker_id', 'a.worker_id')
    .select(['l.label', 'w.name', 'w.job_title', 'w.phone'])
    .where('f.family_id', '=', familyId)
    .orderBy('a.starts_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  const label = row?.label === 'restricted' || row?.label === 'sealed' ? row.label : null;
  return { label, leadName: row?.name ?? null, leadJobTitle: row?.job_title ?? null, leadPhone: row?.phone ?? null };
}
