import { runCommand, Mistaken } from '#modules/targeting/linkage/command.ts';
import { TooManyPairs } from '#modules/targeting/linkage/pairs/find-pairs.ts';
import { NotATable } from '#modules/targeting/linkage/read/csv.ts';

// npm run --silent link -- --in A.csv [--in B.csv …] --out clusters.csv   who is who in files of people (docs/decisions/0011-record-linkage.md)
//   [--map map.json] [--workers N] [--pairs pairs.csv] [--unique-within-feed] [--seed N] [--truth COLUMN]
//   map: {"<field>": "<column>"} for all files or by feed; seen_on is a day on which what a row says was so, by which households are told apart
//   [--splink settings.json]  the trained model as settings of Splink 4
//   [--keep run]  what the run knows, so that  --in NEW.csv --from run --out new-clusters.csv  links further rows to it in a second or two

try {
  process.stdout.write(`${JSON.stringify(runCommand(process.argv.slice(2), Temporal.Now.plainDateISO('Europe/London').year), null, 2)}\n`);
} catch (fault) {
  const isTheirs = [Mistaken, NotATable, TooManyPairs].some(kind => fault instanceof kind) || (fault as { code?: string }).code === 'ENOENT';
  process.stderr.write(`${fault instanceof Error ? (isTheirs ? fault.message : fault.stack) : String(fault)}\n`);
  process.exitCode = 1;
}
