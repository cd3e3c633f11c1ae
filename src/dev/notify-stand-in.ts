import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { NotifySettings } from '#platform/message-provider.ts';

// Made up: a name, the service and the secret, in the shape of Notify's keys (https://docs.notifications.service.gov.uk/node.html).
const service = '00000000-0000-4000-8000-000000000001';
const secret = '00000000-0000-4000-8000-000000000002';

/** How a demonstration sends: through the real client of GOV.UK Notify, to the stand-in below. Nothing leaves this machine. */
export const standInNotify = (origin: string): NotifySettings => ({
  key: `demonstration-${service}-${secret}`,
  emailTemplate: '00000000-0000-4000-8000-000000000003',
  textTemplate: '00000000-0000-4000-8000-000000000004',
  url: `${origin}/dev/notify`,
});

type Sent = { id: string; reference: string; type: 'email' | 'sms' };

// Its requests are the service's own: a hundred lines of them would bury who can sign in.
const quiet = { logLevel: 'warn' } as const;

/** Answers as GOV.UK Notify does, for as much of it as the service uses, and sends nothing: what was sent is shown at /dev/messages. */
export function serveNotify(app: FastifyInstance, newId: () => string): void {
  const sent = new Map<string, Sent>();

  app.get<{ Querystring: { reference?: string } }>('/dev/notify/v2/notifications', quiet, async (request, reply) => {
    if (!isOurs(request)) return reply.code(403).send(forbidden);
    const found = sent.get(request.query.reference ?? '');
    return { notifications: found ? [found] : [], links: { current: '' } };
  });

  for (const type of ['email', 'sms'] as const) {
    app.post<{ Body: Record<string, unknown> | null }>(`/dev/notify/v2/notifications/${type}`, quiet, async (request, reply) => {
      if (!isOurs(request)) return reply.code(403).send(forbidden);
      const { reference, template_id: template, email_address: address, phone_number: phone } = request.body ?? {};
      if (typeof reference !== 'string' || typeof template !== 'string' || typeof (type === 'email' ? address : phone) !== 'string')
        return reply.code(400).send({ status_code: 400, errors: [{ error: 'ValidationError', message: 'something is missing' }] });
      const one: Sent = { id: newId(), reference, type };
      sent.set(reference, one);
      return reply.code(201).send(one);
    });
  }
}

const forbidden = { status_code: 403, errors: [{ error: 'AuthError', message: 'Invalid token' }] };

/** A token as the client signs it, with the secret of the key; a browser has none, so a forged form from another site gets nothing. */
function isOurs({ headers }: FastifyRequest): boolean {
  const [head, claims, signature] = (headers.authorization ?? '').replace(/^Bearer /, '').split('.');
  if (!head || !claims || !signature) return false;
  const expected = createHmac('sha256', secret).update(`${head}.${claims}`).digest();
  const given = Buffer.from(signature, 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
