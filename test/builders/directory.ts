import type { Person, World } from '#test/world.ts';
import { publishRecords, type LocationContent, type OrganizationContent, type ServiceContent } from '#modules/directory/index.ts';

/** Categories that come with every directory. */
export const category = {
  activities: 'c54295bc-107d-5146-8879-caecd964b8bb',
  'toddler groups': '24a49030-2040-56c5-afb1-d414323c4331',
  sports: 'fac1c0e8-d16e-5cac-b0c8-a95118dee950',
  health: 'db065bc8-05fe-5b4c-a5e9-ea1e21674e64',
  'oral health': '61142fdb-758b-58ba-a63a-e6a78930bc68',
  'domestic abuse': '7c46946f-cbc0-599b-a1bc-e1f8ec7acd08',
} as const;

const editors = new WeakMap<World, Person>();

export async function editorOf(world: World): Promise<Person> {
  const known = editors.get(world) ?? (await world.worker('Edie Torr', { roles: ['directory-editor'], agency: 'Fernshire County Council' }));
  editors.set(world, known);
  return known;
}

export const organizationSaid = (more: Partial<OrganizationContent> = {}): OrganizationContent => ({
  name: 'Fernshire Play',
  description: 'A charity that runs groups for families.',
  ...more,
});

export const locationSaid = (more: Partial<LocationContent> = {}): LocationContent => ({
  name: 'Mill Lane Centre',
  kind: 'physical',
  hidden: false,
  latitude: 53.6,
  longitude: 1.2,
  ward: 'Fernbury Mills',
  addresses: [{ lines: '1 Mill Lane', town: 'Fernbury', postcode: 'FN1 2AB', country: 'GB', kind: 'physical' }],
  ...more,
});

export const serviceSaid = (more: Partial<ServiceContent> = {}): ServiceContent => ({
  name: 'Stay and play',
  description: 'Play and songs for little ones. A grown-up stays with them.',
  ways: ['in-person'],
  termIds: [category['toddler groups']],
  cost: 'free',
  ...more,
});

/** Makes an organisation public; `agency` is whose people keep it. */
export async function addTestOrganization(world: World, { agency, ...more }: Partial<OrganizationContent> & { agency?: string } = {}): Promise<string> {
  const id = world.platform.newId();
  const agencyId = agency === undefined ? null : await world.agency(agency);
  const editor = await editorOf(world);
  await world.doAs(editor, work => publishRecords(work, [{ id, kind: 'organization', agencyId, content: organizationSaid(more) }]));
  return id;
}

export async function addTestLocation(world: World, organizationId: string | null, more: Partial<LocationContent> = {}): Promise<string> {
  const id = world.platform.newId();
  await world.doAs(await editorOf(world), work => publishRecords(work, [{ id, kind: 'location', organizationId, content: locationSaid(more) }]));
  return id;
}

type ServiceOptions = Partial<ServiceContent> & { organizationId?: string; at?: Partial<LocationContent> };

/** Makes a service public, at a place of its own if `at` says one: `addTestService(world, { name: 'Football', minimumAge: 8 })`. */
export async function addTestService(world: World, { organizationId, at, ...more }: ServiceOptions = {}): Promise<string> {
  const owner = organizationId ?? (await addTestOrganization(world));
  const ways: Partial<ServiceContent> = more.places || at ? {} : { ways: ['phone'] };
  const places = at ? [{ locationId: await addTestLocation(world, owner, at) }] : more.places;
  const id = world.platform.newId();
  const content = serviceSaid({
    ...ways,
    ...more,
    ...(places && { places: places.map((place, nth) => ({ ...place, ...more.places?.[nth], locationId: place.locationId })) }),
  });
  await world.doAs(await editorOf(world), work => publishRecords(work, [{ id, kind: 'service', organizationId: owner, content }]));
  return id;
}
