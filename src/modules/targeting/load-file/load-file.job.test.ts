import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestFeed, analystOf, feed, loadRows } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();

test('rows come whole, with what they say of whom, and the load is held', async () => {
  const { loadId } = await feed(world, {
    rows: [
      { their_id: 'P1', forename: 'Chidi', surname: 'Okafor', born: '05/03/2016', what: 'attendance', amount: '82.5%', happened_on: '01/02/2027' },
      { their_id: 'P2', forename: 'Zoë', surname: 'O"Hara, née "Smith"', born: '1 Apr 2014', what: 'ehcp' },
      { their_id: 'P3', forename: 'Sam', what: 'suspension', happened_on: '01/04/2027' },
    ],
  });
  const rows = await world.stored(
    'select row, their_id, forename, surname, born, born_on::text, what, amount::float, happened_on::text from targeting.feed_row where load_id = $1 order by row',
    [loadId],
  );
  assert.deepEqual(rows, [
    {
      row: 1,
      their_id: 'P1',
      forename: 'Chidi',
      surname: 'Okafor',
      born: '05/03/2016',
      born_on: '2016-03-05',
      what: 'attendance',
      amount: 82.5,
      happened_on: '2027-02-01',
    },
    {
      row: 2,
      their_id: 'P2',
      forename: 'Zoë',
      surname: 'O"Hara, née "Smith"',
      born: '1 Apr 2014',
      born_on: '2014-04-01',
      what: 'ehcp',
      amount: null,
      happened_on: null,
    },
  ]);
  const [load] = await world.stored('select state, rows, set_aside, report from targeting.feed_load where id = $1', [loadId]);
  assert.deepEqual(load, { state: 'held', rows: 2, set_aside: 1, report: { faults: { 'It happened after the day the file is current as of': 1 }, notes: [] } });
  const [aside] = await world.stored('select row, reasons from targeting.set_aside_row where load_id = $1', [loadId]);
  assert.deepEqual(aside, { row: 3, reasons: ['It happened after the day the file is current as of'] });
  assert.deepEqual(await world.stored('select load_id from targeting.file_part'), [], 'the bytes of the file are gone');
});

test('a later file replaces the rows of the one before it, or adds to them', async () => {
  for (const way of ['replace', 'append'] as const) {
    const feedId = await addTestFeed(world, { way });
    const first = await loadRows(world, feedId, [{ surname: 'Okafor' }, { surname: 'Doyle' }]);
    await loadRows(world, feedId, [{ surname: 'Marsden' }]);
    const held = await world.stored<{ surname: string }>('select surname from targeting.feed_row where feed_id = $1 order by surname', [feedId]);
    assert.deepEqual(
      held.map(({ surname }) => surname),
      way === 'replace' ? ['Marsden'] : ['Doyle', 'Marsden', 'Okafor'],
    );
    const [load] = await world.stored('select state from targeting.feed_load where id = $1', [first]);
    assert.deepEqual(load, { state: way === 'replace' ? 'replaced' : 'held' });
  }
});

test('a file of which hardly anything can be read loads nothing, and leaves what was held', async () => {
  const feedId = await addTestFeed(world);
  await loadRows(world, feedId, [{ surname: 'Okafor' }]);
  await loadRows(world, feedId, [{ surname: 'Doyle' }, ...Array.from({ length: 30 }, () => ({ surname: '', town: 'Fernbury' }))]);
  const [load] = await world.stored('select state, failure from targeting.feed_load where feed_id = $1 order by received_at desc, id desc', [feedId]);
  assert.equal(load?.['state'], 'failed');
  assert.match(String(load['failure']), /More than half of the rows could not be read/);
  const held = await world.stored('select surname from targeting.feed_row where feed_id = $1', [feedId]);
  assert.deepEqual(held, [{ surname: 'Okafor' }]);
});

test('an analyst alone reads rows; what is not theirs is not there', async () => {
  await feed(world, { rows: [{ surname: 'Hidden' }] });
  const teacher = await world.worker('Tom Teach', { roles: ['practitioner'] });
  const seen = (who: Awaited<ReturnType<typeof analystOf>>) =>
    world
      .doAs(who, async work => {
        const rows = await work.tables('targeting').selectFrom('targeting.feed_row').select('id').where('surname', '=', 'Hidden').execute();
        throw Object.assign(new Error('seen'), { rows: rows.length });
      })
      .catch((fault: unknown) => (fault as { rows?: number }).rows);
  assert.equal(await seen(await analystOf(world)), 1);
  assert.equal(await seen(teacher), 0);
});
