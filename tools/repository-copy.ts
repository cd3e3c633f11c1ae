import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const isLeftOut = (name: string) => ['node_modules', '.git'].includes(name) || name.startsWith('.data');

/**
 * The repository as it stands, in a folder of its own, to change as one likes: source only, its packages by a link. Run its tools with this process's
 * own Node; npm would write through the link.
 */
export function copyRepository(): { root: string; remove: () => void } {
  const copy = mkdtempSync(join(tmpdir(), 'open-early-help-copy-'));
  for (const name of readdirSync(root).filter(one => !isLeftOut(one))) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return { root: copy, remove: () => rmSync(copy, { recursive: true, force: true }) };
}
