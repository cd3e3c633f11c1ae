import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { blocked, blocking, comparisons, gammaNames, gammas, learn, normalised, trainings, type Pattern, type Shares } from './linkage/reference/model.ts';
import { standardise } from './linkage/reference/standardise.ts';

// A process of its own: links the feeds of a made-up council by DuckDB as Splink would, training included, and prints what it took.

const began = performance.now();
const [folder, ...feeds] = process.argv.slice(2) as [string, ...string[]];
const asked = 0.95;
const alsoTried = [0.5, 0.8, 0.99, 0.999, 0.9999];

const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const steps: Record<string, number> = {};

const pairs = await predict(connection);
const files = [{ threshold: asked, clusters: await cluster(asked) }];
const { user, system } = process.cpuUsage();
const took = { cpuSeconds: (user + system) / 1e6, wallSeconds: (performance.now() - began) / 1000, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
// Whatever threshold suits it best is tried as well, at no cost to it.
for (const threshold of alsoTried) files.push({ threshold, clusters: await cluster(threshold) });
process.stdout.write(JSON.stringify({ pairs, ...took, clusters: files[0]!.clusters, thresholds: files, steps }));

async function predict(db: DuckDBConnection): Promise<number> {
  await step('read', () => db.run(standardise(folder, feeds)));
  const rows = await number(db, 'select count(*) from people');
  await step('rarity', async () => {
    for (const { column, byRarity } of comparisons)
      if (byRarity)
        await db.run(
          `create table tf_${column} as select ${column}, count(*) / sum(count(*)) over () as tf from people where ${column} is not null group by 1`,
        );
  });
  const u = await step('u', () => drawn(db, rows));
  const m = await step('m', () => learnt(db, u));
  const prior = await step('prior', () => priorOf(db, rows));
  await step('block', () => db.run(`create table blocked as ${blocked(blocking)}`));
  const count = await number(db, 'select count(*) from blocked');
  const weights = comparisons.map(({ name, column, byRarity, levels }, nth) => {
    const cases = levels.map((_, level) => `when ${level} then ${Math.log2(m[nth]![level]! / u[nth]![level]!)}`);
    const rarity = byRarity ? ` + case when g_${name} = 0 then log2(${u[nth]![0]!} / greatest(tf_${column}_l, tf_${column}_r)) else 0 end` : '';
    return `case g_${name} ${cases.join(' ')} else 0 end${rarity}`;
  });
  const rare = comparisons.filter(({ byRarity }) => byRarity).map(({ column }) => column);
  await step('compare', () =>
    db.run(`create table compared as select b.l, b.r, ${gammas}${rare.map(one => `, l${one}.tf as tf_${one}_l, r${one}.tf as tf_${one}_r`).join('')}
      from blocked b join people l on l.id = b.l join people r on r.id = b.r
      ${rare.map(one => `left join tf_${one} l${one} on l${one}.${one} = l.${one} left join tf_${one} r${one} on r${one}.${one} = r.${one}`).join('\n')}`),
  );
  await step('weigh', () =>
    db.run(
      `create table predicted as select l, r, weight from (select l, r, ${Math.log2(prior / (1 - prior))} + ${weights.join(' + ')} as weight from compared) where weight > 0`,
    ),
  );
  return count;
}

/** Shares of the levels among pairs drawn at random. */
async function drawn(db: DuckDBConnection, rows: number): Promise<Shares> {
  // As many rows as make a million pairs of themselves, as many as Splink draws unless told otherwise.
  const sample = Math.min(rows, 1414);
  await db.run(`create table sample as select * from people using sample reservoir(${sample} rows) repeatable (7)`);
  const patterns = await patternsOf(db, `select ${gammas} from sample l join sample r on l.id < r.id`);
  return comparisons.map(({ levels }, nth) => {
    const counts = levels.map(() => 0.5);
    for (const { levels: pattern, count } of patterns) if (pattern[nth]! >= 0) counts[pattern[nth]!]! += count;
    return normalised(counts);
  });
}

/** From each training what it can teach; the mean where both can. */
async function learnt(db: DuckDBConnection, u: Shares): Promise<Shares> {
  const taught: { m: Shares; untaught: readonly string[] }[] = [];
  for (const { rule, untaught } of trainings)
    taught.push({ m: learn(await patternsOf(db, `select ${gammas} from people l join people r on ${rule} where l.id < r.id`), u, untaught), untaught });
  return comparisons.map(({ name, levels }, nth) => {
    const from = taught.filter(({ untaught }) => !untaught.includes(name));
    return levels.map((_, level) => from.reduce((sum, { m }) => sum + m[nth]![level]!, 0) / from.length);
  });
}

async function priorOf(db: DuckDBConnection, rows: number): Promise<number> {
  const certain = await number(
    db,
    `select count(*) from (${blocked(['l.nhs = r.nhs', 'l.upn = r.upn', 'l.forename = r.forename and l.surname = r.surname and l.born = r.born'])})`,
  );
  return certain / 0.85 / ((rows * (rows - 1)) / 2);
}

async function patternsOf(db: DuckDBConnection, query: string): Promise<Pattern[]> {
  const rows = (await db.runAndReadAll(`select ${gammaNames}, count(*)::double from (${query}) group by all`)).getRows();
  return rows.map(row => ({ levels: row.slice(0, -1).map(Number), count: Number(row.at(-1)) }));
}

/** Whatever hangs together by pairs so sure is one person. */
async function cluster(threshold: number): Promise<string> {
  return step(`cluster at ${threshold}`, async () => {
    const feedRows = (await connection.runAndReadAll('select feed, count(*)::integer from people group by 1 order by 1'))
      .getRows()
      .map(([, count]) => Number(count));
    const parent = Int32Array.from({ length: feedRows.reduce((sum, count) => sum + count, 0) }, (_, id) => id);
    const find = (id: number): number => {
      let root = id;
      while (parent[root] !== root) root = parent[root]!;
      for (let at = id; at !== root;) [at, parent[at]] = [parent[at]!, root];
      return root;
    };
    const result = await connection.stream(`select l, r from predicted where weight >= ${Math.log2(threshold / (1 - threshold))}`);
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      const [ones, others] = [chunk.getColumnValues(0), chunk.getColumnValues(1)];
      for (const [nth, one] of ones.entries()) {
        const [a, b] = [find(Number(one)), find(Number(others[nth]))];
        if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
      }
    }
    const path = join(folder, `reference-clusters-${threshold}.csv`);
    const file = openSync(path, 'w');
    let text = 'feed,row,id,person,household\n';
    let id = 0;
    for (const [nth, count] of feedRows.entries())
      for (let row = 1; row <= count; row++, id++) {
        text += `${feeds[nth]!},${row},,${find(id)},${find(id)}\n`;
        if (text.length < 1 << 20) continue;
        writeSync(file, text);
        text = '';
      }
    writeSync(file, text);
    closeSync(file);
    return path;
  });
}

async function number(db: DuckDBConnection, query: string): Promise<number> {
  return Number((await db.runAndReadAll(query)).getRows()[0]![0]);
}

async function step<T>(name: string, doing: () => Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const done = await doing();
  const { user, system } = process.cpuUsage(before);
  steps[name] = (user + system) / 1e6;
  return done;
}
