import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { conditionsOf, type Wanted } from '../find-services.ts';
import { metresADegree, type Place } from '../place.ts';
import { directoryTables } from '../records.queries.ts';
import { findHeld, holdStems, type Held } from './held.queries.ts';
import { scoresOf } from './score.ts';
import type { Sought } from './understand.ts';

export type Ranked = { ids: string[]; total: number };
export type Slice = { from: number; most: number };
type Reader = Pick<Work, 'tables'>;
type Asked = { sought: readonly Sought[]; wanted: Wanted; near: Place | null };

/** What is less than this share as good as the best is not shown: it has some word in common, and no more. */
const leastGood = 0.3;

/** Services that fit what is sought, the most relevant first; with a place, in bands of relevance and within each the nearest band first. */
export async function findRanked(work: Reader, { sought, wanted, near }: Asked, { from, most }: Slice): Promise<Ranked> {
  const held = await findHeld(work);
  const stems = sought.flatMap(({ ways }) => ways.flat());
  const [fitting] = await Promise.all([findFitting(work, held, wanted), holdStems(work, held, stems)]);
  const scores = sought.length === 0 ? null : scoresOf(sought, held);
  const found = kept(fitting, scores).map(at => ({ at, score: scores?.[at] ?? 1, metres: near && metresTo(near, held.positions.get(at)) }));
  const best = found.reduce((highest, { score }) => Math.max(highest, score), 0);
  const band = ({ at, score, metres }: (typeof found)[number]) =>
    near ? 10 * relevanceBand(score / best) + distanceBand(metres, held.coversArea[at] === 1) : 0;
  const ordered = found
    .map(one => ({ ...one, band: band(one) }))
    .sort((a, b) => a.band - b.band || b.score - a.score || (a.metres ?? Infinity) - (b.metres ?? Infinity) || a.at - b.at);
  return { ids: ordered.slice(from, from + most).map(({ at }) => held.idOf(at)), total: ordered.length };
}

/** Those that fit everything but the words. A place alone leaves out few, so those are asked for. */
async function findFitting(work: Reader, held: Held, wanted: Wanted): Promise<Int32Array> {
  const asked = Object.keys(wanted);
  if (asked.length === 0) return held.all;
  const isPlaceAlone = asked.length === 1 && wanted.place !== undefined;
  const condition = conditionsOf(wanted, 'any place');
  const { rows } = await sql<{ ids: Buffer | null }>`
    select string_agg(uuid_send(service.id), '') as ids from directory.service where ${isPlaceAlone ? sql`not (${condition})` : condition}`.execute(
    directoryTables(work),
  );
  const told = held.among(rows[0]?.ids ?? Buffer.alloc(0));
  if (!isPlaceAlone) return told.filter(at => at >= 0);
  const isOut = new Uint8Array(held.size);
  for (const at of told) if (at >= 0) isOut[at] = 1;
  return held.all.filter(at => isOut[at] === 0);
}

/** Without words all; otherwise those that are not much worse than the best. */
function kept(fitting: Int32Array, scores: Float64Array | null): number[] {
  if (!scores) return [...fitting];
  let best = 0;
  for (const at of fitting) best = Math.max(best, scores[at]!);
  const good: number[] = [];
  for (const at of fitting) if (scores[at]! > 0 && scores[at]! >= leastGood * best) good.push(at);
  return good;
}

function metresTo({ latitude, longitude }: Place, positions: readonly number[] = []): number | null {
  const across = Math.cos((latitude * Math.PI) / 180);
  let nearest = Infinity;
  for (let nth = 0; nth < positions.length; nth += 2)
    nearest = Math.min(nearest, Math.hypot(positions[nth]! - latitude, (positions[nth + 1]! - longitude) * across));
  return nearest === Infinity ? null : nearest * metresADegree;
}

const relevanceBand = (share: number) => (share >= 0.75 ? 0 : share >= 0.5 ? 1 : 2);

/** Within two miles, five, ten, twenty-five. What comes to people, or is online, is as near as can be. */
function distanceBand(metres: number | null, coversArea: boolean): number {
  if (coversArea) return 0;
  if (metres === null) return 3;
  const band = [3219, 8047, 16_093, 40_234].findIndex(within => metres <= within);
  return band < 0 ? 4 : band;
}
