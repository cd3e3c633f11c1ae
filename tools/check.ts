import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { explain, say } from '#platform/start/progress.ts';
import { refuseUnknown } from './options.ts';

// npm run check                      everything; the same here and in continuous integration
// npm run check -- --only lint,types some of it
// npm run check -- --quick           everything but the tests

const root = join(import.meta.dirname, '..');
const packages = join(root, 'node_modules');

type Step = { name: string; run: readonly string[] };
type Ended = Step & { isFine: boolean; seconds: string };

// The longest first. Each reads the repository and writes nothing.
const reading: readonly Step[] = [
  { name: 'lint', run: [join(packages, 'eslint/bin/eslint.js'), '.', '--max-warnings', '0'] },
  { name: 'generated files are fresh', run: ['tools/generate.ts', '--check'] },
  { name: 'types', run: [join(packages, 'typescript/bin/tsc'), '--project', '.'] },
  { name: 'format', run: [join(packages, 'prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  { name: 'types in the browser', run: [join(packages, 'typescript/bin/tsc'), '--project', 'src/design/browser'] },
  { name: 'module map', run: ['tools/check-module-map.ts'] },
  { name: 'unused code', run: [join(packages, 'knip/bin/knip.js'), '--no-progress', '--no-config-hints'] },
];
const tests: Step = { name: 'tests', run: ['tools/test.ts'] };

/** Runs one step; what it said is shown only if it failed, or as it goes when it is the only one running. */
function run(step: Step, isAlone: boolean): Promise<Ended> {
  const began = performance.now();
  const child = spawn(process.execPath, step.run, { cwd: root, stdio: ['ignore', isAlone ? 'inherit' : 'pipe', isAlone ? 'inherit' : 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', text => (said += String(text)));
  const { promise, resolve } = Promise.withResolvers<Ended>();
  child.on('error', fault => (said += fault.message));
  child.on('close', code => {
    if (code !== 0 && !isAlone) say(`\n✖ ${step.name}\n${said.trim()}`);
    resolve({ ...step, isFine: code === 0, seconds: ((performance.now() - began) / 1000).toFixed(1) });
  });
  return promise;
}

/** Two at a time: most machines that run this have two cores. */
async function runAll(steps: readonly Step[]): Promise<Ended[]> {
  const waiting = [...steps];
  const ended: Ended[] = [];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) ended.push(await run(next, false));
  };
  await Promise.all([lane(), lane()]);
  return ended;
}

function chosen(args: readonly string[]): { steps: readonly Step[]; hasTests: boolean } {
  refuseUnknown(args, ['--only', '--quick']);
  const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '').split(',') : null;
  if (!only) return { steps: reading, hasTests: !args.includes('--quick') };
  const unknown = only.filter(name => ![...reading, tests].some(step => step.name.startsWith(name)) || name === '');
  if (unknown.length > 0) {
    say(`--only takes some of: ${[...reading, tests].map(step => step.name).join(', ')}`);
    process.exit(1);
  }
  return { steps: reading.filter(step => only.some(name => step.name.startsWith(name))), hasTests: only.some(name => tests.name.startsWith(name)) };
}

function asked() {
  try {
    return chosen(process.argv.slice(2));
  } catch (fault) {
    return process.exit(explain(fault));
  }
}

const { steps, hasTests } = asked();
const ended = await runAll(steps);
// The tests use both cores themselves.
if (hasTests) ended.push(await run(tests, true));

say('');
for (const { name, isFine, seconds } of ended) say(`${isFine ? '✔' : '✖'} ${name} (${seconds} s)`);
const failed = ended.filter(({ isFine }) => !isFine).length;
say(failed === 0 ? 'Everything is as it should be.' : `${failed} of ${ended.length} checks failed; what each said is above.`);
process.exit(failed === 0 ? 0 : 1);
