import { findTerms, importPostcodes, publishRecords } from '#modules/directory/index.ts';
import { theService } from '#platform/actor.ts';
import { dayInLondon, doWork, type Platform } from '#platform/work.ts';
import { fernshireServices, makeDirectory } from './make-directory.ts';

const atOnce = 1000;

/** Fills the directory up to so many services, beside those of Fernshire: the same kinds, in villages that the county does not have. */
export async function tellManyServices(platform: Platform, services: number): Promise<void> {
  const made = await doWork(platform, theService, 'look', async work => {
    const termIds = new Map((await findTerms(work)).map(({ name, id }) => [name, id]));
    return makeDirectory({ services, today: dayInLondon(platform.clock()), newId: platform.newId, termIds, agencyId: () => null });
  });
  // Fernshire's own are there already; what they belong to is left out with them.
  const villages = made.services.slice(fernshireServices);
  const needed = new Set(villages.flatMap(({ organizationId, content }) => [organizationId, ...placesIn(content)]));
  const before = [...made.organizations, ...made.locations].filter(
    ({ id, organizationId }) => needed.has(id) && (!organizationId || needed.has(organizationId)),
  );
  const known = new Set(before.map(({ id }) => id));
  const whole = villages.filter(({ content, organizationId }) => known.has(organizationId ?? '') && placesIn(content).every(id => known.has(id)));
  await doWork(platform, theService, 'change', work => importPostcodes(work, unique(made.postcodes)));
  for (const records of [before, whole])
    for (let from = 0; from < records.length; from += atOnce)
      await doWork(platform, theService, 'change', work => publishRecords(work, records.slice(from, from + atOnce)));
}

const placesIn = (content: unknown): string[] => ((content as { places?: { locationId: string }[] }).places ?? []).map(({ locationId }) => locationId);

const unique = <T extends { postcode: string }>(rows: readonly T[]): T[] => [...new Map(rows.map(row => [row.postcode, row])).values()];
