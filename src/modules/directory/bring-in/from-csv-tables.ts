import { rowsOfCsv } from '../csv.ts';
import { fromStandard, type Brought } from './from-standard.ts';
import type { Loose } from './standard-record.ts';

/** Reads the tables of the standard, by the names of their files, and puts each service together again. */
export function fromCsvTables(files: Readonly<Record<string, string>>, scope: string): Brought {
  const table = (...names: string[]): Loose[] => names.flatMap(name => (files[name] === undefined ? [] : rowsOfCsv(files[name])));
  const by = (rows: readonly Loose[], key: string) => {
    const groups = new Map<unknown, Loose[]>();
    for (const row of rows) groups.set(row[key], [...(groups.get(row[key]) ?? []), row]);
    return (id: unknown): Loose[] => (id === '' || id === undefined ? [] : (groups.get(id) ?? []));
  };
  const one = (rows: readonly Loose[]) => {
    const known = new Map(rows.map(row => [row['id'], row]));
    return (id: unknown) => known.get(id);
  };
  const phones = table('phones.csv', 'phone.csv');
  const contacts = table('contacts.csv', 'contact.csv').map(row => ({ ...row, phones: by(phones, 'contact_id')(row['id']) }));
  const schedules = table('schedule.csv', 'schedules.csv');
  const [addressOf, accessOf] = [by(table('address.csv', 'addresses.csv'), 'location_id'), by(table('accessibility.csv'), 'location_id')];
  const locationOf = one(
    table('locations.csv', 'location.csv').map(row => ({
      ...row,
      addresses: addressOf(row['id']),
      accessibility: accessOf(row['id']),
      phones: by(phones, 'location_id')(row['id']),
    })),
  );
  const termOf = one(table('taxonomy_terms.csv', 'taxonomy_term.csv'));
  const identifiersOf = by(table('organization_identifiers.csv'), 'organization_id');
  const organizations = table('organizations.csv', 'organization.csv').map(row => ({
    ...row,
    organization_identifiers: identifiersOf(row['id']),
    phones: by(phones, 'organization_id')(row['id']),
  }));
  const organizationOf = one(organizations);

  const ofPlace = {
    schedules: by(schedules, 'service_at_location_id'),
    phones: by(phones, 'service_at_location_id'),
    contacts: by(contacts, 'service_at_location_id'),
  };
  const places = table('service_at_location.csv', 'service_at_locations.csv').map(row => ({
    ...row,
    location: locationOf(row['location_id']),
    schedules: ofPlace.schedules(row['id']),
    phones: ofPlace.phones(row['id']),
    contacts: ofPlace.contacts(row['id']),
  }));
  const attributes = table('attribute.csv', 'attributes.csv').map(row => ({ ...row, taxonomy_term: termOf(row['taxonomy_term_id']) }));
  const nested: Readonly<Record<string, (id: unknown) => Loose[]>> = {
    phones: by(phones, 'service_id'),
    contacts: by(contacts, 'service_id'),
    schedules: by(schedules, 'service_id'),
    service_areas: by(table('service_areas.csv', 'service_area.csv'), 'service_id'),
    languages: by(table('languages.csv', 'language.csv'), 'service_id'),
    funding: by(table('funding.csv'), 'service_id'),
    cost_options: by(table('cost_options.csv', 'cost_option.csv'), 'service_id'),
    service_at_locations: by(places, 'service_id'),
    attributes: by(attributes, 'link_id'),
  };
  const services = table('services.csv', 'service.csv').map(row => ({
    ...row,
    local_offer: parsed(row['local_offer']),
    organization: organizationOf(row['organization_id']),
    ...Object.fromEntries(Object.entries(nested).map(([name, rowsOf]) => [name, rowsOf(row['id'])])),
  }));
  return fromStandard(services, organizations, scope);
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined;
  }
}
