import { invalid } from '#platform/refusal.ts';
import { isLoose, lineOf, type Loose } from '../bring-in/standard-record.ts';
import { simplified, type Point, type Ring } from '../outline.ts';

export type Ward = { name: string; rings: readonly Ring[] };

export const mostWards = 500;
/** About twenty metres: finer than a map of a few miles can show. */
const finest = 0.0002;
const mostPointsOfOne = 1000;
const mostPoints = 60_000;

/** How files of the Office for National Statistics and others name the property that holds a ward's name. */
const usual = [/^(wd|ward)\d*nm$/i, /^ward_?name$/i, /^name$/i, /^ward$/i];

/** The wards in a GeoJSON file, their outlines simplified. `property` holds the name; empty: one that usually does. What cannot be read is refused beside its field. */
export function readWards(text: string, property: string): Ward[] {
  const features = featuresIn(text);
  const named = property === '' ? usualName(features[0]?.properties ?? {}) : property;
  if (named === undefined || !features.some(({ properties }) => named in properties))
    throw invalid({
      property: `Enter which property holds the name. The first ward has: ${
        Object.keys(features[0]?.properties ?? {})
          .slice(0, 20)
          .join(', ') || 'none'
      }`,
    });
  const wards = features.map(({ properties, rings }, nth) => {
    const name = lineOf(properties[named]);
    if (name === undefined) throw invalid({ property: `Ward ${nth + 1} of the file has no name in “${named}”` });
    return { name, rings: rings.map(ring => simple(ring)).filter(ring => ring.length >= 3) };
  });
  const drawn = wards.filter(({ rings }) => rings.length > 0);
  if (drawn.reduce((sum, { rings }) => sum + pointsOf(rings), 0) > mostPoints)
    throw invalid({ file: 'These outlines are too fine. Bring in a generalised version' });
  return drawn;
}

type Feature = { properties: Loose; rings: Ring[] };

function featuresIn(text: string): Feature[] {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw invalid({ file: 'This is not JSON' });
  }
  const features = isLoose(read) && Array.isArray(read['features']) ? (read['features'] as unknown[]) : [];
  if (features.length === 0) throw invalid({ file: 'There are no wards in it. It must be GeoJSON with a list of features' });
  if (features.length > mostWards)
    throw invalid({
      file: `There are ${features.length.toLocaleString('en-GB')} outlines in it. Bring in at most ${mostWards}: those of the council and its neighbours`,
    });
  return features.map(featureOf);
}

function featureOf(feature: unknown): Feature {
  const { properties, geometry } = isLoose(feature) ? feature : {};
  if (!isLoose(geometry)) return { properties: isLoose(properties) ? properties : {}, rings: [] };
  const { type, coordinates } = geometry;
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' && Array.isArray(coordinates) ? (coordinates as unknown[]) : [];
  return { properties: isLoose(properties) ? properties : {}, rings: polygons.flatMap(polygon => (Array.isArray(polygon) ? polygon.map(ringOf) : [])) };
}

function ringOf(ring: unknown): Ring {
  const points = (Array.isArray(ring) ? (ring as unknown[]) : []).map((point): Point => {
    const [longitude, latitude] = Array.isArray(point) ? (point as unknown[]) : [];
    if (typeof longitude !== 'number' || typeof latitude !== 'number') throw invalid({ file: 'An outline in it is not made of points' });
    if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90)
      throw invalid({ file: 'The outlines are in metres of the national grid. Ask for the file in longitude and latitude (WGS84)' });
    return [longitude, latitude];
  });
  const [first, last] = [points[0], points.at(-1)];
  return first && last && points.length > 1 && first[0] === last[0] && first[1] === last[1] ? points.slice(0, -1) : points;
}

const usualName = (properties: Loose): string | undefined =>
  usual.map(pattern => Object.keys(properties).find(key => pattern.test(key))).find(key => key !== undefined);

const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/** As few points as show the outline, coarser and coarser until they are few enough. */
function simple(ring: Ring): Point[] {
  const across = Math.cos(((ring[0]?.[1] ?? 0) * Math.PI) / 180);
  let points = simplified(ring, finest, across);
  for (let most = finest * 2; points.length > mostPointsOfOne; most *= 2) points = simplified(ring, most, across);
  return points.map(([longitude, latitude]) => [rounded(longitude), rounded(latitude)]);
}

const pointsOf = (rings: readonly Ring[]) => rings.reduce((sum, { length }) => sum + length, 0);
