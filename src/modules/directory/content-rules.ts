import type { z } from 'zod';
import { invalid } from '#platform/refusal.ts';
import { contentOf, type ContentOf, type Kind, type ServiceContent } from './content.ts';

/** The description if it is one; otherwise the refusal that says what is wrong with which part. */
export function checkedContent<K extends Kind>(kind: K, given: unknown): ContentOf[K] {
  const checked = (contentOf[kind] as unknown as z.ZodType<ContentOf[K]>).safeParse(given);
  if (!checked.success) throw invalid(Object.fromEntries(checked.error.issues.map(({ path, message }) => [path.join('.') || kind, message])));
  const wrong = kind === 'service' ? contradictionsIn(checked.data as ServiceContent) : {};
  if (Object.keys(wrong).length > 0) throw invalid(wrong);
  return checked.data;
}

/** What each part allows by itself and the whole does not. */
export function contradictionsIn(content: ServiceContent): Record<string, string> {
  const { minimumAge = 0, maximumAge = 120, cost, costOptions = [], closed, opensOn, endsOn, ways, places = [] } = content;
  return {
    ...(minimumAge > maximumAge && { maximumAge: 'The oldest age is below the youngest' }),
    ...(cost === 'free' && costOptions.some(({ amount = 0 }) => amount > 0) && { cost: 'It says it is free, and names a price' }),
    ...(closed?.until !== undefined && closed.until < closed.from && { closed: 'It opens again before it closes' }),
    ...(opensOn !== undefined && endsOn !== undefined && endsOn < opensOn && { endsOn: 'It ends before it begins' }),
    ...(ways.length === 1 && ways[0] === 'in-person' && places.length === 0 && { places: 'People come to it, and it names no place' }),
    ...(new Set(places.map(({ locationId }) => locationId)).size < places.length && { places: 'A place is named twice' }),
  };
}

export type Status = 'active' | 'inactive' | 'defunct' | 'temporarily closed';

/** What the standard calls a service on a day: inactive before it begins, defunct after its last day. */
export function statusOn({ opensOn, closed, endsOn }: Pick<ServiceContent, 'opensOn' | 'closed' | 'endsOn'>, today: Temporal.PlainDate): Status {
  const now = today.toString();
  if (endsOn !== undefined && endsOn < now) return 'defunct';
  if (opensOn !== undefined && opensOn > now) return 'inactive';
  if (closed && closed.from <= now && (closed.until === undefined || closed.until >= now)) return 'temporarily closed';
  return 'active';
}
