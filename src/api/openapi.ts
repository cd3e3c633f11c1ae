import { z } from 'zod';
import { scopes } from '#modules/systems/index.ts';
import type { ApiRoute } from '#platform/api-route.ts';
import { nobody } from '#platform/serve.ts';
import { doWork, type Platform } from '#platform/work.ts';
import { problem, problems, problemType, type ProblemKind } from './problems.ts';
import { webhooksTold } from './openapi-webhooks.ts';

const schemaOf = (schema: z.ZodType): object => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  return rest;
};

const example = '0197f0f0-0000-7000-8000-000000000000';
const exampleOf = (kind: ProblemKind) =>
  problem(kind, example, kind === 'invalid' ? { mistakes: { '/family/0/bornOn': 'Must be a real date, like 2018-05-04' } } : {});

const problemSchema = z
  .strictObject({
    type: z.enum(Object.keys(problems).map(kind => `/api/problems/${kind}`)),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'The reference of this answer, to say when you ask us about it' }),
    errors: z
      .array(z.strictObject({ pointer: z.string().meta({ description: 'Where, as a JSON pointer into what was sent' }), detail: z.string() }))
      .optional(),
  })
  .meta({ title: 'A problem', description: 'RFC 9457. Nothing of what was sent is repeated in it.' });

/** Refusals, by status: two problems may share one. */
const refusalsOf = (kinds: readonly ProblemKind[]) =>
  Object.fromEntries(
    [...Map.groupBy(kinds, kind => problems[kind].status)].map(([status, same]) => [
      String(status),
      {
        description: same.map(kind => problems[kind].title).join('; '),
        ...(status === 429 && { headers: { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' } } } }),
        ...(status === 401 && { headers: { 'WWW-Authenticate': { description: 'RFC 6750', schema: { type: 'string' } } } }),
        content: {
          [problemType]: {
            schema: { $ref: '#/components/schemas/Problem' },
            examples: Object.fromEntries(same.map(kind => [kind, { value: exampleOf(kind) }])),
          },
        },
      },
    ]),
  );

const always: readonly ProblemKind[] = ['not-known', 'not-allowed', 'too-many', 'fault'];
const withFile: readonly ProblemKind[] = ['no-key', 'not-found', 'conflict', 'too-long', 'no-file', 'invalid', 'key-reused'];
const whenSent: readonly ProblemKind[] = ['unreadable', 'no-key', 'conflict', 'too-long', 'not-json', 'invalid', 'key-reused'];

const keyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'A text of your own, new for each request and the same each time you send that one again: it is then kept once, and answered the same. Kept for 30 days.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: '"8e03978e-40d5-43dd-bc93-6894a57f9324"',
};

function operation(route: ApiRoute, body: object | null): object {
  const { name, summary, description, scope, params, query = {}, takesFile, status, answer, example: shown } = route;
  const file = takesFile && { required: true, content: Object.fromEntries(takesFile.map(type => [type, { schema: { type: 'string', format: 'binary' } }])) };
  return {
    operationId: name.split('.')[1],
    summary,
    description,
    security: [{ oauth: [scope] }],
    parameters: [
      ...Object.entries(params).map(([param, means]) => ({
        name: param,
        in: 'path',
        required: true,
        description: means,
        schema: { type: 'string' },
        example: shown.params?.[param],
      })),
      ...Object.entries(query).map(([asked, means]) => ({ name: asked, in: 'query', required: false, description: means, schema: { type: 'string' } })),
      ...(body || file ? [keyHeader] : []),
    ],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body, example: shown.body } } } }),
    ...(file && { requestBody: file }),
    responses: {
      [status]: {
        description: status !== 200 ? 'It has arrived' : 'How it stands',
        ...(status !== 200 && { headers: { Location: { description: 'Where to ask how it stands', schema: { type: 'string' } } } }),
        content: { 'application/json': { schema: schemaOf(answer), example: shown.answer } },
      },
      ...refusalsOf([...always, ...(file ? withFile : body ? whenSent : (['not-found'] as const))]),
    },
  };
}

const tokenOperation = {
  operationId: 'get-token',
  summary: 'Get an access token',
  description: 'OAuth 2.0 client credentials (RFC 6749, 4.4). The client_id and client_secret go in the Authorization header (Basic) or in the form.',
  requestBody: {
    required: true,
    content: {
      'application/x-www-form-urlencoded': {
        schema: {
          type: 'object',
          required: ['grant_type'],
          properties: {
            grant_type: { const: 'client_credentials' },
            scope: { type: 'string', description: `Some of: ${Object.keys(scopes).join(' ')}. Left out, all of them.` },
            client_id: { type: 'string' },
            client_secret: { type: 'string' },
          },
        },
        example: { grant_type: 'client_credentials', scope: 'requests:write requests:read' },
      },
    },
  },
  responses: {
    200: {
      description: 'A token that lives fifteen minutes',
      content: {
        'application/json': { example: { access_token: 'oeh_token_…', token_type: 'Bearer', expires_in: 900, scope: 'requests:write requests:read' } },
      },
    },
    400: { description: 'As RFC 6749, 5.2', content: { 'application/json': { example: { error: 'invalid_scope', error_description: '…' } } } },
    401: {
      description: 'No such client, or not its secret',
      content: { 'application/json': { example: { error: 'invalid_client', error_description: '…' } } },
    },
  },
};

/** What the API is, as OpenAPI 3.1: written from the routes and the schemas that check what they are sent, each time it is asked for. */
export const openApi =
  (routes: readonly ApiRoute[], { version, url, name }: { version: string; url: string; name: string }) =>
  (platform: Platform): Promise<object> =>
    doWork(platform, nobody, 'look', async work => {
      const paths: Record<string, Record<string, object>> = { '/api/oauth/token': { post: tokenOperation } };
      for (const route of routes) {
        const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
        const body = route.schema && schemaOf(await route.schema(work, undefined));
        paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, body) };
      }
      return {
        openapi: '3.1.0',
        info: {
          title: `${name}: requests for support`,
          version,
          description: `For software of partners that sends requests for support. ${url}/api tells how to begin.`,
        },
        servers: [{ url }],
        paths,
        webhooks: webhooksTold(),
        components: {
          schemas: { Problem: schemaOf(problemSchema) },
          securitySchemes: { oauth: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/api/oauth/token', scopes } } } },
        },
      };
    });
