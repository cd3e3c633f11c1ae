import { derivedId } from '../derived-id.ts';
import type { RecordToPublish } from '../publish-records/publish-records.ts';
import { isUuid } from '#platform/route.ts';
import { ageOf, alertOf, areasOf, contactsOf, costOf, costsOf, datesOf, featureOf, ownSchedules, phonesOf, schedulesOf, waysOf } from './from-parts.ts';
import { addressOf, dayOf, emailOf, isLoose, known, lineOf, listOf, numberOf, textOf, type Loose } from './standard-record.ts';

/** Records as they came, each with the terms that it names: those we do not have are added. */
export type Brought = { records: RecordToPublish[]; terms: Loose[]; problems: Problem[] };
export type Problem = { id: string; why: string };

/** Reads services of the standard, each whole, with their organisations and places. `scope` tells the sources apart whose ids are not UUIDs. */
export function fromStandard(services: readonly Loose[], organizations: readonly Loose[], scope: string): Brought {
  const records = new Map<string, RecordToPublish>();
  const terms = new Map<string, Loose>();
  const problems: Problem[] = [];
  const idOf = (value: unknown): string => {
    const id = (textOf(value) ?? '').toLowerCase();
    return isUuid(id) ? id : derivedId('brought in', scope, id);
  };
  const addOrganization = (organization: Loose) => records.set(idOf(organization['id']), organizationRecord(organization, idOf));
  for (const organization of organizations) addOrganization(organization);
  for (const service of services) {
    const organization = isLoose(service['organization']) ? service['organization'] : null;
    if (organization) addOrganization(organization);
    const organizationId = idOf(organization?.['id'] ?? service['organization_id']);
    const name = lineOf(service['name']);
    if (textOf(service['id']) === undefined || name === undefined || !records.has(organizationId)) {
      problems.push({ id: textOf(service['id']) ?? '', why: name === undefined ? 'It has no name' : 'It has no id, or no organisation' });
      continue;
    }
    for (const place of listOf(service['service_at_locations'])) {
      const location = place['location'];
      if (isLoose(location))
        records.set(idOf(location['id']), { id: idOf(location['id']), kind: 'location', organizationId, content: locationContent(location) });
    }
    for (const { taxonomy_term: term } of listOf(service['attributes'])) if (isLoose(term)) terms.set(idOf(term['id']), term);
    records.set(idOf(service['id']), serviceRecord(service, { name, organizationId, idOf, hasPlace: id => records.has(id) }));
  }
  return { records: [...records.values()], terms: [...terms.values()], problems };
}

type IdOf = (value: unknown) => string;

const organizationRecord = (from: Loose, idOf: IdOf): RecordToPublish => ({
  id: idOf(from['id']),
  kind: 'organization',
  content: known({
    name: lineOf(from['name']) ?? 'An organisation',
    description: textOf(from['description']) ?? lineOf(from['name']) ?? 'An organisation',
    email: emailOf(from['email']),
    website: addressOf(from['website'] ?? from['url']),
    logo: addressOf(from['logo']),
    uri: addressOf(from['uri']),
    identifiers: listOf(from['organization_identifiers']).flatMap(one => {
      const [kind, identifier] = [lineOf(one['identifier_type']), lineOf(one['identifier'])];
      return kind === undefined || identifier === undefined ? [] : [known({ scheme: lineOf(one['identifier_scheme']), kind, identifier })];
    }),
    phones: phonesOf(from['phones']),
  }),
});

const kinds = ['physical', 'postal', 'virtual'] as const;
const kindOf = (value: unknown) => kinds.find(kind => kind === value) ?? 'physical';

