import { randomUUIDv7 } from 'node:crypto';
import { loadFile } from '#modules/targeting/index.ts';
import { openDatabase } from '#platform/database.ts';

// One worker that reads one file: to be killed while it does. node test/kill/loading.ts URL NOW LOAD
const [url = '', now = '', loadId = ''] = process.argv.slice(2);
const db = openDatabase(url, { connections: 3 });
await loadFile({ db, clock: () => Temporal.Instant.from(now), newId: () => randomUUIDv7(), demo: false }, { loadId });
await db.destroy();
