import { explain } from '#platform/start/progress.ts';
import { tellOnly } from '#platform/start/tell-only.ts';
import { findParts } from '../src/parts.ts';

// npm run seed: tells the made-up council to a new database without serving it. It joins a service that is running on DATA_DIR.
try {
  await tellOnly(findParts());
  process.exit(0);
} catch (fault) {
  process.exit(explain(fault));
}
