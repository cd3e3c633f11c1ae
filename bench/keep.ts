import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeMachine } from './speed/machine.ts';

export type Target = { name: string; goal: string; value: string; met: boolean };

/** Keeps what was measured in bench/results, with the day, the machine and the commit. */
export function keep(name: string, targets: readonly Target[], more: object = {}): void {
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, `${name}.json`),
    // Paths as they are in the repository: where it lies on this machine is nobody's business.
    `${JSON.stringify({ at: Temporal.Now.instant().toString(), machine: describeMachine(), ...more, targets }, null, 2).replaceAll(`${join(import.meta.dirname, '..')}/`, '')}\n`,
  );
}

/** The number after an option of the command line. */
export const numberAfter = (option: string, otherwise: number): number =>
  process.argv.includes(option) ? Number(process.argv[process.argv.indexOf(option) + 1]) : otherwise;
