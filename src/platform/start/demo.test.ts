import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLoopback } from './demo.ts';

test('only addresses that this machine alone can reach are loopback', () => {
  for (const host of ['127.0.0.1', '127.1.2.3', 'localhost', '::1']) assert.ok(isLoopback(host), host);
  for (const host of ['0.0.0.0', '::', '10.0.0.1', 'early-help.example.org', '127.0.0.1.example.org']) assert.ok(!isLoopback(host), host);
});
