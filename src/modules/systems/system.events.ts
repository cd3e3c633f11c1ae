import { eventKind } from '#platform/event.ts';
import type { Scope, SecretKind, WebhookEvent } from './system.ts';

type About = { systemId: string };
const quiet = { quiet: true };

export const systemAdded = eventKind<About & { agencyId: string }>('systems.system-added', () => 'added a system that sends requests', quiet);
export const systemEnded = eventKind<About>('systems.system-ended', () => 'ended a system that sent requests', quiet);
export const secretMade = eventKind<About & { secretId: string; of: SecretKind }>('systems.secret-made', () => 'made a secret for a system', quiet);
export const secretEnded = eventKind<About & { secretId: string; of: SecretKind }>('systems.secret-ended', () => 'ended a secret of a system', quiet);
export const webhookSet = eventKind<About & { isOn: boolean }>('systems.webhook-set', () => 'changed where a system is told', quiet);
export const tokenGiven = eventKind<About & { scopes: readonly Scope[] }>('systems.token-given', () => 'was let in', quiet);
export const tokenRefused = eventKind<{ systemId: string | null }>('systems.token-refused', () => 'was not let in', quiet);
export const delivered = eventKind<About & { deliveryId: string; event: WebhookEvent }>('systems.webhook-delivered', () => 'told a system', quiet);
export const deliveryGivenUp = eventKind<About & { deliveryId: string; why: string }>('systems.webhook-given-up', () => 'gave up telling a system', quiet);
export const sentAgain = eventKind<About & { deliveryId: string }>('systems.webhook-sent-again', () => 'had a system told again', quiet);
