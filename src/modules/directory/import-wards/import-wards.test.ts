import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestService, editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';
import { drawWards } from '../draw-wards.ts';
import { simplified, within, type Point } from '../outline.ts';
import { readWards } from './read-wards.ts';

const world = await newWorld();
const editor = await editorOf(world);
const url = '/directory/wards/new';
const square = (west: number, south: number, size: number) => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const geojson = (...wards: { properties: object; coordinates: unknown; type?: string }[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: wards.map(({ properties, coordinates, type = 'Polygon' }) => ({ type: 'Feature', properties, geometry: { type, coordinates } })),
  });
const two = geojson(
  { properties: { WD25CD: 'E1', WD25NM: 'Mills' }, coordinates: [square(1.1, 53.5, 0.2)] },
  { properties: { WD25CD: 'E2', WD25NM: 'Islands' }, coordinates: [[square(1.3, 53.5, 0.1)], [square(1.45, 53.5, 0.02)]], type: 'MultiPolygon' },
);

test('an editor brings in outlines, and the map draws them beneath its pins; others take their place', async () => {
  await addTestService(world, { name: 'Stay and play', at: {} });
  const browser = await world.as(editor);
  const sent = await browser.fillInWithFile(url, { field: 'file', content: two, name: 'wards.geojson' });
  assert.equal(sent.goesTo, '/directory/sources', sent.text);
  assert.match((await browser.visit('/directory/sources')).text, /draws 2 wards/);
  assert.equal((await world.stored(`select from platform.event where kind = 'directory.wards-imported'`)).length, 1);
  const visitor = await world.as();
  const { html } = await visitor.follow(await visitor.fillIn('/services', { words: 'play' }));
  const outline = html.indexOf('class="app-map__ward"');
  assert.ok(outline > 0 && outline < html.indexOf('class="app-map__pin"'), 'outlines lie beneath the pins');
  await browser.fillInWithFile(url, { field: 'file', content: geojson({ properties: { name: 'Far away' }, coordinates: [square(9, 50, 1)] }) });
  assert.match((await browser.visit('/directory/sources')).text, /draws 1 wards?/);
  assert.doesNotMatch((await visitor.visit('/services')).html, /app-map__ward/);
});

test('what cannot be read is told beside its field; an organisation may not', async () => {
  const browser = await world.as(editor);
  const refused = async (content: string, property: string, says: RegExp) => {
    const answer = await browser.fillInWithFile(url, { field: 'file', content }, { property });
    assert.equal(answer.status, 422);
    assert.match(answer.text, says);
  };
  await refused('{', '', /This is not JSON/);
  await refused('{"type":"FeatureCollection","features":[]}', '', /There are no wards in it/);
  await refused(two, 'wardname', /The first ward has: WD25CD, WD25NM/);
  await refused(geojson({ properties: { name: 'A' }, coordinates: [square(400_000, 100_000, 500)] }), '', /in metres of the national grid/);
  await refused(geojson({ properties: { name: 'A' }, coordinates: [[['1', '2']]] }), '', /not made of points/);
  await refused(
    geojson({ properties: { name: 'A' }, coordinates: [square(1, 53, 1)] }, { properties: {}, coordinates: [square(1, 53, 1)] }),
    '',
    /Ward 2 of the file has no name/,
  );
  const owner = await world.as(await world.worker('Olive Park', { roles: ['service-provider'] }));
  assert.equal((await owner.visit(url)).status, 403);
});

test('an outline loses the points that say nothing, and keeps its corners; a very fine one is made coarser', () => {
  const side = Array.from({ length: 50 }, (_, nth): Point => [nth / 50, 0]);
  assert.deepEqual(simplified([...side, [1, 0], [1, 1], [0, 1]], 0.001), [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ]);
  const round = Array.from({ length: 20_000 }, (_, nth): Point => {
    const angle = (nth / 20_000) * 2 * Math.PI;
    return [1 + Math.cos(angle) * (1 + (nth % 2) / 200), 53 + Math.sin(angle) * (1 + (nth % 2) / 200)];
  });
  const [ward] = readWards(geojson({ properties: { name: 'Round' }, coordinates: [[...round, round[0]]] }), '');
  const points = ward?.rings[0]?.length ?? 0;
  assert.ok(points >= 20 && points <= 1000, String(points));
});

test('a county of three hundred fine wards, seen whole, takes no more than nine thousand letters', () => {
  const fine = (west: number, south: number) =>
    Array.from({ length: 300 }, (_, nth): Point => {
      const angle = (nth / 300) * 2 * Math.PI;
      return [west + 0.02 * Math.cos(angle) + 0.002 * Math.cos(9 * angle), south + 0.02 * Math.sin(angle)];
    });
  const wards = Array.from({ length: 300 }, (_, nth) => {
    const [west, south] = [1 + (nth % 25) * 0.04, 53 + Math.floor(nth / 25) * 0.04];
    return { name: `Ward ${nth}`, rings: [fine(west, south)], box: [west - 0.03, south - 0.03, west + 0.03, south + 0.03] as const };
  });
  const whole = drawWards(wards, { width: 400, height: 420, at: ({ longitude, latitude }) => [(longitude - 1) * 400, 400 - (latitude - 53) * 500] });
  const near = drawWards(wards, { width: 400, height: 420, at: ({ longitude, latitude }) => [(longitude - 1) * 4000, 400 - (latitude - 53) * 5000] });
  const drawn = (map: typeof whole) => {
    const path = / d="([^"]*)"/.exec(map?.markup ?? '')?.[1] ?? '';
    return { wards: path.split('M').length - 1, letters: path.length };
  };
  assert.ok(drawn(whole).wards === 300 && drawn(whole).letters <= 9000, JSON.stringify(drawn(whole)));
  assert.ok(drawn(near).wards >= 4 && drawn(near).wards < 30 && drawn(near).letters <= 9000, JSON.stringify(drawn(near)));
});

test('of an outline only what is on the paper is drawn', () => {
  const box = { left: 0, top: 0, right: 10, bottom: 10 };
  assert.deepEqual(within([[-5, -5], [5, -5], [5, 5], [-5, 5]], box).toSorted(), [[0, 0], [0, 5], [5, 0], [5, 5]]); // prettier-ignore
  assert.deepEqual(within([[20, 20], [30, 20], [30, 30]], box), []); // prettier-ignore
});
