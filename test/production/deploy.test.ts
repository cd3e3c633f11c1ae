import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import settings from '../../src/settings.json' with { type: 'json' };

// The examples under deploy/ stay right: as systemd and nginx read them where they are installed, and as the service reads its settings everywhere.

const deploy = join(import.meta.dirname, '..', '..', 'deploy');
const folder = mkdtempSync(join(tmpdir(), 'oeh-deploy-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const units = globSync('systemd/*.service', { cwd: deploy });
const isThere = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const read = (file: string) => readFileSync(join(deploy, file), 'utf8');

test('units and container set only settings that there are', () => {
  const known = new Set([...settings.flatMap(group => group.settings.map(({ name }) => name)), 'NODE_COMPILE_CACHE']);
  assert.equal(units.length, 3);
  for (const file of [...units, 'Containerfile']) {
    const lines = [...read(file).matchAll(/^(?:Environment=|ENV )(.*)$/gm)].map(([, line]) => line ?? '');
    const names = lines.flatMap(line => line.split(' ').map(pair => pair.split('=')[0] ?? ''));
    assert.ok(names.includes('NODE_ENV'), file);
    assert.deepEqual(
      names.filter(name => !known.has(name)),
      [],
      file,
    );
  }
});

test('systemd takes the units', { skip: isThere('systemd-analyze') ? false : 'there is no systemd' }, () => {
  for (const file of units) {
    const path = join(folder, basename(file).replace('@', '@3001'));
    // Node is not where the units expect it on this machine.
    writeFileSync(path, read(file).replace('/usr/local/bin/node', '/bin/true'));
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', path], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.equal(
      stderr
        .split('\n')
        .filter(line => line.includes(folder))
        .join('\n'),
      '',
      'no warning about it',
    );
  }
});

test('nginx takes its file', { skip: isThere('nginx') && isThere('openssl') ? false : 'there is no nginx' }, () => {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const made = spawnSync('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    key,
    '-out',
    certificate,
    '-days',
    '1',
    '-subj',
    '/CN=early-help.example.org',
  ]);
  assert.equal(made.status, 0);
  const conf = read('nginx/early-help.conf')
    .replace('/etc/ssl/early-help/fullchain.pem', certificate)
    .replace('/etc/ssl/early-help/privkey.pem', key)
    .replace('/var/log/nginx/early-help.log', join(folder, 'access.log'));
  writeFileSync(join(folder, 'early-help.conf'), conf);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${join(folder, name)};`).join(' ');
  const whole = `pid ${join(folder, 'pid')}; error_log ${join(folder, 'error.log')}; events {} http { ${temporary} include ${join(folder, 'early-help.conf')}; }`;
  writeFileSync(join(folder, 'nginx.conf'), whole);
  const { status, stderr } = spawnSync('nginx', ['-t', '-c', join(folder, 'nginx.conf')], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});
