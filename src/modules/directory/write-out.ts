import { sql } from 'kysely';
import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { ContentOf, LocationContent, OrganizationContent } from './content.ts';
import { statusOn } from './content-rules.ts';
import { locate, withPosition, type Located } from './locate.ts';
import { directoryTables, findPublicVersions } from './records.queries.ts';
import { locationListed, locationWhole, publicPart } from './standard/location.ts';
import { organizationListed, organizationWhole } from './standard/organization.ts';
import { findTermsAndMeanings, meant } from './taxonomies.queries.ts';
import { writeServiceRows, type Written } from './write-rows.ts';

const atOnce = 200;

/** Writes what is public of these records, and of the services that tell of them, anew. In the transaction that made them public, by an editor. */
export async function writeOut(work: Work, recordIds: readonly string[]): Promise<void> {
  const kinds = await kindsOf(work, recordIds);
  await inParts(kinds.organization, part => writeOrganizations(work, part));
  await inParts(kinds.location, part => writeLocations(work, part));
  const services = [...new Set([...kinds.service, ...(await servicesThatTell(work, [...kinds.organization, ...kinds.location]))])];
  await writeServices(work, services);
  await turnEdition(work);
}

/** Writes these services anew as the records stand: what they are under, where they are, whether they are open. */
export async function writeServices(work: Work, serviceIds: readonly string[]): Promise<void> {
  if (serviceIds.length === 0) return;
  const terms = await findTermsAndMeanings(work);
  await inParts(serviceIds, async part => {
    const contents = await findPublicVersions(work, part);
    const records = await recordsOf(work, part);
    const organizations = await findPublicVersions(work, [...new Set(records.map(({ organization_id }) => organization_id ?? ''))]);
    const places = [...contents.values()].flatMap(({ content }) => (content as ContentOf['service']).places ?? []);
    const locations = await findPublicVersions(work, [...new Set(places.map(({ locationId }) => locationId))]);
    const told = new Map([...locations].map(([id, { content }]) => [id, content as LocationContent]));
    const positions = await locate(work, told);
    const byId = new Map([...told].map(([id, content]) => [id, located(content, positions.get(id))]));
    const written = records.flatMap((record): Written[] => {
      const version = contents.get(record.id);
      const organization = organizations.get(record.organization_id ?? '');
      if (!version) return [];
      const content = version.content as ContentOf['service'];
      if (!organization) throw invalid({ organization: 'The organisation must be public before its services are' });
      for (const { locationId } of content.places ?? []) {
        const location = byId.get(locationId);
        if (!location) throw invalid({ places: 'Each place must be public before the service is' });
        refuseTelling(location, JSON.stringify(content));
      }
      const telling = {
        id: record.id,
        content,
        organization: { id: record.organization_id ?? '', content: organization.content as OrganizationContent },
        locations: byId,
        terms: meant(terms, content.termIds),
        status: statusOn(content, work.today),
        checkedOn: record.checked_on,
        modifiedAt: work.now,
      };
      return [{ telling, positions, number: version.number, checkedByName: record.checked_by_name, reviewOn: record.review_on }];
    });
    await writeServiceRows(work, written, terms);
  });
}

/** A hidden address must not stand in words that are public. */
function refuseTelling(location: LocationContent, said: string): void {
  if (!location.hidden) return;
  const plain = (words: string) => words.toLowerCase().replaceAll(/\W/g, '');
  const isTold = (location.addresses ?? []).some(({ lines, postcode }) => [lines, postcode].some(part => part.length > 4 && plain(said).includes(plain(part))));
  if (isTold) throw invalid({ places: 'The description tells the hidden address. Take it out of the text' });
}

async function writeOrganizations(work: Work, ids: readonly string[]): Promise<void> {
  const contents = await findPublicVersions(work, ids);
  const agencies = new Map((await recordsOf(work, ids)).map(({ id, agency_id }) => [id, agency_id]));
  const rows = [...contents].map(([id, { content }]) => {
    const own = content as OrganizationContent;
    const whole = JSON.stringify(organizationWhole(id, own));
    const list = JSON.stringify(organizationListed(id, own));
    return { id, name: own.name, agency_id: agencies.get(id) ?? null, list, whole, modified_at: work.now };
  });
  if (rows.length === 0) return;
  await directoryTables(work)
    .insertInto('directory.organization')
    .values(rows)
    .onConflict(conflict =>
      conflict.column('id').doUpdateSet(({ ref }) => ({
        name: ref('excluded.name'),
        agency_id: ref('excluded.agency_id'),
        list: ref('excluded.list'),
        whole: ref('excluded.whole'),
        modified_at: ref('excluded.modified_at'),
      })),
    )
    .execute();
}

async function writeLocations(work: Work, ids: readonly string[]): Promise<void> {
  const told = new Map([...(await findPublicVersions(work, ids))].map(([id, { content }]) => [id, content as LocationContent]));
  const positions = await locate(work, told);
  const rows = [...told].map(([id, said]) => {
    const content = located(said, positions.get(id));
    const { name, kind, hidden: is_hidden } = content;
    const { ward, latitude, longitude, addresses } = publicPart(content);
    const where = { postcode: addresses?.[0]?.postcode ?? null, ward: ward ?? null, latitude: latitude ?? null, longitude: longitude ?? null };
    const documents = { list: JSON.stringify(locationListed(id, content)), whole: JSON.stringify(locationWhole(id, content)) };
    return { id, name, kind, is_hidden, ...where, ...documents, modified_at: work.now };
  });
  if (rows.length === 0) return;
  await directoryTables(work)
    .insertInto('directory.location')
    .values(rows)
    .onConflict(conflict =>
      conflict.column('id').doUpdateSet(({ ref }) => ({
        name: ref('excluded.name'),
        kind: ref('excluded.kind'),
        is_hidden: ref('excluded.is_hidden'),
        postcode: ref('excluded.postcode'),
        ward: ref('excluded.ward'),
        latitude: ref('excluded.latitude'),
        longitude: ref('excluded.longitude'),
        list: ref('excluded.list'),
        whole: ref('excluded.whole'),
        modified_at: ref('excluded.modified_at'),
      })),
    )
    .execute();
}

const located = (content: LocationContent, position: Located | undefined) => (position ? withPosition(content, position) : content);

async function kindsOf(work: Work, ids: readonly string[]) {
  const kinds = { organization: [] as string[], location: [] as string[], service: [] as string[] };
  await inParts(ids, async part => {
    for (const { id, kind } of await recordsOf(work, part)) kinds[kind as keyof typeof kinds].push(id);
  });
  return kinds;
}

const recordsOf = async (work: Work, ids: readonly string[]) =>
  directoryTables(work)
    .selectFrom('directory.record')
    .select(['id', 'kind', 'organization_id', 'agency_id', 'checked_on', 'checked_by_name', 'review_on'])
    .where('id', 'in', [...ids])
    .execute();

async function servicesThatTell(work: Work, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from directory.service where organization_id = any (${ids}::uuid[])
    union select service_id from directory.service_at_location where location_id = any (${ids}::uuid[])`.execute(directoryTables(work));
  return rows.map(({ id }) => id);
}

/** Says that what is public is another than before. */
export const turnEdition = (work: Work) =>
  directoryTables(work)
    .updateTable('directory.edition')
    .set(({ eb }) => ({ number: eb('number', '+', 1), changed_at: work.now }))
    .execute();

async function inParts<T>(all: readonly T[], write: (part: readonly T[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += atOnce) await write(all.slice(from, from + atOnce));
}
