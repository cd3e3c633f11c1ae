import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Feed, Mapping, Way } from './feed.ts';

const tables = (work: Work) => work.tables('targeting');

/** Every feed that was not withdrawn, or one of any, by agency and name. */
export async function findFeeds(work: Work, id?: string): Promise<Feed[]> {
  const all = tables(work)
    .selectFrom('targeting.feed as feed')
    .innerJoin('published.agency as agency', 'agency.agency_id', 'feed.agency_id')
    .select(['feed.id', 'feed.name', 'feed.agency_id as agencyId', 'agency.name as agencyName', 'feed.kind', 'feed.agreement', 'feed.purpose'])
    .select(['feed.lawful_basis as lawfulBasis', 'feed.retention_months as retentionMonths', 'feed.covers_from_age as coversFromAge'])
    .select([
      'feed.covers_until_age as coversUntilAge',
      'feed.covers_whom as coversWhom',
      'feed.covers_postcodes as coversPostcodes',
      'feed.contact',
      'feed.way',
      'feed.holds_person_once as holdsPersonOnce',
    ])
    .select(['feed.mapping', 'feed.made_at as madeAt', 'feed.withdrawn_at as withdrawnAt', 'feed.version'])
    .orderBy('agency.name')
    .orderBy('feed.name');
  const rows = await (id === undefined ? all.where('feed.withdrawn_at', 'is', null) : all.where('feed.id', '=', id)).execute();
  return rows.map(row => ({ ...row, agencyName: row.agencyName ?? '', way: row.way as Way, mapping: mappingOf(row.mapping) }));
}

export const getFeed = async (work: Work, id: string): Promise<Feed> => found((await findFeeds(work, id))[0]);

// Nothing chosen yet is an empty object.
const mappingOf = (stored: unknown): Mapping | null => (typeof stored === 'object' && stored !== null && 'columns' in stored ? (stored as Mapping) : null);

/** Another feed that is read from columns that all stand in this file: of several the one with most. */
export async function findFeedReadLike(work: Work, columns: readonly string[], exceptId: string): Promise<Feed | null> {
  const read = ({ mapping }: Feed) => Object.values(mapping?.columns ?? {});
  const alike = (await findFeeds(work)).filter(feed => feed.id !== exceptId && read(feed).length > 1 && read(feed).every(column => columns.includes(column)));
  return alike.toSorted((one, other) => read(other).length - read(one).length)[0] ?? null;
}

export type AgencyChoice = { value: string; label: string };

export async function findAgencyChoices(work: Work): Promise<AgencyChoice[]> {
  const rows = await tables(work).selectFrom('published.agency').select(['agency_id', 'name']).orderBy('name').execute();
  return rows.flatMap(({ agency_id: value, name: label }) => (value && label ? [{ value, label }] : []));
}
