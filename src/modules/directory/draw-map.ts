import { html, type Html } from '#design/html.ts';
import { drawWards } from './draw-wards.ts';
import type { Place } from './place.ts';
import { metresADegree } from './place.ts';
import type { ServicePage } from './service-page.ts';
import type { DrawnWard } from './wards.queries.ts';

type Point = { latitude: number; longitude: number };
type Pin = Point & { numbers: number[] };

const size = { width: 400, height: 420, edge: 46 };

type Drawn = { near: Place | null; wards?: readonly DrawnWard[]; first?: number };

/** Where the listed services are: numbered as in the list, towns by name, wards where the council has given them, and a scale. It tells nothing that the list does not. Null: none of them has a place. */
export function drawMap(services: readonly ServicePage[], { near, wards = [], first = 1 }: Drawn): Html | null {
  const spots = services.flatMap((service, nth) => pointsOf(service).map(point => ({ ...point, numbers: [first + nth] })));
  if (spots.length === 0) return null;
  const towns = townsOf(services);
  const plan = planOf([...spots, ...(near ? [near] : [])]);
  const pins = together(spots, plan);
  const shownTowns = towns.filter(({ at }) => plan.isWithin(at));
  return html`<svg
    class="app-map"
    viewBox="0 0 ${size.width} ${size.height}"
    role="img"
    aria-label="Map of where the services in this list are, by their numbers"
  >
    <rect class="app-map__ground" width="${size.width}" height="${size.height}" />
    ${drawWards(wards, { ...size, at: plan.at })}
    ${shownTowns.map(({ name, at }) => townName(name, plan.at(at), { pins: [...pins, ...(near ? [near] : [])].map(plan.at), hasWards: wards.length > 0 }))}
    ${near && youAreHere(plan.at(near))} ${pins.map(pin => drawPin(pin, plan.at(pin)))} ${scaleBar(plan.metresAPixel)}
  </svg>`;
}

const pointsOf = ({ places }: ServicePage): Point[] =>
  places.flatMap(({ location: { latitude, longitude } }) => (latitude === undefined || longitude === undefined ? [] : [{ latitude, longitude }]));

function townsOf(services: readonly ServicePage[]): { name: string; at: Point }[] {
  const byTown = new Map<string, Point[]>();
  for (const { places } of services)
    for (const { location } of places) {
      const town = location.addresses?.[0]?.town;
      const { latitude, longitude } = location;
      if (town !== undefined && latitude !== undefined && longitude !== undefined) byTown.set(town, [...(byTown.get(town) ?? []), { latitude, longitude }]);
    }
  return [...byTown].map(([name, points]) => ({
    name,
    at: { latitude: middle(points.map(({ latitude }) => latitude)), longitude: middle(points.map(({ longitude }) => longitude)) },
  }));
}

const middle = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** How the ground comes onto the paper: everything within the edges, at least two kilometres across. */
function planOf(points: readonly Point[]) {
  const latitudes = points.map(({ latitude }) => latitude);
  const longitudes = points.map(({ longitude }) => longitude);
  const centre = { latitude: (Math.min(...latitudes) + Math.max(...latitudes)) / 2, longitude: (Math.min(...longitudes) + Math.max(...longitudes)) / 2 };
  const across = Math.cos((centre.latitude * Math.PI) / 180) * metresADegree;
  const wide = Math.max((Math.max(...longitudes) - Math.min(...longitudes)) * across, 2000);
  const high = Math.max((Math.max(...latitudes) - Math.min(...latitudes)) * metresADegree, 2000);
  const metresAPixel = Math.max(wide / (size.width - 2 * size.edge), high / (size.height - 2 * size.edge));
  const at = ({ latitude, longitude }: Point): [number, number] => [
    Math.round(size.width / 2 + ((longitude - centre.longitude) * across) / metresAPixel),
    Math.round(size.height / 2 - ((latitude - centre.latitude) * metresADegree) / metresAPixel),
  ];
  const isWithin = (point: Point) => {
    const [x, y] = at(point);
    return x > 0 && x < size.width && y > 0 && y < size.height - 30;
  };
  return { metresAPixel, at, isWithin };
}

type Plan = ReturnType<typeof planOf>;

/** Pins that would cover each other become one, with all their numbers. */
function together(spots: readonly Pin[], plan: Plan): Pin[] {
  const pins: Pin[] = [];
  for (const spot of spots) {
    const [x, y] = plan.at(spot);
    const close = pins.find(pin => Math.hypot(plan.at(pin)[0] - x, plan.at(pin)[1] - y) < 30);
    if (!close) pins.push({ ...spot, numbers: [...spot.numbers] });
    else if (!close.numbers.includes(spot.numbers[0] ?? 0)) close.numbers.push(...spot.numbers);
  }
  return pins;
}

function drawPin({ numbers }: Pin, [x, y]: [number, number]): Html {
  const words = numbers.length > 3 ? `${numbers.slice(0, 2).join(', ')} +${numbers.length - 2}` : numbers.join(', ');
  const width = Math.max(26, words.length * 9 + 12);
  return html`<g>
    <rect class="app-map__pin" x="${x - width / 2}" y="${y - 13}" width="${width}" height="26" rx="13" />
    <text class="app-map__number" x="${x}" y="${y + 5}" text-anchor="middle">${words}</text>
  </g>`;
}

/** Wider than a pin, so that it is seen beneath one. What it is stands under the map. */
const youAreHere = ([x, y]: [number, number]) => html`<circle class="app-map__here" cx="${x}" cy="${y}" r="19" />`;

/** A town by its name, where no pin covers it; where no wards are drawn, with a circle to show that there is a town. */
function townName(name: string, [x, y]: [number, number], { pins, hasWards }: { pins: readonly [number, number][]; hasWards: boolean }): Html {
  const half = name.length * 3.6 + 20;
  const isFree = (at: number) => pins.every(([pinX, pinY]) => Math.abs(pinX - x) > half || Math.abs(pinY - at + 4) > 24);
  const at = [y + 34, y - 26, y + 52].find(isFree) ?? y + 34;
  return html`${!hasWards && html`<circle class="app-map__town" cx="${x}" cy="${y}" r="20" />`}<text
      class="app-map__name"
      x="${x}"
      y="${at}"
      text-anchor="middle"
      >${name}</text
    >`;
}

const lengths = [0.25, 0.5, 1, 2, 5, 10, 20, 50, 100];

function scaleBar(metresAPixel: number): Html {
  const miles = lengths.findLast(length => (length * 1609.344) / metresAPixel <= 120) ?? 0.25;
  const width = Math.round((miles * 1609.344) / metresAPixel);
  const y = size.height - 14;
  return html`<g>
    <path class="app-map__scale" d="M 12 ${y - 5} v 5 h ${width} v -5" />
    <text class="app-map__name" x="${18 + width}" y="${y}">${miles} ${miles === 1 ? 'mile' : 'miles'}</text>
  </g>`;
}
