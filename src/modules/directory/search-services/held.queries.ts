import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { keptByEdition } from '../kept-by-edition.ts';
import { directoryTables } from '../records.queries.ts';

type Reader = Pick<Work, 'tables'>;

/** In which services a stem stands, by their places in the list, and how much it says of each. */
export type Said = { at: Int32Array; weights: Float32Array };

/**
 * What this process holds of the services that have not ended, to put them in order without asking for each: which there are, where they are, and, once
 * somebody has looked for them, where words stand. It comes and is kept as bytes: ten thousand services are some hundred kilobytes.
 */
export type Held = {
  size: number;
  /** Every place in the list. */
  all: Int32Array;
  idOf(at: number): string;
  /** The places in the list of those whose ids stand here one after the other; -1 for what has ended, or is not held. */
  among(ids: Buffer): Int32Array;
  coversArea: Uint8Array;
  /** Latitudes and longitudes, in turn, of those known, by service. */
  positions: ReadonlyMap<number, readonly number[]>;
  said: Map<string, Said>;
};

const idBytes = 16;

export const findHeld = keptByEdition(async (work): Promise<Held> => {
  const tables = directoryTables(work);
  const [{ rows }, { rows: placed }] = await Promise.all([
    sql<{ ids: Buffer | null; covers: Buffer | null }>`
      select string_agg(uuid_send(id), '' order by id) as ids, string_agg(boolsend(covers_area), '' order by id) as covers
        from directory.service where status <> 'defunct'`.execute(tables),
    sql<{ ids: Buffer | null; latitudes: number[] | null; longitudes: number[] | null }>`
      select string_agg(uuid_send(service_id), '' order by id) as ids, array_agg(latitude order by id) as latitudes, array_agg(longitude order by id) as longitudes
        from directory.service_at_location where latitude is not null and longitude is not null`.execute(tables),
  ]);
  const ids = rows[0]?.ids ?? Buffer.alloc(0);
  const places = new Map(eachId(ids).map((id, at) => [id, at]));
  const positions = new Map<number, number[]>();
  const { ids: placedIds, latitudes, longitudes } = placed[0] ?? {};
  for (const [nth, id] of eachId(placedIds ?? Buffer.alloc(0)).entries()) {
    const at = places.get(id);
    const position = [latitudes?.[nth] ?? 0, longitudes?.[nth] ?? 0];
    if (at !== undefined) positions.set(at, [...(positions.get(at) ?? []), ...position]);
  }
  return {
    size: places.size,
    all: Int32Array.from(places.values()),
    idOf: at => ids.toString('hex', at * idBytes, (at + 1) * idBytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    among: some => Int32Array.from(eachId(some), id => places.get(id) ?? -1),
    coversArea: Uint8Array.from(rows[0]?.covers ?? []),
    positions,
    said: new Map(),
  };
});

/** Sees to it that it is held where these stems stand. */
export async function holdStems(work: Reader, held: Held, stems: readonly string[]): Promise<void> {
  const missing = [...new Set(stems)].filter(stem => !held.said.has(stem));
  if (missing.length === 0) return;
  const { rows } = await sql<{ stem: string; ids: Buffer | null; weights: Buffer | null }>`
    select stem, string_agg(uuid_send(word.service_id), '') as ids, string_agg(float4send(word.weight), '') as weights
      from unnest(${missing}::text[]) stem left join directory.service_word word using (stem) group by stem`.execute(directoryTables(work));
  for (const { stem, ids, weights } of rows) {
    const at = held.among(ids ?? Buffer.alloc(0));
    const isHeld = (_: number, nth: number) => at[nth]! >= 0;
    held.said.set(stem, { at: at.filter(isHeld), weights: Float32Array.from(at, (_, nth) => weights?.readFloatBE(nth * 4) ?? 0).filter(isHeld) });
  }
}

const eachId = (ids: Buffer): string[] => Array.from({ length: ids.length / idBytes }, (_, nth) => ids.toString('latin1', nth * idBytes, (nth + 1) * idBytes));
