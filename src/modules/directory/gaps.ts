import { sendQuestions } from './send-offer.ts';
import type { Kind, LocationContent, OrganizationContent, ServiceContent } from './content.ts';

/** What a family would miss in a description, so that whoever keeps it knows what to say next. `part`: where it is asked. */
export type Gap = { part: string; words: string };

export function gapsIn(kind: Kind, content: object): Gap[] {
  if (kind === 'service') return gapsInService(content as ServiceContent);
  if (kind === 'location') return gapsInPlace(content as LocationContent);
  const { email, website, phones } = content as OrganizationContent;
  return email === undefined && website === undefined && !phones ? [{ part: 'about', words: 'how to reach it' }] : [];
}

function gapsInService(content: ServiceContent): Gap[] {
  const {
    termIds,
    ways,
    places = [],
    schedules = [],
    cost,
    email,
    phones,
    howToReach,
    contacts,
    url,
    whatHappensNext,
    minimumAge,
    maximumAge,
    eligibility,
  } = content;
  const hasTimes = schedules.length > 0 || places.some(place => (place.schedules ?? []).length > 0);
  const isReached = [email, phones, howToReach, contacts, url].some(one => one !== undefined);
  const gaps: (Gap | false)[] = [
    minimumAge === undefined && maximumAge === undefined && eligibility === undefined && { part: 'who', words: 'who it is for' },
    !hasTimes && { part: 'when', words: 'when it is' },
    ways.length === 0 && { part: 'where', words: 'how and where it is to be had' },
    ways.includes('in-person') && places.length === 0 && { part: 'where', words: 'at which place it is' },
    cost === 'unknown' && { part: 'cost', words: 'what it costs' },
    !isReached && { part: 'reach', words: 'how to reach it' },
    whatHappensNext === undefined && { part: 'reach', words: 'what happens next' },
    termIds.length === 0 && { part: 'categories', words: 'what it is under' },
    unanswered(content),
  ];
  return gaps.filter(gap => gap !== false);
}

/** Of a service in the local offer, how many of its questions nobody has answered. */
function unanswered({ send }: ServiceContent): Gap | false {
  const open = send?.isInLocalOffer ? sendQuestions.filter(({ key }) => send.answers?.[key] === undefined).length : 0;
  return open > 0 && { part: 'send', words: `what families of children with special needs ask (${open} of ${sendQuestions.length} open)` };
}

function gapsInPlace({ kind, addresses = [], accessibility = [] }: LocationContent): Gap[] {
  return [
    ...(kind === 'physical' && addresses.length === 0 ? [{ part: 'place', words: 'its address' }] : []),
    ...(kind === 'physical' && accessibility.length === 0 ? [{ part: 'access', words: 'what it is like to get in' }] : []),
  ];
}