function locationContent(from: Loose) {
  const addresses = listOf(from['addresses'] ?? from['physical_addresses']).flatMap(one => {
    const [lines, town] = [lineOf(one['address_1']), lineOf(one['city'])];
    if (lines === undefined) return [];
    const country = textOf(one['country']);
    const where = {
      town: town ?? '—',
      postcode: textOf(one['postal_code'])?.slice(0, 12) ?? '',
      country: country?.length === 2 ? country.toUpperCase() : 'GB',
    };
    return [
      known({
        lines,
        attention: lineOf(one['attention']),
        region: lineOf(one['region']),
        county: lineOf(one['state_province'])?.slice(0, 200),
        kind: kindOf(one['address_type']),
        ...where,
      }),
    ];
  });
  return known({
    name: lineOf(from['name']) ?? addresses[0]?.lines ?? 'A place',
    kind: kindOf(from['location_type']),
    description: textOf(from['description']),
    latitude: within(from['latitude'], 90),
    longitude: within(from['longitude'], 180),
    identifier: lineOf(from['external_identifier']),
    identifierKind: lineOf(from['external_identifier_type']),
    addresses,
    accessibility: listOf(from['accessibility']).flatMap(one => {
      const description = lineOf(one['description'] ?? one['accessibility']);
      return description === undefined
        ? []
        : [known({ description, details: textOf(one['details']), url: addressOf(one['url']), feature: featureOf(description) })];
    }),
    phones: phonesOf(from['phones']),
  });
}

const within = (value: unknown, most: number) => {
  const degrees = numberOf(value);
  return degrees !== undefined && Math.abs(degrees) <= most ? degrees : undefined;
};

type About = { name: string; organizationId: string; idOf: IdOf; hasPlace: (id: string) => boolean };

function serviceRecord(from: Loose, { name, organizationId, idOf, hasPlace }: About): RecordToPublish {
  const places = listOf(from['service_at_locations']).flatMap(one => {
    const locationId = idOf((isLoose(one['location']) ? one['location']['id'] : undefined) ?? one['location_id']);
    const id = textOf(one['id'])?.toLowerCase();
    if (!hasPlace(locationId)) return [];
    return [
      known({
        locationId,
        ...(id !== undefined && isUuid(id) && { id }),
        schedules: schedulesOf(ownSchedules(one['schedules'], from)),
        phones: phonesOf(one['phones']),
      }),
    ];
  });
  const costOptions = costsOf(from['cost_options']);
  const [minimumAge, maximumAge] = [ageOf(from['minimum_age']), ageOf(from['maximum_age'])];
  const checkedOn = dayOf(from['assured_date']);
  const content = {
    ways: waysOf(from, places.length > 0),
    termIds: [
      ...new Set(
        listOf(from['attributes']).map(one => idOf((isLoose(one['taxonomy_term']) ? one['taxonomy_term']['id'] : undefined) ?? one['taxonomy_term_id'])),
      ),
    ],
    ...known({
      name,
      description: textOf(from['description']) ?? name,
      url: addressOf(from['url']),
      email: emailOf(from['email']),
      phones: phonesOf(from['phones']),
      contacts: contactsOf(from['contacts']),
      minimumAge,
      maximumAge: maximumAge !== undefined && maximumAge < (minimumAge ?? 0) ? undefined : maximumAge,
      eligibility: textOf(from['eligibility_description']),
      cost: costOf(costOptions, textOf(from['fees'] ?? from['fees_description'])),
      costNote: lineOf(from['fees'] ?? from['fees_description']),
      costOptions,
      languages: listOf(from['languages']).flatMap(one => {
        const language = lineOf(one['name'] ?? one['code']);
        return language === undefined ? [] : [known({ name: language, code: textOf(one['code'])?.slice(0, 35), note: lineOf(one['note']) })];
      }),
      interpretation: lineOf(from['interpretation_services']),
      schedules: schedulesOf(listOf(from['schedules']).filter(one => textOf(one['service_at_location_id']) === undefined)),
      places,
      areas: areasOf(from['service_areas']),
      funding: listOf(from['funding']).flatMap(one => {
        const source = lineOf(one['source']);
        return source === undefined ? [] : [{ source }];
      }),
      accreditations: textOf(from['accreditations']),
      howToReach: textOf(from['application_process']),
      waitingTime: lineOf(from['wait_time']),
      alert: alertOf(from),
      ...datesOf(from),
    }),
  };
  const checked = checkedOn === undefined ? {} : { checked: { on: Temporal.PlainDate.from(checkedOn), byName: null, reviewOn: null } };
  return { id: idOf(from['id']), kind: 'service', organizationId, content, ...checked };
}
