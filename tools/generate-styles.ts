import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileAsync } from 'sass';

/** Compiles the one stylesheet that every page uses. */
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const { css } = await compileAsync(path('../src/design/styles/app.scss'), { style: 'compressed', loadPaths: [path('../node_modules')], quietDeps: true });
await mkdir(path('../src/design/generated'), { recursive: true });
await writeFile(path('../src/design/generated/app.css'), `${css}\n`);
