import { subNavigation } from '#design/patterns/navigation.ts';
import type { Html } from '#design/html.ts';
import type { Actor } from '#platform/actor.ts';
import { mayDecideRefusals, maySeeInbox } from '../decision.policy.ts';
import type { List } from '../inbox.queries.ts';

type Counts = { toDecide?: number; toTell?: number; toRefusals?: number };

/** The lists of the front door, for those who may see them. */
export function requestsNavigation(actor: Actor, current: List | 'refusals', counts: Counts = {}): Html {
  const { toDecide, toTell, toRefusals } = counts;
  const inbox = [
    { href: '/requests', text: 'To decide', current: current === 'to-decide', count: toDecide },
    { href: '/requests?show=to-tell', text: 'Sender to be told', current: current === 'to-tell', count: toTell },
    { href: '/requests?show=decided', text: 'Decided lately', current: current === 'decided' },
  ];
  const refusals = [{ href: '/refusals', text: 'Families who said no', current: current === 'refusals', count: toRefusals }];
  return subNavigation({ label: 'Requests', items: [...(maySeeInbox(actor).allowed ? inbox : []), ...(mayDecideRefusals(actor).allowed ? refusals : [])] });
}
