import { explain } from '#platform/start/progress.ts';
import { start } from '#platform/start/start.ts';
import { findParts } from './parts.ts';

try {
  await start(findParts());
} catch (fault) {
  process.exit(explain(fault));
}
