import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain, say } from '#platform/start/progress.ts';
import { growthChart } from './report/growth-chart.ts';
import type { Line } from './speed/measuring.ts';
import type { Target } from './keep.ts';

// npm run bench:report: writes docs/performance.md and its chart from what the benches kept in bench/results; no figure is typed by hand

const root = join(import.meta.dirname, '..');
type Kept = { at: string; machine: { cores: number; processor: string; gigabytes: number; node: string; commit: string }; targets: Target[] };
type Speed = Kept & { size: number; seconds: number; lines: Line[] };

const read = <T>(file: string): T => JSON.parse(readFileSync(join(root, file), 'utf8')) as T;
const speeds = globSync('bench/results/speed-*.json', { cwd: root })
  .map(file => read<Speed>(file))
  .sort((one, other) => one.size - other.size);

const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
const measuredOn = ({ at, machine }: Kept) =>
  `${at.slice(0, 10)}, commit ${machine.commit}, ${machine.cores} cores (${machine.processor}), ${machine.gigabytes} GB, Node ${machine.node}`;

const targetRows = (targets: readonly Target[]) => targets.map(({ name, goal, value, met }) => [name, goal, value, met ? 'yes' : '**no**']);
const lineRow = (line: Line) => [
  ...[line.scenario, line.load, line.perSecond.toFixed(0), line.p50.toFixed(0), line.p95.toFixed(0), line.p99.toFixed(0), line.faults],
  ...[line.appCpu.toFixed(1), line.databaseCpu.toFixed(1), line.statements, line.kilobytes.toFixed(0), line.appMegabytes.toFixed(0)],
];

function speedPart(speed: Speed): string {
  const head = ['', 'load', 'answered/s', 'p50 ms', 'p95 ms', 'p99 ms', 'faults', 'app CPU ms', 'db CPU ms', 'queries', 'page kB', 'app MB'];
  return `## A council of size ${speed.size}

\`npm run bench -- --size ${speed.size}\`: ${measuredOn(speed)}, ${speed.seconds} s a line. The load comes from the same machine.

${table(['target', 'goal', 'measured', 'met'], targetRows(speed.targets))}

${table(head, speed.lines.map(lineRow))}
`;
}

/** Other benches that keep targets and nothing that needs a table of its own. */
const others = [
  { file: 'feeds', title: 'A partner’s file of a million rows', command: 'npm run bench -- feeds' },
  { file: 'linkage-1', title: 'Who in partners’ files is who', command: 'npm run bench -- linkage' },
  { file: 'linkage-5', title: 'Five million rows of partners’ files', command: 'npm run bench -- linkage --size 5 --ours' },
  { file: 'concerns', title: 'Families of concern', command: 'npm run bench -- concerns' },
  { file: 'single-view', title: 'The single view', command: 'npm run bench -- single-view' },
  { file: 'crash', title: 'kill -9 of everything, again and again (S9, S10)', command: 'npm run crash-test' },
  { file: 'restore', title: 'Backup and restore (S11)', command: 'npm run bench:restore' },
  { file: 'security', title: 'Signing in, sending once, restarts (S7, S22)', command: 'npm run bench:security' },
  { file: 'directory', title: 'The local offer, for anybody’s software', command: 'npm run bench -- directory' },
  { file: 'offer-search', title: 'The local offer, as families look through it', command: 'npm run bench -- offer-search' },
  { file: 'commissioning', title: 'Needs beside services', command: 'npm run bench -- commissioning' },
  { file: 'flood', title: 'People at work while the local offer is flooded (S16)', command: 'npm run bench -- flood' },
  { file: 'faults', title: 'Faults seeded into the code (S26)', command: 'npm run fault-test' },
].flatMap(one => (existsSync(join(root, `bench/results/${one.file}.json`)) ? [{ ...one, kept: read<Kept>(`bench/results/${one.file}.json`) }] : []));

const seeds = globSync('bench/results/seed-*.json', { cwd: root }).flatMap(file => read<Kept>(file).targets);
const seedPart = `## Making the large council

\`npm run bench\` times \`npm run seed -- --large\` when it makes one:

${table(['target', 'goal', 'measured', 'met'], targetRows(seeds))}
`;

const otherPart = ({ title, command, kept }: (typeof others)[number]) =>
  `## ${title}

\`${command}\`: ${measuredOn(kept)}

${table(['target', 'goal', 'measured', 'met'], targetRows(kept.targets))}
`;

function growth() {
  const names = [...new Set(speeds.flatMap(({ lines }) => lines.map(({ scenario }) => scenario)))];
  const cost = (line: Line) => line.appCpu + line.databaseCpu;
  return names.map(name => ({
    name,
    points: speeds.flatMap(({ size, lines }) => {
      const line = lines.find(({ scenario, load }) => scenario === name && load === '10 at once');
      return line ? [{ size, ms: Math.max(1, cost(line)) }] : [];
    }),
  }));
}

try {
  const title = 'Processor time for each request, application and database together, in milliseconds, by the size of the council';
  const text = readFileSync(join(root, 'bench/report/performance.md'), 'utf8');
  // One size shows no growth.
  const hasChart = speeds.length > 1;
  if (hasChart) writeFileSync(join(root, 'docs/performance-growth.svg'), growthChart(title, growth()));
  const words = hasChart ? text : text.replace(/^!\[.*\n\n/m, '');
  const figures = [...speeds.toReversed().map(speedPart), ...(seeds.length > 0 ? [seedPart] : []), ...others.map(otherPart)].join('\n');
  writeFileSync(join(root, 'docs/performance.md'), words.replace('(figures)\n', figures));
  say('written: docs/performance.md');
} catch (fault) {
  process.exit(explain(fault));
}
