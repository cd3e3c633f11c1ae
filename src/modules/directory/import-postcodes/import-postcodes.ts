import type { Work } from '#platform/work.ts';
import { postcodesImported } from '../directory.events.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { invalid } from '#platform/refusal.ts';
import { readPostcode } from '../place.ts';
import { directoryTables } from '../records.queries.ts';

export type PostcodeRow = { postcode: string; latitude: number; longitude: number; ward?: string | null };

const atOnce = 5000;

/** Keeps where these postcodes are; those known before are put right. Distances and areas are asked of them from then on. */
export async function importPostcodes(work: Work, rows: readonly PostcodeRow[]): Promise<void> {
  work.require(mayEditDirectory(work.actor));
  for (let from = 0; from < rows.length; from += atOnce) {
    const part = rows.slice(from, from + atOnce).map(({ postcode, latitude, longitude, ward = null }) => {
      const read = readPostcode(postcode);
      if (!read || read.postcode === read.district) throw invalid({ postcode: `${postcode} is no postcode` });
      return { ...read, latitude, longitude, ward };
    });
    await directoryTables(work)
      .insertInto('directory.postcode')
      .values(part)
      .onConflict(conflict =>
        conflict
          .column('postcode')
          .doUpdateSet(({ ref }) => ({ latitude: ref('excluded.latitude'), longitude: ref('excluded.longitude'), ward: ref('excluded.ward') })),
      )
      .execute();
  }
  await work.record(postcodesImported, { familyId: null, details: { postcodes: rows.length } });
}
