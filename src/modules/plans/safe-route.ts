import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { safeRouteRaised } from './plan.events.ts';

/** Whether people of a family may safely be brought together: nothing speaks against it, nobody has looked yet, or somebody has. */
export type SafeRoute = 'nothing known' | 'not confirmed' | 'safe' | 'not safe';

/** Why two adults of a family may not be brought together now; nothing when they may. */
export function whyNotTogether(route: SafeRoute, adultsTogether: number): string | null {
  if (adultsTogether < 2 || route === 'nothing known' || route === 'safe') return null;
  return route === 'not safe'
    ? 'It is not safe to bring these adults together. Meet each of them apart'
    : 'Nobody has confirmed yet that these adults can safely be brought together. Look at that first, or meet each of them apart';
}

export async function findSafeRoute(work: Work, familyId: string): Promise<SafeRoute> {
  const row = await work.tables('plans').selectFrom('plans.safe_route').select('state').where('family_id', '=', familyId).executeTakeFirst();
  return (row?.state as SafeRoute | undefined) ?? 'nothing known';
}

/** Something speaks of abuse: from now on nobody is brought together until a worker has confirmed a safe route. Known already, it stays as it is. */
export async function raiseSafeRoute(work: Work, familyId: string): Promise<void> {
  if ((await findSafeRoute(work, familyId)) !== 'nothing known') return;
  await work.record(safeRouteRaised, { familyId, details: {} });
  await work
    .tables('plans')
    .insertInto('plans.safe_route')
    .values({ family_id: familyId, state: 'not confirmed', raised_on: work.today, raised_by: work.actor.id })
    .execute();
}

/** Stops a meeting, an invitation or a letter that would bring adults of the family together before that is known to be safe. */
export async function requireSafeTogether(work: Work, familyId: string, adultsTogether: number): Promise<void> {
  const why = whyNotTogether(await findSafeRoute(work, familyId), adultsTogether);
  if (why) throw new Refusal('invalid', why, { came: why });
}
