import { webhookEvents } from '#modules/systems/index.ts';

const headers = [
  ['webhook-id', 'The same each time this is sent: keep it, to know what you have already'],
  ['webhook-timestamp', 'When it is sent, in seconds since 1970. Refuse what is older than five minutes'],
  ['webhook-signature', 'v1,… for each key in use: HMAC-SHA256 with the key over “id.timestamp.body”, in base64'],
] as const;

/** What a system can be told, by Standard Webhooks. */
export const webhooksTold = () =>
  Object.fromEntries(
    Object.entries(webhookEvents).map(([event, summary]) => [
      event,
      {
        post: {
          operationId: event,
          summary,
          parameters: headers.map(([name, description]) => ({ name, in: 'header', required: true, description, schema: { type: 'string' } })),
          requestBody: {
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['type', 'timestamp', 'data'],
                  properties: {
                    type: { const: event },
                    timestamp: { type: 'string', format: 'date-time', description: 'When it happened' },
                    data: {
                      type: 'object',
                      required: ['reference', 'state'],
                      properties: { reference: { type: 'string' }, state: { enum: ['waiting', 'being-looked-at', 'decided', 'closed'] } },
                    },
                  },
                },
                example: {
                  type: event,
                  timestamp: '2026-11-04T10:41:07Z',
                  data: { reference: 'R-7KQ2MX', state: event === 'request.closed' ? 'closed' : 'decided' },
                },
              },
            },
          },
          responses: { '2XX': { description: 'You have it. Anything else is tried again, ever more seldom, for three days' } },
        },
      },
    ]),
  );
