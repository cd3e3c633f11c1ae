import type { Work } from '#platform/work.ts';
import { ageBands } from '../counts.ts';
import { byCategory, everywhere, isThere, provisionOf, type Place } from '../provision.ts';
import { findCategories, findOffered } from '../provision.queries.ts';
import { commissioningTables } from '../unmet-need.queries.ts';

const atOnce = 2000;

/** Counts the services of each category, in all and by ward and age, with their room and waits, as they are tonight. */
export async function countProvision(work: Work): Promise<void> {
  const categories = await findCategories(work);
  const offered = await findOffered(work, categories);
  const wards = [...new Set(offered.flatMap(service => service.wards))];
  const places: Place[] = [
    null,
    ...ageBands.map(({ code }) => ({ side: 'age' as const, code })),
    ...[everywhere, ...wards].map(code => ({ side: 'ward' as const, code })),
  ];
  const services = byCategory(offered);
  const rows = categories.flatMap(({ code: category, termId }) =>
    places.map(place => {
      const { services: number, withRoom, withoutRoom, waitWeeks, daysToStart } = provisionOf((services.get(termId) ?? []).filter(one => isThere(place, one)));
      return {
        ...{ category, side: place?.side ?? 'all', code: place?.code ?? '', services: number, with_room: withRoom, without_room: withoutRoom },
        ...{ wait_weeks: waitWeeks, days_to_start: daysToStart, counted_on: work.today },
      };
    }),
  );
  const db = commissioningTables(work);
  await db.deleteFrom('commissioning.provision_count').execute();
  for (let from = 0; from < rows.length; from += atOnce)
    await db
      .insertInto('commissioning.provision_count')
      .values(rows.slice(from, from + atOnce))
      .execute();
}
