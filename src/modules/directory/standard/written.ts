import type { LocationContent, OrganizationContent, ServiceContent } from '../content.ts';
import type { Status } from '../content-rules.ts';
import { derivedId } from '../derived-id.ts';
import type { Term } from '../taxonomies.queries.ts';
import { given } from './given.ts';
import { locationListed, locationWhole } from './location.ts';
import { organizationListed, organizationWhole } from './organization.ts';
import { areasOf, attributesOf, contactsOf, costOptionsOf, languagesOf, phonesOf, schedulesOf } from './parts.ts';

/** A service and everything it is told with. */
export type Telling = {
  id: string;
  content: ServiceContent;
  organization: { id: string; content: OrganizationContent };
  locations: ReadonlyMap<string, LocationContent>;
  /** Its own terms and those they mean in other taxonomies. */
  terms: readonly Term[];
  status: Status;
  checkedOn: Temporal.PlainDate | null;
  modifiedAt: Temporal.Instant;
};

export const placeIdOf = (serviceId: string, { id, locationId }: { id?: string | undefined; locationId: string }) =>
  id ?? derivedId(serviceId, 'place', locationId);

const feesOf = ({ cost, costNote }: ServiceContent) => costNote ?? (cost === 'free' ? 'Free' : undefined);

/** A service in the words of the standard, with what there is one of. */
export function serviceListed({ id, content, organization, status, checkedOn, modifiedAt }: Telling) {
  const { name, description, url, email, accreditations, minimumAge, maximumAge, alert, closed } = content;
  return given({
    id,
    organization_id: organization.id,
    name,
    description,
    url,
    email,
    status,
    fees: feesOf(content),
    accreditations,
    minimum_age: minimumAge,
    maximum_age: maximumAge,
    eligibility_description: content.eligibility,
    interpretation_services: content.interpretation,
    application_process: [content.howToReach, content.whatHappensNext].filter(Boolean).join('\n\n'),
    wait_time: content.waitingTime,
    assured_date: checkedOn?.toString(),
    alert: alert ?? (status === 'temporarily closed' ? closed?.because : undefined),
    last_modified: milliseconds(modifiedAt),
    organization: organizationListed(organization.id, organization.content),
  });
}

const milliseconds = (at: Temporal.Instant) => at.toString({ smallestUnit: 'millisecond' });

/** All of it. What happens at one place only says at which. */
export function serviceWhole(telling: Telling) {
  const { id, content, organization, terms } = telling;
  const { costOptions = [], cost } = content;
  return given({
    ...serviceListed(telling),
    organization: organizationWhole(organization.id, organization.content),
    phones: phonesOf(content.phones, id),
    schedules: [...schedulesOf(content.schedules, id, { service_id: id }), ...(content.places ?? []).flatMap(place => timesAt(id, place))],
    service_areas: areasOf(content.areas, id),
    service_at_locations: placesWritten(telling).map(({ whole }) => whole),
    languages: languagesOf(content.languages, id),
    funding: (content.funding ?? []).map((one, place) => ({ id: one.id ?? derivedId(id, 'funding', place), source: one.source })),
    cost_options: costOptionsOf(costOptions.length === 0 && cost === 'free' ? [{ option: 'Free', amount: 0 }] : costOptions, id),
    contacts: contactsOf(content.contacts, id),
    attributes: attributesOf(terms, id),
    local_offer: localOfferOf(content),
  });
}

type Place = NonNullable<ServiceContent['places']>[number];

const timesAt = (serviceId: string, place: Place) => {
  const placeId = placeIdOf(serviceId, place);
  return schedulesOf(place.schedules, placeId, { service_at_location_id: placeId });
};

/** Each place at which it is to be had: without and with all of the place. The service itself is put in by who asks. */
export const placesWritten = ({ id, content, locations }: Telling) =>
  (content.places ?? []).flatMap(place => {
    const location = locations.get(place.locationId);
    if (!location) return [];
    const placeId = placeIdOf(id, place);
    const own = { id: placeId, service_id: id, location_id: place.locationId, description: place.description };
    return {
      placeId,
      locationId: place.locationId,
      list: given({ ...own, location: locationListed(place.locationId, location) }),
      whole: given({
        ...own,
        location: locationWhole(place.locationId, location),
        schedules: [...timesAt(id, place), ...schedulesOf(content.schedules, id, { service_id: id })],
        phones: phonesOf(place.phones, placeId),
        contacts: contactsOf(place.contacts, placeId),
      }),
    };
  });

/** What councils must tell and the standard has no word for. Under a name of its own, so that nobody takes it for the standard's. */
const localOfferOf = ({ ways, referral, opensOn, closed, endsOn, send, childcare }: ServiceContent) =>
  given({
    ways,
    referral,
    opens_on: opensOn,
    closed_from: closed?.from,
    closed_until: closed?.until,
    closed_because: closed?.because,
    ends_on: endsOn,
    send: send?.isInLocalOffer ? given({ answers: send.answers }) : undefined,
    childcare: childcare && {
      ...given({ kind: childcare.kind, ofsted_number: childcare.ofstedNumber, registers: childcare.registers, inspected: childcare.inspected }),
      ...given({ places: childcare.places, vacancies: childcare.vacancies, funded_hours: childcare.fundedHours }),
      ...given({ meals_and_extras: childcare.mealsAndExtras, schools_collected_from: childcare.schoolsCollectedFrom }),
    },
  });
