import type { LocationContent, OrganizationContent, ServiceContent } from './content.ts';
import type { Status } from './content-rules.ts';
import { publicPart } from './standard/location.ts';
import { placeIdOf, type Telling } from './standard/written.ts';

type AtPlace = Omit<NonNullable<ServiceContent['places']>[number], 'id' | 'locationId' | 'description'>;

/** A place as a page shows it: where it is, how to get in, and what is on there. Of a hidden one there is no address. */
export type PlacePage = AtPlace & { id: string; locationId: string; note?: string; location: LocationContent };

/** A public service as a page shows it: its content, with everything it refers to. Kept with the service, so that a page reads one row. */
export type ServicePage = {
  id: string;
  number: number;
  status: Status;
  content: ServiceContent;
  organization: { id: string } & Pick<OrganizationContent, 'name' | 'description' | 'website' | 'email' | 'phones'>;
  places: PlacePage[];
  terms: { id: string; name: string; parentId: string | null; taxonomyId: string }[];
  checkedOn: string | null;
  checkedByName: string | null;
  reviewOn: string | null;
  modifiedAt: string;
};

type Kept = Pick<ServicePage, 'number' | 'checkedByName' | 'reviewOn'>;

export function servicePage(telling: Telling, { number, checkedByName, reviewOn }: Kept): ServicePage {
  const { id, content, organization, locations, terms, status, checkedOn, modifiedAt } = telling;
  const { name, description, website, email, phones } = organization.content;
  const contactable = { ...(website !== undefined && { website }), ...(email !== undefined && { email }), ...(phones && { phones }) };
  return {
    id,
    number,
    status,
    content,
    organization: { id: organization.id, name, description, ...contactable },
    places: (content.places ?? []).flatMap(({ description: note, id: own, locationId, ...there }) => {
      const location = locations.get(locationId);
      if (!location) return [];
      return { ...there, id: placeIdOf(id, { id: own, locationId }), locationId, ...(note !== undefined && { note }), location: publicPart(location) };
    }),
    terms: terms.map(term => ({ id: term.id, name: term.name, parentId: term.parentId, taxonomyId: term.taxonomyId })),
    checkedOn: checkedOn?.toString() ?? null,
    checkedByName,
    reviewOn,
    modifiedAt: modifiedAt.toString(),
  };
}
