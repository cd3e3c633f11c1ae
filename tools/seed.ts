import { readConfiguration } from '#platform/start/configuration.ts';
import { startEmbedded } from '#platform/start/embedded-postgres.ts';
import { CannotStart, explain, say, step } from '#platform/start/progress.ts';
import { tellOnly } from '#platform/start/tell-only.ts';
import { tellLarge } from '#seed/large/tell-large.ts';
import { findParts } from '../src/parts.ts';
import { refuseUnknown } from './options.ts';

// npm run seed                      tells the made-up council to a new database without serving it. It joins a service that runs on DATA_DIR
// npm run seed -- --large           and beside it a council with a million people
//                 --size 0.1        a tenth of it
//                 --seed 2          another one

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
    const wanted = { size: numberAfter('--size', 1), seed: numberAfter('--seed', 1), today: Temporal.Now.plainDateISO('Europe/London') };
    const rows = await step(say, 'Making a large council beside Fernshire', () => tellLarge(urls.superuser, wanted, say));
    for (const [table, count] of Object.entries(rows)) say(`  ${table.padEnd(28)}${count.toLocaleString('en-GB').padStart(12)}`);
  } finally {
    await stop();
  }
}

try {
  refuseUnknown(args, ['--large', '--size', '--seed']);
  await tellOnly(findParts());
  if (args.includes('--large')) await tellBig();
  process.exit(0);
} catch (fault) {
  process.exit(explain(fault));
}
