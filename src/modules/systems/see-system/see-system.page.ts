import { page } from '#platform/page.ts';
import { mayManageSystems } from '../system.policy.ts';
import { findSecrets, getSystem, type SystemInList } from '../system.queries.ts';
import type { Delivery, Secret } from '../system.ts';
import { findDeliveries, findUrl } from '../webhook/delivery.queries.ts';
import { seeSystemView } from './see-system.view.ts';

export type SystemSeen = { system: SystemInList; secrets: readonly Secret[]; url: string | null; deliveries: readonly Delivery[] };

/** One system: what it comes in with, where it is told, and what it was told. */
export const seeSystemPage = page({
  name: 'systems.see-system',
  path: '/systems/:systemId',
  title: 'A system that sends requests',
  audience: 'workers',
  width: 'full',
  load: async (work, { systemId }): Promise<SystemSeen> => ({
    system: await getSystem(work, systemId),
    secrets: await findSecrets(work, systemId),
    url: (await findUrl(work, systemId))?.url ?? null,
    deliveries: await findDeliveries(work, systemId),
  }),
  allow: mayManageSystems,
  about: ({ system }) => ({ subjectId: system.id }),
  back: () => ({ href: '/systems', text: 'Systems that send requests' }),
  show: ({ subject }) => seeSystemView(subject),
});
