import { relative } from 'node:path';
import type { EventData } from 'node:test';
import { inspect } from 'node:util';

/** What this report listens to; the runner tells more. */
export type Happening =
  | { type: 'test:stdout' | 'test:stderr'; data: EventData.TestStdout }
  | { type: 'test:diagnostic'; data: EventData.TestDiagnostic }
  | { type: 'test:pass'; data: EventData.TestPass }
  | { type: 'test:fail'; data: EventData.TestFail };
type Failure = { where: string; name: string; why: string };

/** A dot a test; what tests measured; failures in full, with what their file printed; one line of counts at the end. Gives whether all passed. */
export async function printProgress(tests: AsyncIterable<Happening>, root: string): Promise<boolean> {
  const failures: Failure[] = [];
  const skipped: string[] = [];
  const measured: string[] = [];
  const printed = new Map<string, string>();
  const began = performance.now();
  let passed = 0;

  for await (const { type, data } of tests) {
    if (type === 'test:stdout' || type === 'test:stderr') printed.set(data.file ?? '', (printed.get(data.file ?? '') ?? '') + data.message);
    if (type === 'test:diagnostic' && data.file && !ofTheRunner.test(data.message)) measured.push(`${relative(root, data.file)}: ${data.message}`);
    if (type === 'test:pass' && data.details.type !== 'suite') {
      if (data.skip !== undefined) skipped.push(`${data.name}${typeof data.skip === 'string' ? ` (${data.skip})` : ''}`);
      else passed += 1;
      process.stdout.write(data.skip === undefined ? '.' : 's');
    }
    if (type === 'test:fail' && data.details.type !== 'suite' && !isOnlyParent(data.details.error)) {
      failures.push({
        where: data.file ? relative(root, data.file) : '',
        name: data.name,
        why: inspect(data.details.error.cause ?? data.details.error, { depth: 6 }),
      });
      process.stdout.write('F');
    }
  }

  const { stdout } = process;
  stdout.write('\n');
  for (const { where, name, why } of failures) stdout.write(`\n✖ ${name}\n  ${where}\n${indent(why)}\n`);
  for (const where of new Set(failures.map(failure => failure.where))) printWhatItSaid(where, root, printed);
  for (const line of measured) stdout.write(`measured: ${line}\n`);
  for (const name of skipped) stdout.write(`skipped: ${name}\n`);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  stdout.write(`\n${passed} passed, ${failures.length} failed, ${skipped.length} skipped (${seconds} s)\n`);
  return failures.length === 0 && passed > 0;
}

// The runner counts what this report counts itself.
const ofTheRunner = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/;

// A test with failing tests inside fails too; only the inner ones say why.
const isOnlyParent = (error: Error & { failureType?: string }) => error.failureType === 'subtestsFailed';

function printWhatItSaid(where: string, root: string, printed: ReadonlyMap<string, string>) {
  for (const [file, text] of printed) {
    if (relative(root, file) === where && text.trim()) process.stdout.write(`\nWhat ${where} printed:\n${indent(text.trimEnd().slice(-8000))}\n`);
  }
}

const indent = (text: string) => text.replaceAll(/^/gm, '    ');
