import { html, type Html } from '#design/html.ts';
import { simplified, within, type Box, type Point } from './outline.ts';
import type { DrawnWard } from './wards.queries.ts';

type Paper = { width: number; height: number; at: (point: { latitude: number; longitude: number }) => [number, number] };

/** So many letters may all the outlines take, that the page stays light; a large county seen whole is drawn coarser for it. */
const mostLetters = 9000;
const coarser = [1, 2, 3, 4, 5, 6, 8, 13];

/** The outlines of wards, as far as they are on the paper, as one path; null where there are none. */
export function drawWards(wards: readonly DrawnWard[], { width, height, at }: Paper): Html | null {
  // A little beyond the edge, so that where an outline is cut off no line is seen.
  const box: Box = { left: -3, top: -3, right: width + 3, bottom: height + 3 };
  const outlines = wards
    .filter(ward => isOn(ward, { width, height, at }))
    .flatMap(({ rings }) =>
      rings.map(ring =>
        within(
          ring.map(([longitude, latitude]) => at({ latitude, longitude })),
          box,
        ),
      ),
    );
  for (const most of coarser) {
    const path = outlines.map(outline => pathOf(simplified(outline, most))).join('');
    if (path.length <= mostLetters) return path === '' ? null : html`<path class="app-map__ward" d="${path}" />`;
  }
  return null;
}

function isOn({ box: [west, south, east, north] }: DrawnWard, { width, height, at }: Paper): boolean {
  const [left, bottom] = at({ latitude: south, longitude: west });
  const [right, top] = at({ latitude: north, longitude: east });
  return right >= 0 && left <= width && bottom >= 0 && top <= height;
}

/** From point to point by how far the next is from the last, which takes the fewest letters. */
function pathOf(points: readonly Point[]): string {
  const [first, ...others] = points.map(([x, y]): Point => [Math.round(x), Math.round(y)]);
  if (!first || others.length < 2) return '';
  const steps = others.map(([x, y], nth) => {
    const [fromX, fromY] = others[nth - 1] ?? first;
    return [x - fromX, y - fromY] as const;
  });
  return `M${first.join(' ')}l${steps
    .filter(([x, y]) => x !== 0 || y !== 0)
    .flat()
    .join(' ')}z`;
}
