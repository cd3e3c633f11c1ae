import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gallery } from './gallery.ts';
import { componentsHere } from './govuk/fixtures.ts';

test('the gallery shows every component, and no two things on it share an id', () => {
  const shown = gallery().markup;
  for (const component of componentsHere()) assert.ok(shown.includes(`id="${component}"`), component);
  const ids = [...shown.matchAll(/\sid="([^"]+)"/g)].map(match => match[1]);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  assert.deepEqual(twice, []);
});
