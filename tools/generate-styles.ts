import { fileURLToPath } from 'node:url';
import { compileAsync } from 'sass';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Compiles the one stylesheet that every page uses. */
export async function stylesheet(): Promise<string> {
  const { css } = await compileAsync(path('../src/design/styles/app.scss'), { style: 'compressed', loadPaths: [path('../node_modules')], quietDeps: true });
  return `${css}\n`;
}
