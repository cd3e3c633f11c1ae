import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { theService } from '#platform/actor.ts';
import { connect, newSealedWorld } from '#test/builders/sealing.ts';
import { lastKept, readHeads } from './heads.ts';
import { sealEvents } from './sealer.ts';

const { world, folder, jobs, superuser, now, verify, happen, sealAll, batch } = await newSealedWorld();
for (let made = 0; made < 12; made += 1) await batch(5 + (made % 4));

test('what nobody touched is whole, and every batch has its head outside the database', async () => {
  const { faults, batches, rows, waiting } = await verify();
  assert.deepEqual(faults, []);
  assert.equal(batches, 12);
  assert.equal(rows, Number((await world.stored<{ count: string }>('select count(*) from platform.event'))[0]?.count));
  assert.equal(waiting, 0);
  assert.equal(readHeads(folder).size, 12);
});

test('sealing again, when nothing happened, seals nothing', async () => {
  assert.equal(await sealEvents(jobs, now), 0);
});

test('a transaction that began early and ends late is sealed after its end, once', async () => {
  const late = await connect(world.urls.superuser);
  const [{ id } = { id: '' }] = await world.stored<{ id: string }>('select gen_random_uuid() as id');
  await late.query(`begin; insert into platform.event (id, at, actor_id, kind) values ('${id}', now(), '${theService.id}', 'test.late')`);
  await happen(3);
  await sealEvents(jobs, now);
  assert.equal((await verify()).waiting, 3, 'events after the one under way wait with it');
  await late.query('commit');
  await late.end();
  await sealAll();
  assert.deepEqual(await verify().then(({ faults, waiting }) => ({ faults, waiting })), { faults: [], waiting: 0 });
});

/** What a superuser could do to the tables; each gives SQL that changes at least one row. */
const tamperings: readonly ((random: (below: number) => number) => string)[] = [
  random => `update platform.event set kind = kind || 'x' where id = ${someEvent(random)}`,
  random => `update platform.event set actor_id = gen_random_uuid() where id = ${someEvent(random)}`,
  random => `update platform.event set at = at + interval '1 microsecond' where id = ${someEvent(random)}`,
  random => `update platform.event set family_id = gen_random_uuid() where id = ${someEvent(random)}`,
  random => `update platform.event set details = details || '{"number": ${1000 + random(1000)}}' where id = ${someEvent(random)}`,
  random => `update platform.event set trace = null where id = ${someEvent(random)}`,
  random => `update platform.event set subject_id = id where id = ${someEvent(random)}`,
  random => `update platform.event set xid = (xid::text::bigint - 1)::text::xid8, id = gen_random_uuid() where id = ${someEvent(random)}`,
  random => `update platform.event set xid = (xid::text::bigint + 100000000)::text::xid8 where id = ${someEvent(random)}`,
  random => `delete from platform.event where id = ${someEvent(random)}`,
  random =>
    `insert into platform.event select gen_random_uuid(), at, actor_id, kind, family_id, subject_id, details, trace, xid from platform.event where id = ${someEvent(random)}`,
  random =>
    `insert into platform.event (id, at, actor_id, kind, xid) select gen_random_uuid(), now(), actor_id, kind, '99999999999' from platform.event where id = ${someEvent(random)}`,
  random => `update platform.seal set root = md5(root) where number = ${1 + random(10)}`,
  random => `update platform.seal set head = md5(head) where number = ${1 + random(10)}`,
  random => `update platform.seal set rows = rows + 1 where number = ${1 + random(10)}`,
  random => `delete from platform.seal where number = ${1 + random(10)}`,
  random => cutTail(1 + random(6)),
  () => 'delete from platform.seal; delete from platform.event',
];

const someEvent = (random: (below: number) => number) => `(select id from platform.event order by id offset ${random(60)} limit 1)`;
const cutTail = (batches: number) => {
  const last = `(select number from platform.seal order by number desc offset ${batches} limit 1)`;
  return `delete from platform.event e using platform.seal s where s.number = ${last} and (e.xid > s.last_xid or (e.xid = s.last_xid and e.id > s.last_id));
    delete from platform.seal where number > ${last}`;
};

test('300 tamperings by the superuser of the database, each found', async () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (const table of ['event', 'seal']) await superuser.query(`create table public.${table}_before as select * from platform.${table}`);
  await superuser.query(`set session_replication_role = 'replica'`);
  const missed: string[] = [];
  for (let done = 0; done < 300; done += 1) {
    const sql = tamperings[done % tamperings.length]!(random);
    await superuser.query(sql);
    const { faults } = await verify();
    if (faults.length === 0) missed.push(sql);
    for (const table of ['seal', 'event']) {
      await superuser.query(`delete from platform.${table}`);
      await superuser.query(`insert into platform.${table} select * from public.${table}_before`);
    }
  }
  assert.deepEqual(missed, []);
  assert.deepEqual((await verify()).faults, [], 'put back, it is whole again');
});

test('a whole chain forged anew in the database does not match the heads outside it', async () => {
  await superuser.query(`update platform.event set kind = 'test.forged' where kind = 'test.late'; delete from platform.seal`);
  await sealEvents(jobs, now);
  assert.match((await verify()).faults.join('\n'), /kept outside the database|cut off the end/);
  for (const table of ['seal', 'event'])
    await superuser.query(`delete from platform.${table}; insert into platform.${table} select * from public.${table}_before`);
  assert.deepEqual((await verify()).faults, []);
});

test('heads removed or changed outside the database show too', async () => {
  const [file = ''] = ['2027-03.heads'].map(name => join(folder, name));
  const whole = readFileSync(file, 'utf8');
  writeFileSync(file, whole.split('\n').slice(5).join('\n'));
  assert.match((await verify()).faults.join('\n'), /batches 1 to 5: not kept outside the database/);
  writeFileSync(file, whole.replace(/^3 ./m, '3 -'));
  assert.match((await verify()).faults.join('\n'), /batch 3: its seal is not the one kept outside/);
  writeFileSync(file, whole);
});

test('a line that was being written when the power went is written again', async () => {
  const file = join(folder, '2027-03.heads');
  const before = lastKept(folder);
  appendFileSync(file, `${before + 1} 8f3c`);
  assert.equal(lastKept(folder), before);
  await batch(2);
  assert.equal(lastKept(folder), before + 1);
  assert.deepEqual((await verify()).faults, []);
});

test('nobody but the sealer may reach the seals, and it may alter none', async () => {
  const web = await connect(world.urls.web);
  await assert.rejects(web.query('select * from platform.last_seal()'), /permission denied/);
  await assert.rejects(web.query('select * from platform.seal'), /permission denied/);
  await web.end();
  await assert.rejects(jobs.query('delete from platform.seal'), /permission denied/);
  await assert.rejects(jobs.query('select * from platform.event'), /permission denied/);
});
