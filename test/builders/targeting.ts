import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addFeed, beginLoad, chooseColumns, getFeed, loadFile, receiveFile, type FeedField, type NewFeed } from '#modules/targeting/index.ts';
import type { ReceivedFile } from '#platform/received-file.ts';
import type { Person, World } from '#test/world.ts';

/** A row as a partner wrote it, by the fields of a feed: `{ forename: 'Chidi', surname: 'Okafor', born: '2016-03-05', what: 'attendance', amount: '82' }`. */
export type FeedRow = Readonly<Partial<Record<FeedField, string>>>;
type FeedOptions = Partial<Omit<NewFeed, 'agencyId'>> & { agency?: string; rows: readonly FeedRow[]; analyst?: Person; currentAsOf?: Temporal.PlainDate };

const analysts = new WeakMap<World, Person>();

export async function analystOf(world: World): Promise<Person> {
  const known = analysts.get(world) ?? (await world.worker('Anna Lyst', { roles: ['analyst'], agency: 'Fernshire County Council' }));
  analysts.set(world, known);
  return known;
}

/** A file as if it had been sent. */
export async function withFile<T>(content: string | Uint8Array, task: (file: ReceivedFile) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'open-early-help-file-'));
  const path = join(folder, 'file');
  writeFileSync(path, content);
  try {
    const bytes = Buffer.from(content);
    return await task({ path, bytes: bytes.length, hash: createHash('sha256').update(bytes).digest('hex') });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const addTestFeed = async (
  world: World,
  { agency = 'Fernshire Schools', rows: _rows, analyst, currentAsOf: _asOf, ...more }: Partial<FeedOptions> = {},
) => {
  const agencyId = await world.agency(agency);
  const who = analyst ?? (await analystOf(world));
  const feed: NewFeed = {
    name: `Feed ${world.platform.newId().slice(-6)}`,
    agencyId,
    kind: 'school-census',
    agreement: 'DSA-12',
    purpose: 'Early help',
    lawfulBasis: 'Public task',
    retentionMonths: 24,
    way: 'replace',
    ...more,
  };
  return world.doAs(who, work => addFeed(work, feed));
};

/** A feed that holds these rows, loaded as an analyst would: `await feed(world, { kind: 'police', rows: [{ surname: 'Okafor', what: 'missing' }] })`. The words in `what` are the keys of kinds of fact. */
export async function feed(world: World, { rows, ...options }: FeedOptions): Promise<{ feedId: string; loadId: string }> {
  const feedId = await addTestFeed(world, options);
  return { feedId, loadId: await loadRows(world, feedId, rows, options) };
}

/** One more file of a feed. */
export async function loadRows(
  world: World,
  feedId: string,
  rows: readonly FeedRow[],
  { analyst, currentAsOf = world.today }: Pick<FeedOptions, 'analyst' | 'currentAsOf'> = {},
): Promise<string> {
  const who = analyst ?? (await analystOf(world));
  const fields = [...new Set(rows.flatMap(row => Object.keys(row)))] as FeedField[];
  const cell = (text = '') => `"${text.replaceAll('"', '""')}"`;
  const csv = [fields, ...rows.map(row => fields.map(field => row[field] ?? ''))].map(cells => cells.map(cell).join(',')).join('\n');
  const words = Object.fromEntries(rows.flatMap(({ what }) => (what === undefined ? [] : [[what.toLowerCase(), what]])));
  const loadId = await withFile(csv, file =>
    world.doAs(who, async work => {
      const columns = Object.fromEntries(fields.map(field => [field, field]));
      await chooseColumns(work, await getFeed(work, feedId), {
        columns,
        dates: 'day-first',
        what: fields.includes('what') ? { words } : { every: 'involved' },
      });
      const id = await receiveFile(work, await getFeed(work, feedId), { file, currentAsOf, again: true });
      await beginLoad(work, feedId, id);
      return id;
    }),
  );
  await loadFile(world.platform, { loadId });
  return loadId;
}

/** A file that an analyst has sent and not gone on with. */
export const sendFile = (world: World, feedId: string, content: string | Uint8Array): Promise<string> =>
  withFile(content, async file =>
    world.doAs(await analystOf(world), async work => receiveFile(work, await getFeed(work, feedId), { file, currentAsOf: world.today, again: true })),
  );
