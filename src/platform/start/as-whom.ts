import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart, type Say } from './progress.ts';

/** As whom PostgreSQL runs: words to put before its command, and who must own its files. */
export type AsWhom = { before: readonly string[]; ownerId: number };

const nobody = 65534;
const works = (command: readonly string[]) => spawnSync(command[0] ?? '', command.slice(1), { stdio: 'ignore' }).status === 0;

/**
 * PostgreSQL refuses to run as root. A user namespace in which root is called nobody satisfies it without a second user, under any
 * folder; where a container forbids that, the real nobody does. `setpriv` ends the server when the process that started it dies.
 */
export function asWhom(tell: Say): AsWhom {
  const me = process.getuid?.() ?? 0;
  const endsWithMe = ['setpriv', '--pdeathsig', 'INT'];
  const tied = works([...endsWithMe, 'true']) ? endsWithMe : [];
  if (me !== 0) return { before: tied, ownerId: me };

  const renamed = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`];
  if (works([...renamed, ...tied, 'true'])) return { before: [...renamed, ...tied], ownerId: 0 };

  const dropped = ['setpriv', '--reuid', String(nobody), '--regid', String(nobody), '--clear-groups', ...tied.slice(1)];
  if (works([...dropped, 'true'])) {
    tell('This machine does not allow user namespaces, so PostgreSQL runs as the user nobody, who must be able to reach DATA_DIR and node_modules.');
    return { before: dropped, ownerId: nobody };
  }
  throw new CannotStart('PostgreSQL does not run as root, and this machine has neither unshare nor setpriv. Start as an ordinary user, or set DATABASE_URL.');
}

/** Gives a folder and all in it to whom PostgreSQL runs as; it may have run as somebody else the last time. */
export function giveFolder(folder: string, { ownerId }: AsWhom): void {
  const owner = lstatSync(folder).uid;
  if (owner === ownerId) return;
  // Root may have been root or nobody the last time, but takes nothing from anybody else.
  if (process.getuid?.() !== 0 || ![0, nobody].includes(owner))
    throw new CannotStart(`${folder} belongs to another user. Start as that user, or set DATA_DIR to another folder.`);
  give(folder, ownerId);
}

function give(path: string, ownerId: number) {
  chownSync(path, ownerId, ownerId);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) give(join(path, name), ownerId);
}
