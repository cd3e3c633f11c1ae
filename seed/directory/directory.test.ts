import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentOf, findTerms, publishRecords, type ServiceContent } from '#modules/directory/index.ts';
import { nobody } from '#platform/serve.ts';
import { doWork } from '#platform/work.ts';
import { editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';
import { fernshireServices, makeDirectory } from './make-directory.ts';

const world = await newWorld();
const terms = await doWork(world.platform, nobody, 'look', findTerms);
const termIds = new Map(terms.map(({ name, id }) => [name, id]));
const make = (services?: number) =>
  makeDirectory({ ...(services !== undefined && { services }), today: world.today, newId: world.platform.newId, termIds, agencyId: () => null });
const made = make();
const contents = made.services.map(({ content }) => content as ServiceContent);
const share = (is: (content: ServiceContent) => boolean) => contents.filter(is).length / contents.length;

test('about three hundred services under every category there is', () => {
  assert.ok(fernshireServices >= 300 && made.services.length === fernshireServices);
  const used = new Set(contents.flatMap(content => content.termIds));
  assert.deepEqual(
    terms.filter(({ id }) => !used.has(id)).map(({ name }) => name),
    [],
  );
});

test('each has its own name, and what it says of itself holds together', () => {
  assert.equal(new Set(contents.map(({ name }) => name)).size, contents.length);
  for (const content of contents) {
    contentOf.service.parse(content);
    assert.doesNotMatch(content.name + content.description, /[{}]|undefined/, content.name);
    const said = JSON.stringify(content.schedules ?? content.places?.map(({ schedules }) => schedules));
    if (/\bSaturday/.test(content.name)) assert.match(said, /SA/, content.name);
    if (/\bFriday/.test(content.name)) assert.match(said, /FR/, content.name);
    if (content.cost === 'free')
      assert.ok(
        (content.costOptions ?? []).every(({ amount }) => amount === 0),
        content.name,
      );
  }
});

test('all that a directory must bear is there', () => {
  assert.ok(share(({ ways }) => ways.includes('online')) > 0.05);
  assert.ok(share(({ areas = [] }) => areas.length > 0) > 0.1);
  assert.ok(share(({ send }) => send?.isInLocalOffer ?? false) > 0.1);
  assert.ok(contents.filter(({ childcare }) => childcare).length >= 30);
  assert.ok(share(({ cost }) => cost === 'unknown') > 0.02 && share(({ cost }) => cost === 'free') > 0.4 && share(({ cost }) => cost === 'costs') > 0.2);
  assert.ok(contents.filter(({ closed }) => closed).length >= 3);
  assert.ok(contents.filter(({ endsOn }) => endsOn).length >= 2);
  assert.ok(contents.filter(({ opensOn }) => opensOn).length >= 2);
  const late = made.services.filter(({ checked }) => checked?.reviewOn && Temporal.PlainDate.compare(checked.reviewOn, world.today) < 0);
  assert.ok(late.length / made.services.length > 0.03 && late.length / made.services.length < 0.2);
  assert.equal(made.locations.filter(({ content }) => (content as { hidden?: boolean }).hidden).length, 1);
});

test('no phone number, e-mail or postcode could belong to anybody', () => {
  const all = JSON.stringify([made.organizations, made.locations, made.services]);
  for (const [number] of all.matchAll(/"number":"[^"]*"/g)) assert.match(number, /"01632 960\d{3}"/);
  for (const [email] of all.matchAll(/"email":"[^"]*"/g)) assert.match(email, /@[a-z.-]+\.example"/);
  for (const [postcode] of all.matchAll(/"postcode":"[^"]*"/g)) assert.match(postcode, /"FN\d \d[A-Z]{2}"/);
});

test('it is told as an editor would, and the refuge is found without its address', async () => {
  await world.doAs(await editorOf(world), work => publishRecords(work, [...made.organizations, ...made.locations, ...made.services]));
  const [row] = await world.stored<{ services: number; told: string }>(
    `select (select count(*)::int from directory.service) as services, (select string_agg(whole, '') from directory.service_document) as told`,
  );
  assert.equal(row?.services, made.services.length);
  assert.match(row?.told ?? '', /A refuge in Fernshire/);
  assert.doesNotMatch(row?.told ?? '', /Sorrel Lane|9QX/);
});

test('as many as are wanted, each in a village of its own', () => {
  const many = make(1500);
  assert.equal(many.services.length, 1500);
  const names = many.services.map(({ content }) => (content as ServiceContent).name);
  assert.ok(new Set(names).size > 1450, `${new Set(names).size} names`);
});
