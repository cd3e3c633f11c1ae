/** How one thing grows with the size of the council: points of size and milliseconds. */
export type Growth = { name: string; points: readonly { size: number; ms: number }[] };

const box = { width: 860, height: 420, left: 60, right: 250, top: 20, bottom: 50 };
const colours = ['#1d70b8', '#d4351c', '#00703c', '#4c2c92', '#b58840', '#28a197', '#912b88', '#505a5f', '#0b0c0c'];

/** A picture of the lines, both axes logarithmic, so that what grows with the size is a slope and what does not is flat. */
export function growthChart(title: string, lines: readonly Growth[]): string {
  const all = lines.flatMap(({ points }) => points);
  const x = logScale(
    all.map(({ size }) => size),
    [box.left, box.width - box.right],
  );
  const y = logScale(
    all.map(({ ms }) => ms),
    [box.height - box.bottom, box.top],
  );
  const sizes = [...new Set(all.map(({ size }) => size))];
  const across = sizes.map(size => `<text x="${x(size)}" y="${box.height - box.bottom + 22}" text-anchor="middle">${size}</text>`);
  const up = ticks(all.map(({ ms }) => ms)).map(
    ms =>
      `<line x1="${box.left}" x2="${box.width - box.right}" y1="${y(ms)}" y2="${y(ms)}" stroke="#dddddd"/><text x="${box.left - 8}" y="${y(ms) + 4}" text-anchor="end">${ms}</text>`,
  );
  const ends = apart(lines.map(({ points }) => y(points.at(-1)?.ms ?? 1)));
  const drawn = lines.map(({ name, points }, nth) => {
    const colour = colours[nth % colours.length]!;
    const path = points.map(({ size, ms }) => `${x(size).toFixed(1)},${y(ms).toFixed(1)}`).join(' ');
    const dots = points.map(({ size, ms }) => `<circle cx="${x(size).toFixed(1)}" cy="${y(ms).toFixed(1)}" r="3" fill="${colour}"/>`).join('');
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}<text x="${box.width - box.right + 12}" y="${ends[nth]! + 4}" fill="${colour}">${name}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${box.width} ${box.height}" role="img" aria-labelledby="title" font-family="Arial, sans-serif" font-size="13">
<title id="title">${title}</title><rect width="100%" height="100%" fill="#ffffff"/>
${[...up, ...across, ...drawn].join('\n')}
<text x="${(box.left + box.width - box.right) / 2}" y="${box.height - 8}" text-anchor="middle">Size of the council (1 is a million people)</text>
</svg>
`;
}

function logScale(values: readonly number[], [from, to]: readonly [number, number]) {
  const [least, most] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))];
  return (value: number) => (most === least ? (from + to) / 2 : from + ((Math.log(value) - least) / (most - least)) * (to - from));
}

const ticks = (values: readonly number[]) =>
  [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].filter(tick => tick >= Math.min(...values) && tick <= Math.max(...values));

/** Names that would stand on each other are moved down. */
function apart(places: readonly number[]): number[] {
  const order = places.map((place, nth) => ({ place, nth })).sort((one, other) => one.place - other.place);
  for (let nth = 1; nth < order.length; nth += 1) order[nth]!.place = Math.max(order[nth]!.place, order[nth - 1]!.place + 16);
  return order.sort((one, other) => one.nth - other.nth).map(({ place }) => place);
}
