import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { localPath } from './local-path.ts';

test('an address of this service stays as it is', () => {
  for (const path of ['/', '/my-families', '/families/1/plan?part=actions']) assert.equal(localPath(path), path);
});

test('another site, or a way to look like one, becomes the start page', () => {
  for (const path of [
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '\\\\elsewhere.example',
    'javascript:alert(1)',
    '/%0a/../..//elsewhere.example',
    '/.//elsewhere.example',
  ])
    assert.equal(localPath(path), '/', path);
});

test('signing in does not lead back to signing in or out', () => {
  for (const path of ['/sign-in', '/sign-in/start', '/sign-out', undefined, ['/a'], '']) assert.equal(localPath(path), '/');
});

test('whatever is asked, a browser stays on this host', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map(text => `/${text}`),
        fc.webUrl(),
      ),
      asked => {
        assert.equal(new URL(localPath(asked), 'https://here.example').origin, 'https://here.example');
      },
    ),
  );
});
