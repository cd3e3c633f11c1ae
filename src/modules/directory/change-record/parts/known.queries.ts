import type { Work } from '#platform/work.ts';
import { directoryTables } from '../../records.queries.ts';
import { findTerms, type Term } from '../../taxonomies.queries.ts';

export type KnownPlace = { id: string; name: string; isOwn: boolean; isHidden: boolean };

/** What the forms of a description need besides it: the categories, and the places a service may name. */
export type Known = { today: Temporal.PlainDate; terms: readonly Term[]; places: ReadonlyMap<string, KnownPlace> };

/** `alsoIds`: places that a description names already, whosever they are. */
export async function findKnown(work: Work, organizationId: string | null, alsoIds: readonly string[]): Promise<Known> {
  const own = await directoryTables(work)
    .selectFrom('directory.record as record')
    .innerJoin('directory.version as version', 'version.record_id', 'record.id')
    .select(['record.id', 'version.content'])
    .where('record.kind', '=', 'location')
    .where('record.organization_id', 'is not distinct from', organizationId)
    .where('version.state', 'in', ['public', 'waiting'])
    // What waits is newer than what is public, and is what its keeper means.
    .orderBy('version.number')
    .execute();
  const others = alsoIds.length
    ? await directoryTables(work)
        .selectFrom('directory.location')
        .select(['id', 'name', 'is_hidden as isHidden'])
        .where('id', 'in', [...alsoIds])
        .execute()
    : [];
  const places = new Map<string, KnownPlace>(others.map(({ id, name, isHidden }) => [id, { id, name, isHidden, isOwn: false }]));
  for (const { id, content } of own) {
    const { name, hidden } = content as { name: string; hidden?: boolean };
    places.set(id, { id, name, isHidden: hidden ?? false, isOwn: true });
  }
  return { today: work.today, terms: await findTerms(work), places };
}

/** Public places that somebody may mean by a name or a postcode, a few of them. */
export const findPlacesNamed = (work: Work, words: string) =>
  directoryTables(work)
    .selectFrom('directory.location')
    .select(['id', 'name', 'postcode'])
    .where(({ eb, or, and }) =>
      and([
        eb('is_hidden', '=', false),
        eb('kind', '=', 'physical'),
        or([
          eb('name', 'ilike', `%${words.replaceAll(/[%_\\]/g, '\\$&')}%`),
          eb(eb.fn('replace', ['postcode', eb.val(' '), eb.val('')]), '=', words.replaceAll(' ', '').toUpperCase()),
        ]),
      ]),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(6)
    .execute();
