import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { explain, say } from '#platform/start/progress.ts';
import { keep, type Target } from './keep.ts';

// npm run bench:security: the figures that guards print of themselves (S7, S22, what is sent once, restarts and cut connections), kept for docs/performance.md

type Figure = {
  name: string;
  goal: string;
  file: string;
  says: RegExp;
  met: (...numbers: readonly number[]) => boolean;
  value: (...numbers: readonly number[]) => string;
};

const none = (...numbers: readonly number[]) => numbers.at(-1) === 0;
const ofThem = (...numbers: readonly number[]) => `${numbers.at(-1)} of ${numbers[0]}`;

const figures: readonly Figure[] = [
  {
    name: 'S7: answered after access ended, 50 live sessions',
    goal: '0',
    file: 'session-end',
    says: /(\d+) requests after, (\d+) succeeded/,
    met: none,
    value: ofThem,
  },
  {
    name: 'S22: forged tokens accepted',
    goal: '0 of 40',
    file: 'forged',
    says: /(\d+) forged tokens, (\d+) accepted/,
    met: (all = 0, accepted = 1) => all >= 40 && accepted === 0,
    value: ofThem,
  },
  {
    name: 'S22: password guesses in a day that were looked at',
    goal: '≤150 of 480',
    file: 'guessing',
    says: /(\d+) guesses sent, (\d+) looked at/,
    met: (_sent, seen = 999) => seen <= 150,
    value: ofThem,
  },
  {
    name: 'S22: names tried from one address that were looked at',
    goal: '≤50 of 300',
    file: 'guessing',
    says: /(\d+) names tried from one address, (\d+) looked at/,
    met: (_sent, seen = 999) => seen <= 50,
    value: ofThem,
  },
  {
    name: 'S22: kinds of answer to kinds of name',
    goal: '1',
    file: 'guessing',
    says: /(\d+) kinds of name, (\d+) kinds? of answer/,
    met: (_names, answers = 9) => answers === 1,
    value: ofThem,
  },
  {
    name: 'requests by the API sent three times each, kept',
    goal: '200 of 600',
    file: 'api-once',
    says: /(\d+) requests were sent, (\d+) were kept/,
    met: (sent = 0, kept = 0) => sent === 600 && kept === 200,
    value: ofThem,
  },
  {
    name: 'requests failed while two web processes were restarted in turn',
    goal: '0',
    file: 'rolling-restart',
    says: /(\d+) requests, \d+ notes, (\d+) failed/,
    met: none,
    value: ofThem,
  },
  { name: 'reads failed while connections were cut', goal: '0', file: 'cut-connections', says: /(\d+) reads, (\d+) failed/, met: none, value: ofThem },
];

function measure(): Target[] {
  const files = ['session-end', 'forged', 'guessing', 'api-once'].map(name => `test/guards/${name}.test.ts`);
  const others = ['rolling-restart', 'cut-connections'].map(name => `test/production/${name}.test.ts`);
  const { stdout, status } = spawnSync(process.execPath, ['tools/test.ts', ...files, ...others], {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 2],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`A guard failed:\n${stdout}`);
  const lines = stdout.split('\n').filter(line => line.startsWith('measured: '));
  return figures.map(({ name, goal, file, says, met, value }) => {
    const seen = lines.filter(line => line.includes(`/${file}.test.ts`)).flatMap(line => says.exec(line)?.slice(1).map(Number) ?? []);
    if (seen.length === 0) throw new Error(`${file} no longer says ${says.source}`);
    // One figure said for each of several cases: all asked, all that went wrong.
    const [asked, wrong] = [0, 1].map(place => seen.filter((_, nth) => nth % 2 === place).reduce((sum, number) => sum + number, 0)) as [number, number];
    return { name, goal, value: value(asked, wrong), met: met(asked, wrong) };
  });
}

try {
  const targets = measure();
  for (const { name, goal, value, met } of targets) say(`${met ? '✔' : '✖'} ${name}: ${value} (goal ${goal})`);
  keep('security', targets);
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ targets })}\n`);
} catch (fault) {
  process.exit(explain(fault));
}
