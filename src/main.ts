import { explain, say } from '#platform/start/progress.ts';
import { start } from '#platform/start/start.ts';
import { misspelt, refuseMistakes, whatIsSet } from './settings.ts';

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
