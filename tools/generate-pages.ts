import type { FastifyInstance } from 'fastify';
import { callsIn, textOf } from './source.ts';
import { addressesOf, type Address } from './routes.ts';

/** Every address that the running router answers, who may come there, and the policy that settles what they may do. */
export function pagesPage(app: FastifyInstance): string {
  const addresses = addressesOf(app);
  const policies = findPolicies();
  const pages = addresses.filter(({ route }) => route !== null);
  const others = addresses.filter(({ route, api }) => route === null && api === null);
  const asked = addresses.flatMap(({ api }) => api ?? []);
  return `# Pages, and who is allowed

Written from the running router by \`npm run generate\`. *For* is who may come at all; *if* is the policy asked by the page and again by its action;
which families' rows anybody sees is settled before that, by row security (db/migrations/002_access.sql).

| address | page | for | if |
|---|---|---|---|
${pages.map(address => pageRow(address, policies)).join('\n')}

## What other systems may ask for

By the API, with a token for the scope (docs/decisions/0009-api.md).

| address | what | scope |
|---|---|---|
${asked.map(({ method, path, name, scope }) => `| ${method} \`${path}\` | ${name} | \`${scope}\` |`).join('\n')}

## Answers that are not pages

| address | |
|---|---|
${others.map(({ method, path }) => `| ${method} \`${path}\` | ${whatItIs(path)} |`).join('\n')}
`;
}

function pageRow({ method, path, route }: Address, policies: ReadonlyMap<string, string>): string {
  const name = route?.name ?? '';
  const policy = policies.get(name);
  return `| ${method} \`${path}\` | ${name} | ${route?.audience ?? ''} | ${policy ? `\`${policy.replaceAll('|', '\\|')}\`` : ''} |`;
}

/** The policy of each page and journey, as its file names it. */
function findPolicies(): ReadonlyMap<string, string> {
  const calls = [...callsIn('src/**/*.ts', 'page'), ...callsIn('src/**/*.ts', 'journey')];
  return new Map(calls.flatMap(({ properties }) => (properties['name'] && properties['allow'] ? [[textOf(properties['name']), properties['allow']]] : [])));
}

const known: Record<string, string> = {
  '/api/oauth/token': 'a short-lived token for a system of a partner that knows its secret',
  '/api/openapi.json': 'what other systems may ask for, as OpenAPI 3.1',
  '/': 'leads each person to where their day begins',
  '/exit': 'quick exit: forgets what a person without an account typed, and leaves',
  '/healthz': 'whether the service can serve',
  '/readyz': 'whether people should be sent to this process',
  '/session': 'until when the session lives; keeps it alive',
};

function whatItIs(path: string): string {
  if (known[path]) return known[path];
  if (path.startsWith('/assets/')) return 'styles and scripts';
  if (path.startsWith('/dev/')) return 'in a demonstration only';
  return '';
}
