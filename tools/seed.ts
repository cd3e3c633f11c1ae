import { sql } from 'kysely';
import { openDatabase } from '#platform/database.ts';
import { readConfiguration } from '#platform/start/configuration.ts';
import { startEmbedded, type DatabaseUrls } from '#platform/start/embedded-postgres.ts';
import { CannotStart, explain, say, step } from '#platform/start/progress.ts';
import { platformOn } from '#platform/start/start.ts';
import { tellOnly } from '#platform/start/tell-only.ts';
import { tellManyServices } from '#seed/directory/tell-many.ts';
import { tellLarge } from '#seed/large/tell-large.ts';
import { findParts } from '../src/parts.ts';
import { refuseUnknown } from './options.ts';

// npm run seed                      tells the made-up council to a new database without serving it. It joins a service that runs on DATA_DIR
// npm run seed -- --large           and beside it a council with a million people
//                 --size 0.1        a tenth of it
//                 --seed 2          another one
//                 --services 500    so many services in the local offer (10,000); by itself, a large local offer beside Fernshire alone

const args = process.argv.slice(2);
const numberAfter = (option: string, otherwise: number): number => {
  if (!args.includes(option)) return otherwise;
  const given = Number(args[args.indexOf(option) + 1]);
  if (Number.isFinite(given) && given > 0) return given;
  throw new CannotStart(`${option} takes a number above 0.`);
};

async function tellBig(): Promise<void> {
  const { dataFolder, server } = readConfiguration(process.env, []);
  if (server) throw new CannotStart('The large council is made in the embedded database only: it needs its superuser. Unset DATABASE_URL.');
  const { urls, stop } = await startEmbedded(dataFolder, say);
  try {
    if (args.includes('--large')) await tellPeople(urls);
    await tellServices(urls);
  } finally {
    await stop();
  }
}

async function tellPeople({ superuser }: DatabaseUrls): Promise<void> {
  const wanted = { size: numberAfter('--size', 1), seed: numberAfter('--seed', 1), today: Temporal.Now.plainDateISO('Europe/London') };
  const rows = await step(say, 'Making a large council beside Fernshire', () => tellLarge(superuser, wanted, say));
  for (const [table, count] of Object.entries(rows)) say(`  ${table.padEnd(28)}${count.toLocaleString('en-GB').padStart(12)}`);
}

async function tellServices({ web, superuser }: DatabaseUrls): Promise<void> {
  const services = numberAfter('--services', 10_000);
  const platform = platformOn(web);
  await step(say, `Filling the local offer with ${services.toLocaleString('en-GB')} services`, () => tellManyServices(platform, services));
  await platform.db.destroy();
  // What is measured right after would otherwise be planned for empty tables.
  const owner = openDatabase(superuser, { connections: 1 });
  await sql`vacuum (analyze)`.execute(owner);
  await owner.destroy();
}

try {
  refuseUnknown(args, ['--large', '--size', '--seed', '--services']);
  await tellOnly(findParts());
  if (args.includes('--large') || args.includes('--services')) await tellBig();
  process.exit(0);
} catch (fault) {
  process.exit(explain(fault));
}
