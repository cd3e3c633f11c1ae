import '../../../tools/routes.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestService, serviceSaid } from '#test/builders/directory.ts';
import { keepersOf, newestVersion, sentComment } from '#test/builders/keeping.ts';
import { newWorld, type Person } from '#test/world.ts';
import { pagesOf } from '../../../tools/routes.ts';
import { addSource, proposeChange, reportMistake } from './index.ts';

// Who comes to which page of the directory: role, and whose the record is. A new page of the directory fails here until it has its line.

const world = await newWorld();
const { editor, owner, rival, practitioner, organizationId } = await keepersOf(world);
const commissioner = await world.worker('Faye Winslow', { roles: ['commissioner'], agency: 'Fernshire County Council' });
const people: Readonly<Record<string, Person | undefined>> = { visitor: undefined, practitioner, commissioner, rival, owner, editor };

// A childminder with everything that a service may have.
const serviceId = await addTestService(world, { organizationId, name: 'Little Acorns', ways: ['phone'], childcare: { kind: 'childminder' } });
await world.doAs(owner, work =>
  proposeChange(work, serviceId, { content: serviceSaid({ name: 'Acorns', ways: ['phone'], childcare: { kind: 'childminder' } }), basedOn: 1 }),
);
await world.asService(async work => {
  await addSource(work, { name: 'Another directory', kind: 'standard' });
  await reportMistake(work, serviceId, { said: 'The number does not work', reach: null });
});
const idIn = async (table: string) => (await world.stored<{ id: string }>(`select id from directory.${table} order by id limit 1`))[0]?.id ?? '';
const ids: Readonly<Record<string, string>> = {
  ...{ serviceId, recordId: serviceId, versionId: (await newestVersion(world, serviceId)).id, part: 'what', subject: 'travel' },
  ...{ reportId: await idIn('report'), sourceId: await idIn('source'), synonymId: await idIn('synonym'), commentId: (await sentComment(world)).id },
};

/** What each of them is answered, in the order of `people`. A visitor is asked to sign in (303); somebody else's draft does not exist (404). */
const anybody = [200, 200, 200, 200, 200, 200];
const keepers = [303, 403, 403, 200, 200, 200];
const ofThisRecord = [303, 404, 404, 404, 200, 200];
const editors = [303, 403, 403, 403, 403, 200];
/** What came in for editors alone is not there for others. */
const editorsOwn = [303, 404, 404, 404, 404, 200];
const planners = [303, 200, 403, 403, 403, 403];

const table: Readonly<Record<string, readonly number[]>> = {
  'directory.search-services': anybody,
  'directory.see-offer': anybody,
  'directory.report-mistake': anybody,
  'directory.keep-shortlist': anybody,
  'directory.send-shortlist': anybody,
  'directory.find-childcare': anybody,
  'directory.see-send-offer': anybody,
  'directory.see-send-coverage': anybody,
  'directory.print-send-offer': anybody,
  'directory.see-comments': anybody,
  'directory.comment-on-offer': anybody,
  'directory.find-room': planners,
  'directory.see-records': keepers,
  'directory.see-changes': keepers,
  'directory.see-reports': keepers,
  'directory.see-links': keepers,
  'directory.add-record': keepers,
  'directory.see-record': ofThisRecord,
  'directory.see-history': ofThisRecord,
  'directory.change-record': ofThisRecord,
  'directory.confirm-right': ofThisRecord,
  'directory.say-room': ofThisRecord,
  'directory.say-vacancies': ofThisRecord,
  'directory.decide-change': ofThisRecord,
  'directory.renew-change': ofThisRecord,
  'directory.withdraw-change': ofThisRecord,
  'directory.answer-report': ofThisRecord,
  'directory.see-sources': editors,
  'directory.add-source': editors,
  'directory.bring-in': editorsOwn,
  'directory.import-terms': editors,
  'directory.import-crosswalk': editors,
  'directory.import-postcodes': editors,
  'directory.import-wards': editors,
  'directory.see-synonyms': editors,
  'directory.add-synonym': editors,
  'directory.change-synonym': editors,
  'directory.remove-synonym': editors,
  'directory.see-sent-comments': editors,
  'directory.answer-comment': editorsOwn,
  'directory.write-statement': editors,
};

const pages = pagesOf(world.app).filter(({ name }) => name.startsWith('directory.'));

test('every page of the directory has its line, and every line its page', () => {
  assert.deepEqual(Object.keys(table).toSorted(), [...new Set(pages.map(({ name }) => name))].toSorted());
});

for (const [place, [name, who]] of Object.entries(people).entries())
  test(`what somebody comes to: ${name}`, async () => {
    const browser = await world.as(who);
    const csrf = /name="csrf" value="([^"]*)"/.exec((await browser.visit(who ? '/sign-out' : '/services')).html)?.[1] ?? '';
    const wrong: string[] = [];
    for (const route of pages) {
      const path = route.path.replaceAll(/:(\w+)/g, (_whole, key: string) => ids[key] ?? assert.fail(`No id for :${key}`));
      const expected = table[route.name]?.[place];
      const { status } = route.method === 'GET' ? await browser.visit(path) : await browser.post(path, { csrf, once: world.platform.newId(), version: '1' });
      // Sent without an answer, a form that may be sent comes back with its mistakes, does what needs none, or says that something came between.
      const isRight = route.method === 'GET' || expected !== 200 ? status === expected : status < 500 && ![403, 404].includes(status);
      if (!isRight) wrong.push(`${route.method} ${path} (${route.name}): ${status}, not ${expected}`);
    }
    assert.deepEqual(wrong, []);
  });
