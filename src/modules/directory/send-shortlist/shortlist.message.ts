import type { ServicePage } from '../service-page.ts';
import { sayCostShortly, sayTimes, sayWhere } from '../service-words.ts';

export type Sender = { publicUrl: string; council: string };

/** The services on a shortlist with their public pages, for whoever asked for it. What was searched for is not in it, nor who asked. */
export function shortlistMessage(services: readonly ServicePage[], { publicUrl, council }: Sender) {
  const told = services.map((service, nth) => {
    const facts = [sayTimes(service.content)[0], sayWhere(service), sayCostShortly(service.content)].filter(Boolean).join(' · ');
    return `${nth + 1}. ${service.content.name} (${service.organization.name})\n${facts}\n${publicUrl}/services/${service.id}`;
  });
  return {
    template: 'shortlist',
    subject: 'Your list of services and activities',
    body: `Somebody asked for this list to be sent to this address. It comes from the directory of services of ${council}.\n\n${told.join('\n\n')}\n\nIf it was not you, you need do nothing. We have not kept this address.`,
  };
}
