import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { readConfiguration } from './configuration.ts';

test('nothing set: the embedded database, this machine only, people made up', () => {
  assert.deepEqual(readConfiguration({}, []), {
    run: 'both',
    port: 3000,
    host: '127.0.0.1',
    dataFolder: resolve('.data'),
    server: null,
    replica: null,
    isProduction: false,
    isEmpty: false,
    logLevel: 'info',
    publicUrl: null,
    trustedProxies: 0,
    connections: 10,
    drainSeconds: 0,
    metrics: null,
  });
});

test('a server is used once an address is given', () => {
  const owner = 'postgresql://council:word@db.example.org/council';
  assert.deepEqual(readConfiguration({ DATABASE_URL: owner }, ['--empty']).server, { owner, web: null, jobs: null });
});

test('every mistake is told, one a line', () => {
  const environment = {
    PORT: '80800',
    DATABASE_URL: 'mysql://db',
    RUN: 'all',
    LOG_LEVEL: 'loud',
    PUBLIC_URL: 'early-help',
    TRUSTED_PROXIES: 'the one in front',
    READ_LAG_SECONDS: 'few',
    DRAIN_SECONDS: '-1',
    METRICS_PORT: 'yes',
  };
  const lines = [...Object.keys(environment), '--emty'];
  assert.throws(
    () => readConfiguration(environment, ['--emty']),
    (fault: Error) => {
      assert.deepEqual(
        fault.message.split('\n').map(line => line.split(' ')[0]),
        lines,
      );
      return true;
    },
  );
});

test('each process is given the logins it needs, and no others', () => {
  const url = 'postgresql://web@db.example.org/council';
  assert.throws(() => readConfiguration({ WEB_DATABASE_URL: url }, []), /JOBS_DATABASE_URL must be set/);
  assert.throws(() => readConfiguration({ JOBS_DATABASE_URL: url }, []), /WEB_DATABASE_URL must be set/);
  assert.throws(() => readConfiguration({ RUN: 'jobs', WEB_DATABASE_URL: url }, []), /JOBS_DATABASE_URL must be set/);
  assert.throws(
    () => readConfiguration({ RUN: 'migrate', WEB_DATABASE_URL: url, JOBS_DATABASE_URL: url }, []),
    /DATABASE_URL must be set where RUN is migrate/,
  );
  assert.throws(() => readConfiguration({ RUN: 'web' }, []), /the embedded database serves one process/);
  assert.deepEqual(readConfiguration({ RUN: 'web', WEB_DATABASE_URL: url }, []).server, { owner: null, web: url, jobs: null });
  assert.deepEqual(readConfiguration({ RUN: 'jobs', JOBS_DATABASE_URL: url }, []).server, { owner: null, web: null, jobs: url });
});

test('in production one proxy is believed, unless other numbers or addresses are given', () => {
  assert.equal(readConfiguration({ NODE_ENV: 'production' }, []).trustedProxies, 1);
  assert.equal(readConfiguration({ TRUSTED_PROXIES: '2' }, []).trustedProxies, 2);
  assert.deepEqual(readConfiguration({ TRUSTED_PROXIES: '10.0.0.5, 10.1.0.0/16, ::1' }, []).trustedProxies, ['10.0.0.5', '10.1.0.0/16', '::1']);
  for (const wrong of ['10.0.0.0/99', '10.0.0', 'nginx', '-1', '10.0.0.1;10.0.0.2']) {
    assert.throws(() => readConfiguration({ TRUSTED_PROXIES: wrong }, []), /TRUSTED_PROXIES must be/, wrong);
  }
});
