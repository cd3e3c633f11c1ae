/** What a token may be good for, in the words of those who make a system. */
export const scopes = {
  'requests:write': 'Send requests for support',
  'requests:read': 'Ask where a request stands, and read what its sender is told',
  'feeds:write': 'Send files of the feeds of its agency, and ask what became of them',
} as const;
export type Scope = keyof typeof scopes;

export const isScope = (text: string): text is Scope => text in scopes;

/** Seconds that an access token lives. */
export const tokenLife = 15 * 60;

/** Software of an agency that sends requests by itself. */
export type System = {
  id: string;
  name: string;
  agencyId: string;
  agencyName: string;
  addedAt: Temporal.Instant;
  endedAt: Temporal.Instant | null;
};

export const secretKinds = { client: 'Secret to come in with', signing: 'Key that webhooks are signed with' } as const;
export type SecretKind = keyof typeof secretKinds;

export type Secret = {
  id: string;
  kind: SecretKind;
  slot: number;
  madeAt: Temporal.Instant;
  lastUsedAt: Temporal.Instant | null;
  endedAt: Temporal.Instant | null;
};

/** Where the next secret of a kind goes; null while two are in use. */
export function freeSlot(secrets: readonly Secret[], kind: SecretKind): number | null {
  const taken = secrets.filter(secret => secret.kind === kind && secret.endedAt === null).map(({ slot }) => slot);
  return [1, 2].find(slot => !taken.includes(slot)) ?? null;
}

export type Delivery = {
  id: string;
  systemId: string;
  event: WebhookEvent;
  reference: string;
  state: string;
  happenedAt: Temporal.Instant;
  beganAt: Temporal.Instant;
  tries: number;
  triedAt: Temporal.Instant | null;
  failure: string | null;
  deliveredAt: Temporal.Instant | null;
  givenUpAt: Temporal.Instant | null;
};

/** What a system can be told of. */
export const webhookEvents = {
  'request.looked-at': 'Somebody at the front door has begun to look at the request',
  'request.decided': 'It is decided what happens next',
  'request.feedback': 'What its sender is told can be read',
  'request.closed': 'The request was closed, and its sender could not be told',
} as const;
export type WebhookEvent = keyof typeof webhookEvents;

/** How long a delivery is tried for, ever more seldom, before it is given up. */
export const triedFor = { hours: 72 };

export const isOver = ({ beganAt }: Pick<Delivery, 'beganAt'>, now: Temporal.Instant): boolean => Temporal.Instant.compare(now, beganAt.add(triedFor)) >= 0;
