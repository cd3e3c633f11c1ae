import { chanceOf } from '../large/chance.ts';
import coastWritten from './coast.json' with { type: 'json' };
import wardsWritten from './wards.json' with { type: 'json' };

type Point = readonly [number, number];

/** Fernshire's wards as a GeoJSON file, as a council gets it: each takes what is nearest to its middle, up to the coast, along borders that wander as real ones do. */
export function makeWards(): string {
  const middles = wardsWritten.wards.map(({ name, latitude, longitude }) => ({ name, at: [longitude, latitude] as Point }));
  const features = middles.map(({ name, at }) => {
    const area = middles.reduce((left, other) => (other.at === at ? left : nearerTo(left, at, other.at)), coastWritten.coast as unknown as readonly Point[]);
    const ring = area.flatMap((point, nth) => wandering(point, area[(nth + 1) % area.length]!));
    return { type: 'Feature', properties: { WD26NM: name }, geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] } };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** What of an area is nearer to one place than to another. */
function nearerTo(area: readonly Point[], one: Point, other: Point): Point[] {
  const side = ([x, y]: Point) => (x - (one[0] + other[0]) / 2) * (other[0] - one[0]) + (y - (one[1] + other[1]) / 2) * (other[1] - one[1]);
  return area.flatMap((point, nth) => {
    const before = area.at(nth - 1)!;
    const [was, is] = [side(before), side(point)];
    const share = was / (was - is);
    const border: Point = [before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])];
    if (is <= 0) return was <= 0 ? [point] : [border, point];
    return was <= 0 ? [border] : [];
  });
}

const steps = 6;

/** The way from one corner to the next, a little aside of the straight line: the same from either end, so that neighbours share their border. */
function wandering(from: Point, to: Point): Point[] {
  const isTurned = from[0] > to[0] || (from[0] === to[0] && from[1] > to[1]);
  const [start, end] = isTurned ? [to, from] : [from, to];
  const chance = chanceOf(11, ...[start, end].flat().map(degrees => Math.round(degrees * 1e4)));
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const way = Array.from({ length: steps - 1 }, (_, nth): Point => {
    const [along, aside] = [(nth + 1) / steps, (chance.below(1000) / 1000 - 0.5) * 0.16];
    return [start[0] + along * dx - aside * dy, start[1] + along * dy + aside * dx];
  });
  return [from, ...(isTurned ? way.toReversed() : way)];
}
