import { joinRunning } from '#platform/start/embedded-postgres.ts';
import { explain, say } from '#platform/start/progress.ts';
import { everyProcessOf, isHealthy, makeDataFolder, postgresOf, startService, until, type Service } from '#test/kill/service.ts';
import { makeWriters, query, type Writer } from './crash/people.ts';
import { keep, numberAfter } from './keep.ts';
import { write, type Kept, type Place } from './crash/writing.ts';

// npm run crash-test: kills the service and its database with kill -9 while people write, and looks for every write it had acknowledged.
// --kills N (20) · --writes N (at least so many acknowledged; 1000) · --json prints only {"kills", "acknowledged", "lost"} to stdout

const patience = 10_000;

const kills = numberAfter('--kills', 20);
const writes = numberAfter('--writes', 1000);
const isJson = process.argv.includes('--json');

type Outcome = { acknowledged: number; lost: string[]; twice: string[]; backIn: number[] };

async function crashTest(): Promise<Outcome> {
  const { folder, remove } = makeDataFolder();
  try {
    const writers = await prepare(folder);
    let service = await startService(folder);
    await service.ready();
    const place: Place = { address: service.address };
    const kept: Kept = { acknowledged: new Set(), isOver: false };
    const writing = Promise.all(writers.map(writer => write(place, writer, kept)));
    writing.catch(() => undefined);

    const backIn: number[] = [];
    for (let killed = 1; killed <= kills; killed += 1) {
      const enough = Math.ceil((writes * killed) / (kills + 1));
      await Promise.race([
        until(
          () => kept.acknowledged.size >= enough,
          120_000,
          () => `only ${kept.acknowledged.size} writes were acknowledged`,
        ),
        writing,
      ]);
      const began = performance.now();
      service = await kill(victims[killed % victims.length]!, folder, service, place);
      const took = performance.now() - began;
      backIn.push(took);
      say(`kill ${killed} of ${kills}: back in ${(took / 1000).toFixed(1)} s, ${kept.acknowledged.size} writes acknowledged so far`);
    }
    await Promise.race([until(() => kept.acknowledged.size >= writes, 120_000), writing]);
    kept.isOver = true;
    await writing;
    return { ...(await lookFor(kept.acknowledged, folder)), backIn };
  } finally {
    await remove();
  }
}

async function prepare(folder: string): Promise<Writer[]> {
  const service = await startService(folder);
  await service.ready();
  const urls = await joinRunning(folder);
  if (!urls) throw new Error('The service that was just started is not there');
  const [setting] = await query<{ fsync: string }>(urls.superuser, 'show fsync');
  if (setting?.fsync !== 'on') throw new Error('The database does not wait for the disk');
  const writers = await makeWriters(urls, 8);
  service.runner.kill('SIGINT');
  await service.ended;
  return writers;
}

type Victim = 'the application' | 'the database' | 'everything';
const victims: readonly Victim[] = ['the application', 'the database', 'everything'];

/** Kills one of them in the middle of its work, and gives the service once it answers again. */
async function kill(victim: Victim, folder: string, service: Service, place: Place): Promise<Service> {
  const database = postgresOf(folder);
  const pids = victim === 'the database' ? database : everyProcessOf(folder).filter(pid => victim === 'everything' || !database.includes(pid));
  for (const pid of pids) killNow(pid);
  if (victim === 'the database') {
    await until(async () => postgresOf(folder).length > 0 && (await isHealthy(service.address)), 30_000, service.said);
    return service;
  }
  await service.ended;
  const again = await startService(folder);
  await again.ready();
  place.address = again.address;
  return again;
}

function killNow(pid: number) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (fault) {
    // It ended by itself in between.
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault;
  }
}

async function lookFor(acknowledged: ReadonlySet<string>, folder: string): Promise<Omit<Outcome, 'backIn'>> {
  const urls = await joinRunning(folder);
  if (!urls) throw new Error('The service is gone');
  const found = new Map(
    (await query<{ text: string; times: number }>(urls.superuser, 'select text, count(*)::int as times from people.note group by text')).map(row => [
      row.text,
      row.times,
    ]),
  );
  return {
    acknowledged: acknowledged.size,
    lost: [...acknowledged].filter(words => !found.has(words)),
    twice: [...found].flatMap(([words, times]) => (times > 1 ? [words] : [])),
  };
}

try {
  const { acknowledged, lost, twice, backIn } = await crashTest();
  for (const words of lost) say(`lost: ${words}`);
  for (const words of twice) say(`kept twice: ${words}`);
  const late = backIn.filter(took => took > patience).length;
  if (late > 0) say(`${late} times it was not back within ${patience / 1000} s: is this machine busy with something else?`);
  say(`${kills} kills, ${acknowledged} writes acknowledged, ${twice.length} kept twice; back in at most ${(Math.max(0, ...backIn) / 1000).toFixed(1)} s`);
  const slowest = Math.max(0, ...backIn) / 1000;
  keep('crash', [
    { name: `acknowledged writes lost in ${kills} kills, of ${acknowledged}`, goal: '0', value: String(lost.length), met: lost.length === 0 },
    { name: 'writes kept twice', goal: '0', value: String(twice.length), met: twice.length === 0 },
    { name: 'back at the latest', goal: '≤10 s', value: `${slowest.toFixed(1)} s`, met: slowest <= 10 },
  ]);
  process.stdout.write(isJson ? `${JSON.stringify({ kills, acknowledged, lost: lost.length })}\n` : `acknowledged writes lost: ${lost.length}\n`);
  process.exit(lost.length > 0 || twice.length > 0 ? 1 : 0);
} catch (fault) {
  process.exit(explain(fault));
}
