import type { LocationContent } from '../content.ts';
import { given } from './given.ts';
import { accessibilityOf, addressesOf, phonesOf } from './parts.ts';

/** What may be known of a place. Of a hidden one only what it is called and what it says of itself. */
export const publicPart = (content: LocationContent): LocationContent =>
  content.hidden
    ? { name: content.name, kind: content.kind, hidden: true, ...(content.description !== undefined && { description: content.description }) }
    : content;

/** A place in the words of the standard: by itself, and with addresses and ways in. */
export function locationListed(id: string, content: LocationContent) {
  const { name, kind, description, latitude, longitude, identifier, identifierKind } = publicPart(content);
  return given({
    id,
    location_type: kind,
    name,
    description,
    latitude,
    longitude,
    external_identifier: identifier,
    external_identifier_type: identifierKind,
  });
}

export function locationWhole(id: string, content: LocationContent) {
  const { addresses, accessibility, phones } = publicPart(content);
  return given({
    ...locationListed(id, content),
    addresses: addressesOf(addresses, id),
    accessibility: accessibilityOf(accessibility, id),
    phones: phonesOf(phones, id),
  });
}
