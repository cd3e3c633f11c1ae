/** What may stand behind the question mark: how the standard types it, what it does, and what is said of a value that cannot be read. */
type Parameter = { type: 'string' | 'integer' | 'number' | 'boolean'; does: string; wrong: string };

export const days = [
  { number: 1, short: 'MO', long: 'MONDAY' },
  { number: 2, short: 'TU', long: 'TUESDAY' },
  { number: 3, short: 'WE', long: 'WEDNESDAY' },
  { number: 4, short: 'TH', long: 'THURSDAY' },
  { number: 5, short: 'FR', long: 'FRIDAY' },
  { number: 6, short: 'SA', long: 'SATURDAY' },
  { number: 7, short: 'SU', long: 'SUNDAY' },
] as const;

const anId = 'This must be an id, such as 24a49030-2040-56c5-afb1-d414323c4331';
const aTime = 'This must be a time of the day, such as 09:30';
const anAge = 'This must be a number of years, such as 4 or 0.5';
const aFlag = 'This must be true or false';

export const parameters = {
  search: { type: 'string', does: 'Services that hold these words, in any of their forms; the most relevant first.', wrong: 'This may be 200 characters long' },
  page: { type: 'integer', does: 'Which page; the first is 1.', wrong: 'This must be a whole number from 1' },
  per_page: { type: 'integer', does: 'How many on a page: 50 where nothing is said, at most 1,000.', wrong: 'This must be a whole number from 1 to 1000' },
  taxonomy_term_id: { type: 'string', does: 'Services under this term or one below it. Given more than once, or with commas, all must hold.', wrong: anId },
  taxonomy_id: { type: 'string', does: 'Services under any term of this taxonomy.', wrong: anId },
  organization_id: { type: 'string', does: 'Services of this organisation.', wrong: anId },
  age: { type: 'number', does: 'Services suitable for somebody of this age, in years.', wrong: anAge },
  minimum_age: { type: 'number', does: 'Services whose minimum age is at least this.', wrong: anAge },
  maximum_age: { type: 'number', does: 'Services whose maximum age is at most this.', wrong: anAge },
  day: {
    type: 'string',
    does: 'Services on this day of the week: MO, TU, WE, TH, FR, SA or SU, or its name.',
    wrong: 'This must be MO, TU, WE, TH, FR, SA or SU',
  },
  start_time: { type: 'string', does: 'Services that begin at this time or later; on the day, if one is given.', wrong: aTime },
  end_time: { type: 'string', does: 'Services that end at this time or earlier; the same session as day and start_time.', wrong: aTime },
  postcode: {
    type: 'string',
    does: 'Services for people who live there; with proximity, those at a place near it, the nearest first.',
    wrong: 'This must be a postcode',
  },
  proximity: { type: 'number', does: 'Within how many metres of the postcode.', wrong: 'This must be a number of metres above 0' },
  modified_after: {
    type: 'string',
    does: 'What has changed at this moment or later.',
    wrong: 'This must be a moment such as 2027-03-01T09:30:00Z, or a day such as 2027-03-01',
  },
  full: { type: 'boolean', does: 'Each with everything that belongs to it.', wrong: aFlag },
  full_service: { type: 'boolean', does: 'Each organisation with all its services in full.', wrong: aFlag },
  minimal: { type: 'boolean', does: 'Only ids and when each was changed, all in one array unless per_page says otherwise.', wrong: aFlag },
  format: { type: 'string', does: 'json, in pages; or ndjson, all of them, a line each.', wrong: 'This must be json or ndjson' },
} as const satisfies Record<string, Parameter>;

export type ParameterName = keyof typeof parameters;

const paging = ['page', 'per_page', 'format'] as const;
const much = [...paging, 'full', 'minimal', 'modified_after'] as const;
const looking = ['search', 'taxonomy_term_id', 'taxonomy_id', 'organization_id', 'age', 'minimum_age', 'maximum_age'] as const;
const where = ['day', 'start_time', 'end_time', 'postcode', 'proximity'] as const;

/** What each list understands. */
export const understood = {
  services: [...looking, ...where, ...much],
  service_at_locations: [...looking, ...where, ...much],
  organizations: [...much, 'search', 'full_service'],
  taxonomies: [...paging, 'search'],
  taxonomy_terms: [...paging, 'search', 'taxonomy_id'],
} as const satisfies Record<string, readonly ParameterName[]>;

export type ListName = keyof typeof understood;
