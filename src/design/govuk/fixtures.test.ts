import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Html } from '#design/html.ts';
import { componentsHere, officialFixtures } from './fixtures.ts';

const leastCases = 600;
const inLine = 'span|strong|em|b|code';
const beforeBlock = new RegExp(` (</?(?!(?:${inLine})\\b)[a-z0-9]+[^>]*>)`, 'g');
const afterBlock = new RegExp(`(</?(?!(?:${inLine})\\b)[a-z0-9]+[^>]*>) `, 'g');
const components = componentsHere();
let cases = 0;

for (const component of components) {
  const exported = (await import(`./${component}.ts`)) as Record<string, (options: object) => Html>;
  const render = exported[component.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase())];
  for (const fixture of officialFixtures(component)) {
    cases++;
    test(`${component}: ${fixture.name}`, () => {
      assert.ok(render, `${component}.ts exports a function of its own name`);
      assert.equal(normal(render(fixture.options).markup), normal(fixture.html));
    });
  }
}

test('every component in the folder was tried on every official example', () => {
  assert.ok(cases >= leastCases, `${cases} cases in ${components.length} components; at least ${leastCases} were expected`);
});

/** White space says something only beside words that run on in the same line. */
function normal(markup: string): string {
  return markup
    .replace(/\s+/g, ' ')
    .replace(beforeBlock, '$1')
    .replace(afterBlock, '$1')
    .replace(/ (?=\/?>)/g, '')
    .replace(/\/>/g, '>')
    .trim();
}
