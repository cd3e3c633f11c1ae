import { explain, say } from '#platform/start/progress.ts';
import { start } from '#platform/start/start.ts';
import { misspelt, refuseMistakes, whatIsSet } from './settings.ts';

// npm start                what docs/configuration.md sets, or else a database of its own with the made-up council of Fernshire, at http://localhost:3000
// npm start -- --empty     a new database stays empty
// npm start -- --check     says what is set and what is wrong with it, and starts nothing

try {
  for (const line of misspelt(process.env)) say(line);
  const isOnlyChecked = process.argv.includes('--check');
  if (isOnlyChecked) for (const line of whatIsSet(process.env)) say(line);
  refuseMistakes(process.env, process.argv.slice(2));
  if (isOnlyChecked) process.exit(0);
  // Read once the settings are known to be right: some of it looks at them as it is read.
  const { findParts } = await import('./parts.ts');
  if (!(await start(findParts()))) process.exit(0);
} catch (fault) {
  process.exit(explain(fault));
}
