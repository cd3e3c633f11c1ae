import type { RecordToPublish } from '#modules/directory/index.ts';
import kindsWritten from './kinds.json' with { type: 'json' };
import { makeOffer, type Making } from './make-offer.ts';
import organizationsWritten from './organizations.json' with { type: 'json' };
import type { Provider, Told, Venue, Ward } from './types.ts';
import { addressOf, makeVenue, spread, villageOf } from './make-venue.ts';
import venuesWritten from './venues.json' with { type: 'json' };
import wardsWritten from './wards.json' with { type: 'json' };

const kinds = kindsWritten as unknown as readonly Told[];
const providers = organizationsWritten as readonly Provider[];
const venues = venuesWritten as readonly Venue[];

type Wanted = {
  /** How many services; beyond those of Fernshire, the same kinds in villages that the county does not have. */
  services?: number;
  today: Temporal.PlainDate;
  newId: () => string;
  termIds: ReadonlyMap<string, string>;
  agencyId: (key: string) => string | null;
};

export type Made = {
  organizations: RecordToPublish[];
  locations: RecordToPublish[];
  services: RecordToPublish[];
  postcodes: { postcode: string; latitude: number; longitude: number; ward: string }[];
  /** The record of an organisation by its key. */
  organizationIds: ReadonlyMap<string, string>;
};

/** Fernshire's directory: the same for the same day, each service told by what it is, where it is and when. */
export function makeDirectory({ services: wanted = fernshireServices, today, newId, termIds, agencyId }: Wanted): Made {
  const made: Made & { organizationIds: Map<string, string> } = { organizations: [], locations: [], services: [], postcodes: [], organizationIds: new Map() };
  const names = new Set<string>();
  for (let copy = 0; made.services.length < wanted; copy += 1) {
    const village = villageOf(copy);
    const making: Making = {
      today,
      newId,
      termIds,
      copy,
      wards: new Map((wardsWritten.wards as readonly Ward[]).map(ward => [ward.key, spread(ward, village)])),
      venues: new Map(),
      organizations: new Map(),
      locations: [],
      names,
    };
    for (const provider of providers) addOrganization(made, making, provider, village?.name, agencyId);
    for (const venue of venues) {
      const placed = makeVenue(making, venue, village);
      making.venues.set(venue.key, placed);
      if (!placed.hidden) made.postcodes.push({ postcode: placed.postcode, latitude: placed.latitude, longitude: placed.longitude, ward: placed.ward.name });
      made.locations.push({
        id: placed.id,
        kind: 'location',
        organizationId: placed.hidden ? (making.organizations.get('rowan') ?? null) : null,
        content: addressOf(placed),
      });
    }
    for (const [number, kind] of kinds.entries())
      for (let nth = 0; nth < kind.count && made.services.length < wanted; nth += 1) made.services.push(makeOffer(making, kind, number, nth));
    made.locations.push(...making.locations);
  }
  return made;
}

export const fernshireServices = kinds.reduce((sum, { count }) => sum + count, 0);

function addOrganization(
  made: Made & { organizationIds: Map<string, string> },
  making: Making,
  { key, name, description, website, email, phone, agency }: Provider,
  village: string | undefined,
  agencyId: (key: string) => string | null,
): void {
  const id = making.newId();
  making.organizations.set(key, id);
  if (village === undefined) made.organizationIds.set(key, id);
  made.organizations.push({
    id,
    kind: 'organization',
    agencyId: agency === undefined || village !== undefined ? null : agencyId(agency),
    content: { name: village === undefined ? name : `${name}, ${village}`, description, website, email, phones: [{ number: phone }] },
  });
}
