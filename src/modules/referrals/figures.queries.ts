import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { figuresFrom, type Counts, type ReferralFigures } from './figures.ts';
import { referralTables } from './referral.queries.ts';

/** How far back waits are counted, unless somebody asks otherwise. */
export const monthsCounted = 12;

/**
 * What became of the referrals of the last months, by service; of these services, or of all. It counts every referral, whoever asks and whatever they see, but
 * of no restricted or sealed family, and gives nothing that fewer than five make up.
 */
export async function findReferralFigures(
  work: Pick<Work, 'tables' | 'today'>,
  { months = monthsCounted, serviceIds }: { months?: number; serviceIds?: readonly string[] } = {},
): Promise<ReferralFigures[]> {
  const since = work.today.subtract({ months });
  const asked = serviceIds ? [...serviceIds] : null;
  const { rows } = await sql<Counts>`select * from referrals.count_by_service(${since.toString()}::date, ${asked}::uuid[])`.execute(referralTables(work));
  return rows.map(figuresFrom);
}
