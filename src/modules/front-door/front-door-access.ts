import { closeFamily } from '#modules/access/index.ts';
import type { Work } from '#platform/work.ts';
import { findOfficersOf, hasOtherOpenRequests } from './decision.queries.ts';

/** The front door sees a family only while it has a request of theirs to decide. */
export async function endFrontDoorAccess(work: Work, familyId: string, requestId: string): Promise<void> {
  if (await hasOtherOpenRequests(work, familyId, requestId)) return;
  for (const officerId of await findOfficersOf(work, familyId)) await closeFamily(work, familyId, officerId, 'front door');
}
