import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import list from '../../test/faults/faults.json' with { type: 'json' };

/** A small mistake as somebody might make it: in one place of one file, the promise it breaks, and the tests that guard that. */
export type Fault = { name: string; breaks: string; file: string; find: string; replace: string; tests: readonly string[] };

export const faults: readonly Fault[] = list;

/** Faults that no longer fit the code, a line each: a fault that cannot be made cannot be caught. */
export const misplaced = (root: string, chosen: readonly Fault[] = faults): string[] =>
  chosen.flatMap(({ name, file, find, replace, tests }) => {
    if (!existsSync(join(root, file))) return [`${name}: ${file} is gone`];
    const times = readFileSync(join(root, file), 'utf8').split(find).length - 1;
    return [
      ...(times === 1 ? [] : [`${name}: its place occurs ${times} times in ${file}`]),
      ...(find === replace ? [`${name}: it changes nothing`] : []),
      ...tests.filter(test => !existsSync(join(root, test))).map(test => `${name}: ${test} is gone`),
      ...(tests.length === 0 ? [`${name}: no test guards it`] : []),
    ];
  });
