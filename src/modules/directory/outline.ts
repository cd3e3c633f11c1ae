/** A point as maps of the web write it: longitude, then latitude; or, on paper, x and y. */
export type Point = readonly [number, number];
/** A closed line, whose last point is joined to the first. */
export type Ring = readonly Point[];

/** Leaves out every point without which the line goes astray by no more than `most` (Ramer, Douglas and Peucker). `across`: how long a step to the right is beside one upwards. */
export function simplified(ring: Ring, most: number, across = 1): Point[] {
  if (ring.length < 4) return [...ring];
  const kept = new Uint8Array(ring.length);
  // A ring has no ends: it is parted at its first point and at the one furthest from it.
  const far = furthest(ring, index => length(ring[0]!, ring[index]!, across), 1, ring.length - 1).index;
  kept[0] = kept[far] = 1;
  const parts: [number, number][] = [
    [0, far],
    [far, ring.length],
  ];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [from, to] = part;
    if (to - from < 2) continue;
    const [a, b] = [ring[from]!, ring[to % ring.length]!];
    const { index, distance } = furthest(ring, place => fromLine(ring[place]!, a, b, across), from + 1, to - 1);
    if (distance <= most) continue;
    kept[index] = 1;
    parts.push([from, index], [index, to]);
  }
  return ring.filter((_, index) => kept[index] === 1);
}

function furthest(ring: Ring, distanceOf: (index: number) => number, from: number, to: number): { index: number; distance: number } {
  let most = { index: from, distance: -1 };
  for (let index = from; index <= to && index < ring.length; index += 1) {
    const distance = distanceOf(index);
    if (distance > most.distance) most = { index, distance };
  }
  return most;
}

const length = ([x1, y1]: Point, [x2, y2]: Point, across: number) => Math.hypot((x2 - x1) * across, y2 - y1);

function fromLine([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point, across: number): number {
  const [dx, dy] = [(x2 - x1) * across, y2 - y1];
  const [px, py] = [(x - x1) * across, y - y1];
  const along = dx * dx + dy * dy;
  const share = along === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / along));
  return Math.hypot(px - share * dx, py - share * dy);
}

export type Box = { left: number; top: number; right: number; bottom: number };

/** What of an outline lies in a box, side by side cut off (Sutherland and Hodgman). Nothing: it is elsewhere. */
export function within(ring: Ring, { left, top, right, bottom }: Box): Point[] {
  const sides: readonly [isIn: (point: Point) => boolean, place: 0 | 1, at: number][] = [
    [([x]) => x >= left, 0, left],
    [([x]) => x <= right, 0, right],
    [([, y]) => y >= top, 1, top],
    [([, y]) => y <= bottom, 1, bottom],
  ];
  return sides.reduce<Point[]>(
    (points, [isIn, place, at]) => {
      const cut = (a: Point, b: Point): Point => {
        const share = (at - a[place]) / (b[place] - a[place]);
        return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
      };
      return points.flatMap((point, nth) => {
        const before = points.at(nth - 1)!;
        const [wasIn, isNow] = [isIn(before), isIn(point)];
        if (isNow) return wasIn ? [point] : [cut(before, point), point];
        return wasIn ? [cut(before, point)] : [];
      });
    },
    [...ring],
  );
}
