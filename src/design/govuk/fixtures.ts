import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { html, type Html } from '#design/html.ts';

/** One official example of a component: the options it was given and the markup that came out. */
export type Fixture = { name: string; options: object; html: string; isHidden: boolean };

type Written = { fixtures: { name: string; options: Record<string, unknown>; html: string; hidden: boolean }[] };

const official = new URL('dist/govuk/components/', import.meta.resolve('govuk-frontend/package.json'));

/** The GOV.UK components in this folder, by file name: what is here is tested and shown. */
export function componentsHere(): string[] {
  const theirs = new Set(readdirSync(fileURLToPath(official)));
  return readdirSync(import.meta.dirname)
    .filter(file => file.endsWith('.ts'))
    .map(file => file.replace('.ts', ''))
    .filter(name => theirs.has(name));
}

export function officialFixtures(component: string): Fixture[] {
  const written = JSON.parse(readFileSync(new URL(`${component}/fixtures.json`, official), 'utf8')) as Written;
  return written.fixtures.map(fixture => ({
    name: fixture.name,
    html: fixture.html,
    isHidden: fixture.hidden,
    options: withMarkup(fixture.options) as object,
  }));
}

/** In the examples, markup is plain text under a name that ends in html. */
function withMarkup(value: unknown, name = '', parent = ''): unknown {
  if (typeof value === 'string') return isMarkup(name, parent) ? trusted(value) : value;
  if (Array.isArray(value)) return value.map(one => withMarkup(one, '', name));
  if (value === null || typeof value !== 'object') return isMarkup(name, parent) ? undefined : value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, withMarkup(inside, key, name)]));
}

const isMarkup = (name: string, parent: string) => /html$/i.test(name) || (parent === 'slots' && name !== 'align');

/** Only the official examples come this way: nothing a person typed does. */
const trusted = (markup: string): Html => html(Object.assign([markup], { raw: [markup] }));
