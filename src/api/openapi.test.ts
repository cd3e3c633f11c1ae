import '../../tools/routes.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aRequestSent, askBy, sendBy, systemIn } from '#test/builders/systems.ts';
import { newWorld } from '#test/world.ts';
import { addressesOf } from '../../tools/routes.ts';

const world = await newWorld({ now: '2026-11-03T09:00Z' });
const browser = await world.as();

type Operation = {
  operationId: string;
  security: object[];
  parameters: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: Schema; example: object }> };
  responses: Record<
    string,
    { description: string; content: Record<string, { example?: object; examples?: Record<string, { value: { type: string; status: number } }> }> }
  >;
};
type Schema = {
  properties: Record<string, Schema & { maxLength?: number; enum?: string[]; items?: Schema }>;
  required: string[];
  additionalProperties: boolean;
};
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  webhooks: Record<string, object>;
  components: { schemas: Record<string, object>; securitySchemes: { oauth: { flows: { clientCredentials: { scopes: object } } } } };
};
const answer = await askBy(world, null, '/api/openapi.json');
const document = answer.body as unknown as Document;

test('anybody may read it; it is OpenAPI 3.1, and every reference in it leads somewhere', () => {
  assert.equal(answer.status, 200);
  assert.equal(document.openapi, '3.1.0');
  for (const [, name = ''] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)) assert.ok(document.components.schemas[name], name);
  assert.deepEqual(Object.keys(document.components.securitySchemes.oauth.flows.clientCredentials.scopes), ['requests:write', 'requests:read', 'feeds:write']);
  assert.equal(Object.keys(document.webhooks).length, 4);
});

test('it tells of every address the running router has for other systems, and of no other', () => {
  const told = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`));
  const served = addressesOf(world.app).flatMap(({ method, path, api }) => (api ? [`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`] : []));
  assert.deepEqual(told.sort(), [...served, 'POST /api/oauth/token'].sort());
});

test('the questions are those the form asks now, and what is not described is refused', () => {
  const schema = document.paths['/api/v1/requests']?.['post']?.requestBody?.content['application/json']?.schema;
  const answers = schema?.properties['answers'];
  assert.deepEqual(answers?.required, ['going-well', 'worry-topics', 'worried-about', 'how-long', 'would-help']);
  assert.ok(answers?.properties['worry-topics']?.items);
  assert.equal(answers?.properties['worried-about']?.maxLength, 5000);
  assert.deepEqual([schema?.additionalProperties, answers?.additionalProperties], [false, false]);
});

test('its examples are true: what it says to send is taken, and what it says comes is of the shape that comes', async () => {
  const system = await systemIn(world);
  for (const { api } of addressesOf(world.app)) {
    if (!api) continue;
    assert.ok(api.answer.safeParse(api.example.answer).success, api.name);
  }
  const sent = await sendBy(world, system.token, document.paths['/api/v1/requests']?.['post']?.requestBody?.content['application/json']?.example);
  assert.equal(sent.status, 201, JSON.stringify(sent.body));
  const routes = addressesOf(world.app).flatMap(({ api }) => api ?? []);
  assert.ok(routes.find(({ name }) => name === 'front-door.send-request-by-api')?.answer.safeParse(sent.body).success);
  const seen = await askBy(world, system.token, String(sent.headers['location']));
  assert.ok(routes.find(({ name }) => name === 'front-door.see-request-by-api')?.answer.safeParse(seen.body).success, JSON.stringify(seen.body));
});

test('every refusal it tells of has its status and a page', async () => {
  const kinds = Object.values(document.paths)
    .flatMap(methods => Object.values(methods))
    .flatMap(({ responses }) => Object.entries(responses))
    .flatMap(([status, { content }]) => Object.values(content['application/problem+json']?.examples ?? {}).map(({ value }) => ({ ...value, was: status })));
  assert.ok(new Set(kinds.map(({ type }) => type)).size >= 11);
  for (const { type, status, was } of kinds) {
    assert.equal(String(status), was);
    assert.equal((await browser.visit(type)).status, 200, type);
  }
  assert.equal((await browser.visit('/api/problems/constructor')).status, 404);
});

test('people read the same at /api', async () => {
  const page = await browser.visit('/api');
  assert.equal(page.status, 200);
  for (const words of ['Getting in', 'Send a request for support', 'See how a request stands', 'Idempotency-Key', 'webhook-signature', 'What worries you?'])
    assert.ok(page.text.includes(words), words);
  assert.ok(page.text.includes(aRequestSent.answers['worried-about']));
});
