import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addFeed,
  addShippedRules,
  beginLoad,
  chooseColumns,
  findNow,
  getFeed,
  loadFile,
  receiveFile,
  runLinkage,
  setSharingRule,
  type Mapping,
  type NewFeed,
  type NewRule,
} from '#modules/targeting/index.ts';
import feedsAsWritten from '../fernshire/feeds.json' with { type: 'json' };
import { idOf, type Telling } from '../telling.ts';
import { writers } from './files.ts';
import { knownTo, type Known } from './spelling.ts';

type Told = Omit<NewFeed, 'agencyId'> & { key: string; agency: string; columns: Record<string, string>; what: Mapping['what']; rule: NewRule };
const feeds = feedsAsWritten as unknown as readonly Told[];
const analyst = 'imogen.clarke';

/** Partners' files about the people of the stories, and others in their streets: each as its own system writes them, sent, read and shared as on the pages. */
export async function tellPartners(telling: Telling): Promise<void> {
  const known = knownTo(telling.fernshire.families, telling.today, new Map(telling.fernshire.council.localities.map(({ id, name }) => [id, name])));
  const loads: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'open-early-help-partners-'));
  try {
    for (const feed of feeds) loads.push(await tellFeed(telling, feed, known, join(folder, feed.key)));
    await Promise.all(loads.map(loadId => loadFile(telling.platform, { loadId })));
    await asEveryNight(telling);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the service does by night: who is who, and whom the rules pick out. */
async function asEveryNight(telling: Telling): Promise<void> {
  await telling.as('open-early-help', telling.now, work => addShippedRules(work));
  await runLinkage(null)(telling.platform, {});
  await telling.as('open-early-help', telling.now, work => findNow(work));
}

function tellFeed(telling: Telling, told: Told, known: readonly Known[], path: string): Promise<string> {
  const { key, agency, columns, what, rule, ...feed } = told;
  const schools = new Map(telling.fernshire.agencies.map(({ id, name }) => [id, name]));
  const rows = writers[key]?.(known, telling.today, schools) ?? [];
  const bytes = Buffer.from(csv(Object.values(columns), rows));
  writeFileSync(path, bytes, { mode: 0o600 });
  return telling.as(analyst, telling.now.subtract({ hours: 24 * 2 }), async work => {
    const feedId = await addFeed(work, { ...feed, agencyId: idOf(telling.agencies, agency) });
    await chooseColumns(work, await getFeed(work, feedId), { columns, dates: 'day-first', what });
    const file = { path, bytes: bytes.length, hash: createHash('sha256').update(bytes).digest('hex') };
    const loadId = await receiveFile(work, await getFeed(work, feedId), { file, currentAsOf: work.today, coversSince: work.today.subtract({ months: 6 }) });
    await beginLoad(work, feedId, loadId);
    await setSharingRule(work, await getFeed(work, feedId), rule);
    return loadId;
  });
}

const csv = (columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string =>
  [columns, ...rows.map(row => columns.map(column => row[column] ?? ''))]
    .map(cells => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\r\n');
