import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { misspelt, refuseMistakes, settings, whatIsSet } from './settings.ts';

const root = join(import.meta.dirname, '..');
const names = settings.flatMap(group => group.settings.map(({ name }) => name));

/** Not the council's to set: where programs are found. */
const notOurs = new Set(['PATH']);

test('every variable that the code reads is a documented setting, and every setting is read', () => {
  const files = globSync('src/**/*.ts', { cwd: root }).filter(file => !file.endsWith('.test.ts') && !file.endsWith('.generated.ts'));
  const read = files.flatMap(file => {
    const text = readFileSync(join(root, file), 'utf8');
    if (!/\b[eE]nvironment\b|process\.env/.test(text)) return [];
    const asked = [
      ...text.matchAll(
        /(?:process\.env|environment)(?:\.|\[['"])([A-Z][A-Z0-9_]+)|\b(?:given|number)\('([A-Z][A-Z0-9_]+)'|\{ ((?:[A-Z][A-Z0-9_]+(?:, )?)+) \}: Readonly<Record/g,
      ),
    ];
    return asked.flatMap(([, member, call, taken]) => [member, call, ...(taken?.split(', ') ?? [])]).filter(name => name !== undefined);
  });
  const known = new Set(read.filter(name => !notOurs.has(name)));
  assert.ok(known.size > 25, `only ${known.size} were found`);
  assert.deepEqual(
    [...known].filter(name => !names.includes(name)),
    [],
    'add these to src/settings.json',
  );
  assert.deepEqual(
    names.filter(name => !known.has(name)),
    [],
    'nothing reads these',
  );
});

test('all mistakes are told at once, whichever part reads the setting', () => {
  const environment = { PORT: 'x', OIDC_ISSUER: 'https://login.example.org', SMTP_URL: 'smtp://mail.example.org', COUNCIL_COLOUR: '#ffff00' };
  assert.throws(
    () => refuseMistakes(environment, []),
    (fault: Error) => {
      assert.deepEqual(
        fault.message.split('\n').map(line => /^\S+/.exec(line)?.[0]),
        ['PORT', 'OIDC_ISSUER,', 'MAIL_FROM', 'White'],
      );
      return true;
    },
  );
  refuseMistakes({}, []);
});

test('what is set is shown without what must stay secret', () => {
  const secrets = {
    DATABASE_URL: 'postgresql://council:verysecret@db.example.org/x?password=verysecret',
    NOTIFY_API_KEY: 'verysecret',
    OIDC_CLIENT_SECRET: 'verysecret',
  };
  const lines = whatIsSet({ ...secrets, PORT: '3001', SMTP_URL: 'smtps://u:verysecret@mail.example.org' }).join('\n');
  assert.ok(!lines.includes('verysecret'), lines);
  assert.match(lines, /DATABASE_URL +postgresql:\/\/council:…@db.example.org\/x\?…/);
  assert.match(lines, /PORT +3001/);
  assert.match(lines, /HOST +127\.0\.0\.1 \(not set\)/);
});

test('a slip of the keyboard is pointed out', () => {
  assert.deepEqual(misspelt({ DATABSE_URL: 'x', DATABASE_ULR: 'x', METRIC_PORT: 'x', HOSTNAME: 'x', HOME: '/', DATABASE_URL: 'x' }), [
    'DATABSE_URL is not a setting. Is DATABASE_URL meant?',
    'DATABASE_ULR is not a setting. Is DATABASE_URL meant?',
    'METRIC_PORT is not a setting. Is METRICS_PORT meant?',
  ]);
});
