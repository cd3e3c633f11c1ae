import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import type { ServiceContent } from './content.ts';
import type { Located } from './locate.ts';
import { directoryTables } from './records.queries.ts';
import { servicePage } from './service-page.ts';
import { sessionsOf } from './sessions.ts';
import { publicPart } from './standard/location.ts';
import { placeIdOf, placesWritten, serviceListed, serviceWhole, type Telling } from './standard/written.ts';
import { withThoseAbove, type Terms } from './taxonomies.queries.ts';
import { rememberWords } from './vocabulary.ts';

/** A service to write, with what its record says of it. */
export type Written = {
  telling: Telling;
  positions: ReadonlyMap<string, Located>;
  number: number;
  checkedByName: string | null;
  reviewOn: Temporal.PlainDate | null;
};

/** Writes the rows of these services in place of what was there. */
export async function writeServiceRows(work: Work, written: readonly Written[], terms: Terms): Promise<void> {
  if (written.length === 0) return;
  const tables = directoryTables(work);
  const ids = written.map(({ telling }) => telling.id);
  // What hangs on a service goes with it.
  await tables.deleteFrom('directory.service').where('id', 'in', ids).execute();
  await tables
    .insertInto('directory.service')
    .values(written.map(one => serviceRow(one, terms)))
    .execute();
  await sql`insert into directory.service_word (stem, service_id, weight)
    select word.stem, service.id, word.weight from directory.service, directory.weighed(service.search) word where service.id = any (${ids}::uuid[])`.execute(
    tables,
  );
  await tables.insertInto('directory.service_document').values(written.map(documentRow)).execute();
  const places = written.flatMap(placeRows);
  if (places.length > 0) await tables.insertInto('directory.service_at_location').values(places).execute();
  const sessions = written.flatMap(({ telling }) => sessionRows(telling));
  if (sessions.length > 0) await tables.insertInto('directory.session').values(sessions).execute();
  const areas = written.flatMap(({ telling }) => areaRows(telling));
  if (areas.length > 0) await tables.insertInto('directory.service_area').values(areas).execute();
  await rememberWords(
    work,
    written.map(({ telling }) => telling.content),
  );
}

function serviceRow({ telling, number, checkedByName, reviewOn }: Written, all: Terms) {
  const { id, content, organization, status, checkedOn, modifiedAt } = telling;
  const under = withThoseAbove(all, telling.terms);
  const locations = locationsOf(telling);
  return {
    id,
    organization_id: organization.id,
    name: content.name,
    summary: content.summary ?? firstSentence(content.description),
    number,
    status,
    opens_on: dayOf(content.opensOn),
    closed_from: dayOf(content.closed?.from),
    closed_until: dayOf(content.closed?.until),
    ends_on: dayOf(content.endsOn),
    minimum_age: content.minimumAge ?? null,
    maximum_age: content.maximumAge ?? null,
    cost: content.cost,
    is_online: content.ways.includes('online'),
    covers_area: content.ways.some(way => way !== 'in-person'),
    languages: (content.languages ?? []).map(({ code, name }) => code ?? name),
    accessibility: [...new Set(locations.flatMap(({ accessibility = [] }) => accessibility.flatMap(({ feature }) => feature ?? [])))],
    terms: under.map(term => term.id),
    taxonomies: [...new Set(under.map(({ taxonomyId }) => taxonomyId))],
    is_send: content.send?.isInLocalOffer ?? false,
    childcare: content.childcare?.kind ?? null,
    has_vacancies: vacancyOf(content),
    vacancies_on: dayOf(content.childcare?.vacancies?.asOf),
    funded_hours: content.childcare?.fundedHours ?? [],
    wards: [...new Set(locations.flatMap(({ ward }) => ward ?? []))],
    checked_on: checkedOn,
    checked_by_name: checkedByName,
    review_on: reviewOn,
    modified_at: modifiedAt,
    search: searchWords(
      telling,
      under.map(({ name }) => name),
    ),
  };
}

const dayOf = (day: string | null | undefined) => (day ? Temporal.PlainDate.from(day) : null);

const vacancyOf = ({ childcare }: ServiceContent) => (childcare?.vacancies && childcare.vacancies.state !== 'ask' ? childcare.vacancies.state === 'yes' : null);

/** What it is looked for by, the weightiest first: its name; what it is under; what it says; where it is. */
function searchWords(telling: Telling, under: readonly string[]) {
  const { content, organization } = telling;
  const about = [...under, ...(content.keywords ?? []), organization.content.name];
  const said = [content.summary, content.description, content.eligibility, content.whatHappensNext];
  const where = [
    ...locationsOf(telling).flatMap(({ name, ward, addresses = [] }) => [name, ward, ...addresses.map(({ town }) => town)]),
    ...(content.areas ?? []).map(({ name }) => name),
  ];
  const more = [...(content.languages ?? []).map(({ name }) => name), content.costNote, content.howToReach];
  const words = (parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' . ');
  return sql<string>`setweight(to_tsvector('english', ${content.name}), 'A') || setweight(to_tsvector('english', ${words(about)}), 'B')
    || setweight(to_tsvector('english', ${words(said)}), 'C') || setweight(to_tsvector('english', ${words([...where, ...more])}), 'D')`;
}

const documentRow = ({ telling, number, checkedByName, reviewOn }: Written) => ({
  service_id: telling.id,
  list: JSON.stringify(serviceListed(telling)),
  whole: JSON.stringify(serviceWhole(telling)),
  page: JSON.stringify(servicePage(telling, { number, checkedByName, reviewOn: reviewOn?.toString() ?? null })),
});

const locationsOf = ({ content, locations }: Telling) =>
  (content.places ?? []).flatMap(({ locationId }) => {
    const location = locations.get(locationId);
    return location ? publicPart(location) : [];
  });

const placeRows = ({ telling, positions }: Written) =>
  placesWritten(telling).map(({ placeId, locationId, list, whole }) => {
    // Known by its district alone, it is found near there, and nothing is said of where it is.
    const { latitude = null, longitude = null } = positions.get(locationId) ?? {};
    const documents = { list: JSON.stringify(list), whole: JSON.stringify(whole) };
    return { id: placeId, service_id: telling.id, location_id: locationId, latitude, longitude, ...documents };
  });

const sessionRows = ({ id, content }: Telling) =>
  sessionsOf(content).map(({ place, day, opens, closes, validFrom, validTo }, position) => ({
    service_id: id,
    position,
    place_id: place && placeIdOf(id, place),
    day,
    opens,
    closes,
    valid_from: dayOf(validFrom),
    valid_to: dayOf(validTo),
  }));

const areaRows = ({ id, content }: Telling) =>
  (content.areas ?? []).map(({ name, districts, outline }, position) => ({
    service_id: id,
    position,
    name,
    districts: districts ?? null,
    outline: outline ? `(${outline.map(([longitude, latitude]) => `(${longitude},${latitude})`).join(',')})` : null,
  }));

const firstSentence = (description: string) => {
  const [sentence = ''] = /^.*?[.!?](?=\s|$)/s.exec(description) ?? [description];
  return sentence.length > 200 ? `${sentence.slice(0, 199).trimEnd()}…` : sentence;
};
