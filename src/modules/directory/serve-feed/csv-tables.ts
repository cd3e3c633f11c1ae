import { csvLine } from '#platform/csv-line.ts';

/** The files of the standard's tables, and the columns that we fill in each. */
export const csvTables = {
  organizations: { file: 'organizations.csv', columns: 'id name description email website logo uri parent_organization_id' },
  organization_identifiers: { file: 'organization_identifiers.csv', columns: 'id organization_id identifier_scheme identifier_type identifier' },
  services: {
    file: 'services.csv',
    columns:
      'id organization_id name description url email status fees accreditations minimum_age maximum_age eligibility_description interpretation_services application_process wait_time assured_date alert last_modified local_offer',
  },
  service_at_locations: { file: 'service_at_location.csv', columns: 'id service_id location_id description' },
  locations: { file: 'locations.csv', columns: 'id location_type name description latitude longitude external_identifier external_identifier_type' },
  addresses: { file: 'address.csv', columns: 'id location_id attention address_1 city region state_province postal_code country address_type' },
  phones: { file: 'phones.csv', columns: 'id organization_id service_id service_at_location_id location_id contact_id number description' },
  contacts: { file: 'contacts.csv', columns: 'id service_id service_at_location_id name title department email' },
  schedules: {
    file: 'schedule.csv',
    columns:
      'id service_id service_at_location_id valid_from valid_to dtstart freq interval byday bymonthday opens_at closes_at description schedule_link attending_type notes',
  },
  cost_options: { file: 'cost_options.csv', columns: 'id service_id valid_from valid_to option amount amount_description currency' },
  languages: { file: 'languages.csv', columns: 'id service_id phone_id name code note' },
  accessibility: { file: 'accessibility.csv', columns: 'id location_id description details url' },
  service_areas: { file: 'service_areas.csv', columns: 'id service_id name extent extent_type uri' },
  funding: { file: 'funding.csv', columns: 'id service_id source' },
  attributes: { file: 'attribute.csv', columns: 'id link_id link_type taxonomy_term_id' },
  taxonomies: { file: 'taxonomies.csv', columns: 'id name description uri version' },
  taxonomy_terms: { file: 'taxonomy_terms.csv', columns: 'id name description parent_id taxonomy_id term_uri code' },
} as const;

export type CsvTable = keyof typeof csvTables;
type Row = Readonly<Record<string, unknown>>;

/** Where what is nested in a record stands in tables, and what its rows call the record they belong to. */
const nested: Readonly<Record<string, { owner: string; inside: Readonly<Record<string, CsvTable>> }>> = {
  organizations: { owner: 'organization_id', inside: { organization_identifiers: 'organization_identifiers', phones: 'phones' } },
  services: {
    owner: 'service_id',
    inside: {
      phones: 'phones',
      schedules: 'schedules',
      service_areas: 'service_areas',
      service_at_locations: 'service_at_locations',
      languages: 'languages',
      funding: 'funding',
      cost_options: 'cost_options',
      contacts: 'contacts',
      attributes: 'attributes',
    },
  },
  service_at_locations: { owner: 'service_at_location_id', inside: { location: 'locations', phones: 'phones', contacts: 'contacts', schedules: 'schedules' } },
  locations: { owner: 'location_id', inside: { addresses: 'addresses', accessibility: 'accessibility', phones: 'phones' } },
  contacts: { owner: 'contact_id', inside: { phones: 'phones' } },
  phones: { owner: 'phone_id', inside: { languages: 'languages' } },
  taxonomies: { owner: 'taxonomy_id', inside: { taxonomy_terms: 'taxonomy_terms' } },
};

/** Takes records of the standard apart into lines of CSV; what several records share is told once. */
export function csvWriter(write: (table: CsvTable, lines: string) => void): (table: CsvTable, record: Row) => void {
  const told = new Set<string>();
  return function tell(table, record) {
    const key = `${table} ${String(record['id'])}`;
    if (told.has(key)) return;
    told.add(key);
    write(table, csvLine(csvTables[table].columns.split(' ').map(column => record[column])));
    const { owner, inside } = nested[table] ?? { owner: '', inside: {} };
    for (const [name, into] of Object.entries(inside))
      for (const item of [record[name] ?? []].flat() as Row[]) tell(into, isMine(into, owner, item) ? { ...item, [owner]: item[owner] ?? record['id'] } : item);
  };
}

// A schedule that holds for a service everywhere is told with each of its places too, and belongs to none of them.
const isMine = (table: CsvTable, owner: string, item: Row) =>
  !(table === 'schedules' && owner === 'service_at_location_id' && item['service_id'] !== undefined);
