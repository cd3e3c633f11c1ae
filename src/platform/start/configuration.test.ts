import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { readConfiguration } from './configuration.ts';

test('nothing set: the embedded database, this machine only, people made up', () => {
  assert.deepEqual(readConfiguration({}, []), {
    port: 3000,
    host: '127.0.0.1',
    dataFolder: resolve('.data'),
    server: null,
    isProduction: false,
    isEmpty: false,
    logLevel: 'info',
    publicUrl: null,
  });
});

test('a server is used once an address is given', () => {
  const owner = 'postgresql://council:word@db.example.org/council';
  assert.deepEqual(readConfiguration({ DATABASE_URL: owner }, ['--empty']).server, { owner, web: null, jobs: null });
});

test('every mistake is told, one a line', () => {
  const environment = { PORT: '80800', DATABASE_URL: 'mysql://db', LOG_LEVEL: 'loud', PUBLIC_URL: 'early-help' };
  assert.throws(
    () => readConfiguration(environment, ['--emty']),
    (fault: Error) => ['PORT', 'DATABASE_URL', 'LOG_LEVEL', 'PUBLIC_URL', '--emty'].every((name, line) => fault.message.split('\n')[line]?.startsWith(name)),
  );
});

test('a process that does not migrate is given both other logins', () => {
  const url = 'postgresql://web@db.example.org/council';
  assert.throws(() => readConfiguration({ WEB_DATABASE_URL: url }, []), /JOBS_DATABASE_URL must be set/);
  assert.throws(() => readConfiguration({ JOBS_DATABASE_URL: url }, []), /WEB_DATABASE_URL must be set/);
});
