import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say } from '#platform/start/progress.ts';
import { planAction } from './new/plan-action.ts';

// npm run new -- MODULE ACTION      as in: npm run new -- plans record-visit
// Writes an action's folder, with a test that fails until somebody says what the action is for, and serves its page at once.

const root = join(import.meta.dirname, '..');
const [module = '', action = '', ...more] = process.argv.slice(2);

const planned =
  more.length > 0 ? { mistake: 'Give one module and one action, as in: npm run new -- plans record-visit' } : await planAction(root, module, action);
if ('mistake' in planned) {
  say(planned.mistake);
  process.exit(1);
}

for (const [file, text] of Object.entries(planned.files)) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
  say(`written: ${file}`);
}

const folder = `src/modules/${module}/${action}`;
say(`
The page is served at ${planned.path} as it is. What to do next:
  1. npm test -- ${folder}/${action}.test.ts
     One of its tests fails: the page does not say yet what it is for. Say it in ${action}.page.ts, and the same words in the test.
  2. Write what changes in ${action}.ts, what is asked in ${action}.page.ts, and each of them in the test.
  3. Read who may (${planned.policyFile}) and how the chronology tells it (${planned.eventsFile}): both are guesses.
  4. npm run generate, then npm run check. docs/how-to/add-an-action.md walks the whole way.`);
