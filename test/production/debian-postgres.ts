import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, whyNoStandby } from './standby.ts';

/** Why there is no server of Debian's to try on, if so; said loudly, and a failure where the checks run for everybody. */
export const whyNoServer = whyNoStandby;

export type Cluster = {
  /** Where its files are. */
  folder: string;
  /** The address of a database on it, as one of its logins. */
  url(login: string, database: string): string;
  start(settings?: Readonly<Record<string, string>>): void;
  stop(): void;
};

/** A folder for clusters of Debian's PostgreSQL, and what makes them there; `remove` stops those that run. */
export function makeClusters() {
  const root = mkdtempSync(join(tmpdir(), 'oeh-debian-'));
  chmodSync(root, 0o777);
  if (process.getuid?.() === 0) chownSync(root, 0, 0);
  const running = new Set<string>();
  let port = 6100;

  const at = (folder: string): Cluster => {
    const own = (port += 1);
    return {
      folder,
      url: (login, database) => `postgresql://${login}@${encodeURIComponent(root)}:${own}/${database}`,
      start: (settings = {}) => {
        const given = { listen_addresses: "''", unix_socket_directories: root, port: String(own), fsync: 'off', ...settings };
        const options = Object.entries(given).map(([name, value]) => `-c ${name}=${value}`);
        run('pg_ctl', '-D', folder, '-o', options.join(' '), '-l', `${folder}.log`, '-w', 'start');
        running.add(folder);
      },
      stop: () => {
        run('pg_ctl', '-D', folder, '-m', 'fast', '-w', 'stop');
        running.delete(folder);
      },
    };
  };

  return {
    root,
    /** A folder that the servers may write to. */
    folder: (name: string) => {
      const made = join(root, name);
      mkdirSync(made);
      chmodSync(made, 0o777);
      return made;
    },
    make: (name: string): Cluster => {
      run('initdb', '-D', join(root, name), '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync');
      return at(join(root, name));
    },
    /** A base backup of a running cluster, not yet started. */
    baseBackup: (of: Cluster, name: string): Cluster => {
      run('pg_basebackup', '-D', join(root, name), '-d', of.url('postgres', 'postgres'), '-c', 'fast', '-X', 'none', '--no-sync');
      return at(join(root, name));
    },
    remove: () => {
      for (const folder of running) run('pg_ctl', '-D', folder, '-m', 'immediate', 'stop');
      rmSync(root, { recursive: true, force: true });
    },
  };
}
