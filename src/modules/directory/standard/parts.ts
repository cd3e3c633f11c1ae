import type { z } from 'zod';
import type { accessFeature, address, area, contact, costOption, language, phone, schedule } from '../content-parts.ts';
import { derivedId } from '../derived-id.ts';
import type { Term } from '../taxonomies.queries.ts';
import { given } from './given.ts';

// The parts of a description in the words of HSDS-UK 3.0. What has no id of its own gets one from where it stands in whose description.

type Of<Schema extends z.ZodType> = z.output<Schema>;
type Named = { id?: string | undefined };

const idOf = (item: Named, owner: string, kind: string, place: number) => item.id ?? derivedId(owner, kind, place);

export const languagesOf = (languages: readonly Of<typeof language>[] | undefined, owner: string) =>
  (languages ?? []).map(({ name, code, note }, place) => given({ id: derivedId(owner, 'language', place), name, code, note }));

export const phonesOf = (phones: readonly Of<typeof phone>[] | undefined, owner: string) =>
  (phones ?? []).map((phone, place) => {
    const id = idOf(phone, owner, 'phone', place);
    return given({ id, number: phone.number, description: phone.description, languages: languagesOf(phone.languages, id) });
  });

export const contactsOf = (contacts: readonly Of<typeof contact>[] | undefined, owner: string) =>
  (contacts ?? []).map((contact, place) => {
    const id = idOf(contact, owner, 'contact', place);
    const { name, title, department, email, phones } = contact;
    return given({ id, name, title, department, email, phones: phonesOf(phones, id) });
  });

// Times are those of clocks in London, summer and winter alike; an offset would be wrong for half of the year.
export const schedulesOf = (schedules: readonly Of<typeof schedule>[] | undefined, owner: string, whose: object = {}) =>
  (schedules ?? []).map((one, place) =>
    given({
      id: idOf(one, owner, 'schedule', place),
      ...whose,
      valid_from: one.validFrom,
      valid_to: one.validTo,
      dtstart: one.dtstart,
      freq: one.freq,
      interval: one.interval,
      byday: one.byday,
      bymonthday: one.bymonthday,
      opens_at: one.opensAt,
      closes_at: one.closesAt,
      description: one.description,
      schedule_link: one.link,
      attending_type: one.attending,
      notes: one.notes,
    }),
  );

export const costOptionsOf = (options: readonly Of<typeof costOption>[], owner: string) =>
  options.map((one, place) =>
    given({
      id: idOf(one, owner, 'cost', place),
      valid_from: one.validFrom,
      valid_to: one.validTo,
      option: one.option,
      amount: one.amount,
      amount_description: one.amountDescription,
      ...(one.amount !== undefined && { currency: 'GBP' }),
    }),
  );

export const areasOf = (areas: readonly Of<typeof area>[] | undefined, owner: string) =>
  (areas ?? []).map((one, place) =>
    given({
      id: idOf(one, owner, 'area', place),
      name: one.name,
      service_area: one.name,
      uri: one.uri,
      ...(one.outline
        ? { extent: JSON.stringify({ type: 'Polygon', coordinates: [closed(one.outline)] }), extent_type: 'geojson' }
        : one.districts && { extent: one.districts.join(', '), extent_type: 'text' }),
    }),
  );

const closed = (ring: readonly [number, number][]) => (String(ring[0]) === String(ring.at(-1)) ? ring : [...ring, ...ring.slice(0, 1)]);

export const addressesOf = (addresses: readonly Of<typeof address>[] | undefined, owner: string) =>
  (addresses ?? []).map((one, place) => ({
    ...given({
      id: idOf(one, owner, 'address', place),
      location_id: owner,
      attention: one.attention,
      address_1: one.lines,
      city: one.town,
      region: one.region,
    }),
    state_province: one.county ?? '',
    postal_code: one.postcode,
    country: one.country,
    address_type: one.kind,
  }));

export const accessibilityOf = (features: readonly Of<typeof accessFeature>[] | undefined, owner: string) =>
  (features ?? []).map((one, place) =>
    given({
      id: idOf(one, owner, 'accessibility', place),
      location_id: owner,
      description: one.description,
      accessibility: one.description,
      details: one.details,
      url: one.url,
    }),
  );

export const termWritten = ({ id, name, description, parentId, taxonomy, taxonomyId, uri, code }: Term) =>
  given({ id, name, description, parent_id: parentId, taxonomy, taxonomy_id: taxonomyId, term_uri: uri, term: name, code });

export const attributesOf = (terms: readonly Term[], owner: string) =>
  terms.map(term => ({
    id: derivedId(owner, 'attribute', term.id),
    link_id: owner,
    link_type: 'service',
    taxonomy_term_id: term.id,
    taxonomy_term: termWritten(term),
  }));
