import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { ICruiseResult, IModule } from 'dependency-cruiser';

/** What is wrong with who imports whom, a line each. */
export type ImportFaults = { filesRead: number; faults: string[] };

const cruiser = join(import.meta.dirname, '..', 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');

/** Reads the imports of all source under `root` and holds them against the map. */
export function faultsInImports(root: string): ImportFaults {
  const made = spawnSync(process.execPath, [cruiser, 'src', '--config', '.dependency-cruiser.mjs', '--output-type', 'json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (!made.stdout.startsWith('{')) throw new Error(`dependency-cruiser could not read ${root}:\n${made.stdout}${made.stderr}`);
  const { summary, modules } = JSON.parse(made.stdout) as ICruiseResult;
  const read = new Set(modules.filter(isOurs).map(({ source }) => source));
  return {
    filesRead: read.size,
    faults: [
      ...summary.violations.map(({ rule, from, to, cycle }) => `${rule.name}: ${from} → ${cycle ? cycle.map(({ name }) => name).join(' → ') : to}`),
      ...modules.flatMap(({ source, dependencies }) =>
        dependencies.filter(({ couldNotResolve }) => couldNotResolve).map(({ module }) => `not found: ${source} imports ${module}`),
      ),
      // A checker that silently reads nothing passes; this one must have read every file there is, and seen what they import.
      ...globSync('src/**/*.ts', { cwd: root, exclude: ['**/*.d.ts'] })
        .filter(file => !read.has(file.replaceAll('\\', '/')))
        .map(file => `not read: ${file}`),
    ],
  };
}

const isOurs = ({ source, coreModule, couldNotResolve }: IModule) => source.startsWith('src/') && !coreModule && !couldNotResolve;

if (import.meta.main) {
  const { filesRead, faults } = faultsInImports(join(import.meta.dirname, '..'));
  for (const fault of faults) console.error(fault);
  if (filesRead < 100) console.error(`Only ${filesRead} files were read`);
  else console.error(`${filesRead} files read`);
  process.exit(faults.length > 0 || filesRead < 100 ? 1 : 0);
}
