import { keptByEdition } from './kept-by-edition.ts';
import type { Ring } from './outline.ts';
import { directoryTables } from './records.queries.ts';

/** A ward as it is drawn, with the box it lies in: west, south, east, north. */
export type DrawnWard = { name: string; rings: readonly Ring[]; box: readonly [number, number, number, number] };

/** Every ward whose outline the council has given. */
export const findWards = keptByEdition(async (work): Promise<DrawnWard[]> => {
  const rows = await directoryTables(work).selectFrom('directory.ward').select(['name', 'outline']).orderBy('name').execute();
  return rows.map(({ name, outline }) => {
    const rings = JSON.parse(outline) as Ring[];
    const points = rings.flat();
    const [longitudes, latitudes] = [points.map(([x]) => x), points.map(([, y]) => y)];
    return { name, rings, box: [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)] };
  });
});
