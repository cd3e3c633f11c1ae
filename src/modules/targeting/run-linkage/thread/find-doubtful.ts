import { bandOf } from '../../linkage/clusters/gather.ts';
import type { Linked } from '../../linkage/link.ts';
import { born, number, place } from '../../linkage/pairs/levels.ts';
import { at, type Records } from '../../linkage/records.ts';
import { valueOf, type Risk, type Touched } from '../../match.ts';
import type { DoubtfulPair } from '../exchange.ts';
import type { Gathered } from './gather-rows.ts';

/** No council decides more than this in years; the most valuable are kept, and how many there were is told. */
const mostKept = 20_000;
const mostWaiting = mostKept * 10;

type Asked = {
  records: Records;
  linked: Linked;
  cluster: Int32Array;
  gathered: Gathered;
  isDecided: (one: number, other: number) => boolean;
  isApart: (one: number, other: number) => boolean;
};
type Found = { n: number; value: number; rowsJoined: number; touches: Touched[] };

/** The pairs that a person should look at, most worth deciding first; of two sides the surest pair alone. Rows are as they were gathered (`records.readAs`). */
export function findDoubtful({ records, linked, cluster, gathered: { known, sideText }, isDecided, isApart }: Asked): { found: number; kept: DoubtfulPair[] } {
  const { pairs, sureness, levels } = linked;
  const read = (row: number) => records.readAs[row]!;
  const membersOf = clustersOf(cluster, known);
  const bySides = new Map<string, Found>();
  let found = 0;
  for (let n = 0; n < pairs.count; n++) {
    const sure = sureness[pairs.pattern[n]!]!.person;
    if (bandOf(sure) !== 'look') continue;
    const [a, b] = [read(pairs.one[n]!), read(pairs.other[n]!)];
    const [one, other] = [known.side[a]!, known.side[b]!];
    if (one === other || cluster[a] === cluster[b] || isApart(pairs.one[n]!, pairs.other[n]!) || isDecided(one, other)) continue;
    const key = one < other ? `${one} ${other}` : `${other} ${one}`;
    const before = bySides.get(key);
    if (before && sureness[pairs.pattern[before.n]!]!.person >= sure) continue;
    if (!before) found += 1;
    const [mine, theirs] = [membersOf(cluster[a]!), membersOf(cluster[b]!)];
    const rowsJoined = Math.min(mine.size, theirs.size);
    const touches: Touched[] = [
      ...(mine.people + theirs.people > 0 ? (['record'] as const) : []),
      ...(Math.max(mine.sensitivity, theirs.sensitivity) === 2 ? (['abuse'] as const) : []),
      ...(mine.hasOther || theirs.hasOther ? (['sensitive'] as const) : []),
    ];
    bySides.set(key, { n, rowsJoined, touches, value: valueOf({ sureness: sure, rowsJoined, touches }) });
    if (bySides.size > mostWaiting) for (const [worst] of mostWorth(bySides).slice(mostKept)) bySides.delete(worst);
  }
  const best = mostWorth(bySides).slice(0, mostKept);
  const rowsOf = membersAmong(new Set(best.flatMap(([, { n }]) => [cluster[read(pairs.one[n]!)]!, cluster[read(pairs.other[n]!)]!])), cluster, records);
  const kept = best.map(([, { n, value, rowsJoined, touches }]): DoubtfulPair => {
    const rows = [pairs.one[n]!, pairs.other[n]!].map(row => ({ row: read(row), side: sideText(known.side[read(row)]!) }));
    const [one, other] = rows[0]!.side < rows[1]!.side ? rows : [rows[1]!, rows[0]!];
    const level = [...levels[pairs.pattern[n]!]!];
    const [mine, theirs] = [cluster[one!.row]!, cluster[other!.row]!];
    const apart = (cell: number) => contradict(valuesIn(rowsOf.get(mine)!, cell, records), valuesIn(rowsOf.get(theirs)!, cell, records));
    const risks: Risk[] = [
      ...(membersOf(mine).people > 0 && membersOf(theirs).people > 0 ? (['two-of-record'] as const) : []),
      ...(level[place.nhs] === number.other || apart(at.nhs) ? (['nhs-number'] as const) : []),
      ...(level[place.upn] === number.other || apart(at.upn) ? (['upn'] as const) : []),
      ...((level[place.born] ?? 0) >= born.nearYear ? (['date-of-birth'] as const) : []),
      ...(touches.includes('abuse') || touches.includes('sensitive') ? (['sensitive-facts'] as const) : []),
    ];
    const rowId = (row: number) => known.rowId[row]! || null;
    return {
      ...{ one: one!.side, other: other!.side, oneRow: rowId(one!.row), otherRow: rowId(other!.row), sureness: sureness[pairs.pattern[n]!]!.person },
      ...{ levels: level, value, rowsJoined, touches, risks },
    };
  });
  return { found, kept };
}

const mostWorth = (found: ReadonlyMap<string, Found>) => [...found].sort(([, a], [, b]) => b.value - a.value || a.n - b.n);

type Members = { size: number; people: number; sensitivity: number; hasOther: boolean };
function clustersOf(cluster: Int32Array, { rowId, sensitivity }: Gathered['known']): (of: number) => Members {
  const [size, people, highest, other] = [
    new Int32Array(cluster.length),
    new Int32Array(cluster.length),
    new Uint8Array(cluster.length),
    new Uint8Array(cluster.length),
  ];
  for (let row = 0; row < cluster.length; row++) {
    const of = cluster[row]!;
    size[of]! += 1;
    if (rowId[row] === 0) people[of]! += 1;
    highest[of] = Math.max(highest[of]!, sensitivity[row]!);
    if (sensitivity[row] === 1) other[of] = 1;
  }
  return of => ({ size: size[of]!, people: people[of]!, sensitivity: highest[of]!, hasOther: other[of] === 1 });
}

/** The rows of these clusters, as the records hold them. */
function membersAmong(clusters: ReadonlySet<number>, cluster: Int32Array, { rows, readAs }: Records): Map<number, number[]> {
  const members = new Map<number, number[]>([...clusters].map(of => [of, []]));
  for (let row = 0; row < rows; row++) members.get(cluster[readAs[row]!]!)?.push(row);
  return members;
}

const valuesIn = (rows: readonly number[], cell: number, { cells, width }: Records) =>
  new Set(rows.flatMap(row => (cells[row * width + cell] === 0 ? [] : [cells[row * width + cell]!])));
/** Both have such a number, and none of one is also the other’s. */
const contradict = (one: ReadonlySet<number>, other: ReadonlySet<number>) => one.size > 0 && other.size > 0 && ![...one].some(value => other.has(value));
