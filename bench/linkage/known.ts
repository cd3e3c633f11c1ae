import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '#platform/start/progress.ts';
import type { Target } from '../keep.ts';
import { runOurs } from './engines.ts';

const from = join(import.meta.dirname, '../../../shared/data/linkage');

const febrl = {
  forename: 'given_name',
  surname: 'surname',
  house: 'street_number',
  address: 'address_1',
  address_2: 'address_2',
  town: 'suburb',
  postcode: 'postcode',
  date_of_birth: 'date_of_birth',
  other_id: 'soc_sec_id',
  'extra:state': 'state',
};
const fake = { forename: 'first_name', surname: 'surname', date_of_birth: 'dob', town: 'city', email: 'email' };

const sets = [
  { name: 'febrl1', goal: 1, map: febrl },
  { name: 'febrl2', goal: 0.998, map: febrl },
  { name: 'febrl3', goal: 0.999, map: febrl },
  { name: 'fake_1000', goal: 0.92, map: fake },
];

/** The sets that others publish their figures on, where they are to hand; nobody's rows are copied into the repository. */
export function tryKnown(folder: string): Target[] {
  if (!existsSync(from)) {
    say('febrl1–3 and fake_1000 are not here: left out');
    return [];
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'febrl.json'), JSON.stringify(febrl));
  return sets.map(({ name, goal, map }) => {
    const [file, mapFile] = [join(folder, `${name}.csv`), join(folder, `${name}.map.json`)];
    writeFileSync(file, withTruth(readFileSync(join(from, `${name}.csv`), 'utf8')));
    writeFileSync(mapFile, JSON.stringify(map));
    const { truth } = runOurs(['--in', file, '--map', mapFile, '--truth', 'truth', '--out', join(folder, `${name}.clusters.csv`)]) as { truth: { f1: number } };
    return { name: `${name}, pair F1`, goal: goal === 1 ? '1' : `≥${String(goal).slice(1)}`, value: truth.f1.toFixed(4), met: truth.f1 >= goal };
  });
}

/** febrl keeps its truth in the id: rec-12-org and rec-12-dup-0 are one person. fake_1000 has a column for it. */
function withTruth(text: string): string {
  const [heading = '', ...lines] = text.trimEnd().split(/\r?\n/);
  const cells = (line: string) => line.split(',').map(cell => cell.trim());
  const columns = cells(heading).map(column => (column === 'cluster' ? 'truth' : column));
  if (columns.includes('truth')) return [columns, ...lines.map(cells)].map(row => row.join(',')).join('\n');
  return [`${columns.join(',')},truth`, ...lines.map(line => `${cells(line).join(',')},${/^rec-(\d+)/.exec(line)?.[1] ?? ''}`)].join('\n');
}
