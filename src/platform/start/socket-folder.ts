import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './progress.ts';

/**
 * The sockets of one data folder. A socket's path may have about 100 characters, so they cannot lie in the data folder itself; and
 * /tmp, unlike TMPDIR, is the same in every terminal, so that a second start and the other commands find them.
 */
export function socketFolder(dataFolder: string): string {
  const mark = createHash('sha256').update(realpathSync(dataFolder)).digest('hex').slice(0, 16);
  const folder = join('/tmp', `open-early-help-${process.getuid?.() ?? 0}-${mark}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  // Anybody may write in /tmp: somebody else's folder under this name would hand them the database.
  if (!found.isDirectory() || (found.mode & 0o077) !== 0)
    throw new CannotStart(`${folder} is not a folder that only this user may open. Remove it and start again.`);
  return folder;
}

export const launcherSocket = (folder: string) => join(folder, 'launcher.sock');
