import type { OrganizationContent } from '../content.ts';
import { derivedId } from '../derived-id.ts';
import { given } from './given.ts';
import { phonesOf } from './parts.ts';

/** An organisation in the words of the standard: by itself, and with what belongs to it. */
export const organizationListed = (id: string, { name, description, email, website, logo, uri, parentId }: OrganizationContent) =>
  given({ id, name, description, email, website, logo, uri, parent_organization_id: parentId });

export const organizationWhole = (id: string, content: OrganizationContent) =>
  given({
    ...organizationListed(id, content),
    organization_identifiers: (content.identifiers ?? []).map((one, place) =>
      given({
        id: one.id ?? derivedId(id, 'identifier', place),
        organization_id: id,
        identifier_scheme: one.scheme,
        identifier_type: one.kind,
        identifier: one.identifier,
      }),
    ),
    phones: phonesOf(content.phones, id),
  });
