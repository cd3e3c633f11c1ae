import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = join(import.meta.dirname, '..');

/** A data folder told by `npm run seed` with these options; made first where it is not there. Under another name until it is whole: half a council must not be measured. */
export function madeFolder(name: string, options: readonly string[]): string {
  const folder = resolve(root, name);
  if (existsSync(join(folder, 'postgres'))) return folder;
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, ['run.mjs', 'tools/seed.ts', ...options], {
    cwd: root,
    env: { ...process.env, DATA_DIR: unfinished },
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error(`${name} could not be made`);
  renameSync(unfinished, folder);
  return folder;
}

/** Fernshire with a local offer of so many services, which several benches read and none changes. */
export const largeOffer = (services: number): string => madeFolder(`.data-offer-${services}`, ['--services', String(services)]);
