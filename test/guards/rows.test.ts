import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { databaseRole, somebody as publicActor, theService, type Actor } from '#platform/actor.ts';
import { doWork } from '#platform/work.ts';
import { newWorld } from '#test/world.ts';
import { openTestFamily } from '#test/builders/people.ts';
import { anyCanary } from './canaries.ts';
import { kinds, makeLives, nameOf, type Kind } from './lives.ts';

// S2 and S3: row security alone, with every check of the application off; and many people at once on few connections.

const world = await newWorld();
const { cast, lives } = await makeLives(world);
const web = new pg.Client({ connectionString: world.urls.web });
web.on('error', () => undefined);
await web.connect();
after(() => web.end());

type Row = { name: string };
const tables = (
  await world.stored<Row>(`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'v') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker', 'public') order by 1`)
).map(({ name }) => name);

/** Everything of a table that somebody gets to see, as text; null where the role may not even ask. */
async function seen(table: string, actor: Pick<Actor, 'id' | 'sees'> | null): Promise<string[] | null> {
  await web.query('begin');
  try {
    if (actor)
      await web.query(`select set_config('app.actor_id', $1, true), set_config('app.today', $2, true), set_config('app.now', $3, true)`, [
        actor.id,
        world.today.toString(),
        world.now.toString(),
      ]);
    if (actor) await web.query(`set local role ${databaseRole[actor.sees]}`);
    return (await web.query<{ row: string }>(`select t::text as row from ${table} t`)).rows.map(({ row }) => row);
  } catch (fault) {
    if ((fault as { code?: string }).code === '42501') return null;
    throw fault;
  } finally {
    await web.query('rollback');
  }
}

/** What tells of a family: its id and name, and the ids of those in it. */
async function tracesOf(kind: Kind): Promise<string[]> {
  const people = await world.stored<{ person_id: string }>('select person_id from people.family_member where family_id = $1', [lives[kind].familyId]);
  return [lives[kind].familyId, nameOf(kind), ...people.map(({ person_id }) => person_id)];
}
const traces = Object.fromEntries(await Promise.all(kinds.map(async kind => [kind, await tracesOf(kind)] as const))) as Record<Kind, string[]>;

type RoleRow = { code: string; sees: Actor['sees']; rights: string[] };
const roles = await world.stored<RoleRow>(`select code, sees, rights from access.role where code not in ('the-service', 'parent') order by code`);

/** A table whose foreign rows are some right's own business. */
const business: Readonly<Record<string, string>> = { 'access.account': 'manage-accounts', 'access.staff_conflict': 'label-families' };

const asking: { name: string; actor: Pick<Actor, 'id' | 'sees'>; hidden: Kind[]; hiddenRequests?: Kind[]; hiddenRows?: Kind[]; rights?: string[] }[] = [
  { name: 'Tess, of all but her own', actor: { id: cast.tess.id, sees: 'own families' }, hidden: ['other', 'restricted', 'sealed', 'conflict'] },
  { name: 'Tess, were she to see every family', actor: { id: cast.tess.id, sees: 'every family' }, hidden: ['restricted', 'sealed', 'conflict'] },
  { name: 'a mother', actor: { id: cast.mina.id, sees: 'own families' }, hidden: ['other', 'restricted', 'sealed', 'conflict'] },
  { name: 'somebody without an account', actor: publicActor(world.platform.newId()), hidden: [...kinds] },
];
for (const { code, sees, rights } of roles) {
  const { id } = await world.worker(`Foreign ${code}`, { roles: [code], agency: 'Another agency' });
  const closed: Kind[] = ['restricted', 'sealed'];
  const hidden = sees === 'every family' ? closed : [...kinds];
  const seesRequests = rights.some(right => ['see-every-request', 'decide-requests'].includes(right));
  // Analysts read partners' rows while they load and match, but not of people of closed families.
  const readsRows = rights.some(right => ['load-feeds', 'review-matches'].includes(right));
  asking.push({
    name: `a foreign ${code}`,
    actor: { id, sees },
    hidden,
    rights,
    ...(seesRequests && { hiddenRequests: closed }),
    ...(readsRows && { hiddenRows: closed }),
  });
}

describe('S2: row security alone shows no foreign row', () => {
  for (const { name, actor, hidden, hiddenRequests, hiddenRows, rights = [] } of asking) {
    test(name, async () => {
      const faults: string[] = [];
      for (const table of tables.filter(one => !rights.includes(business[one] ?? ''))) {
        // Those at the front door see every request, and what happened to it, until its family is closed.
        const requestsHidden = hiddenRequests && /^(front_door|published)\.|^platform\.event$/.test(table) ? hiddenRequests : hidden;
        const kindsHidden = /^targeting\.(feed_row|match_pair|match_decision)$/.test(table) ? (hiddenRows ?? hidden) : requestsHidden;
        for (const row of (await seen(table, actor)) ?? []) {
          const told = kindsHidden.filter(kind => traces[kind].some(trace => row.includes(trace)));
          if (told.length > 0) faults.push(`${table} tells of the ${told.join(', ')} family: ${row.slice(0, 160)}`);
          if (anyCanary.test(row) && !(hiddenRows && table === 'targeting.feed_row')) faults.push(`${table} tells what is protected: ${row.slice(0, 160)}`);
        }
      }
      assert.deepEqual(faults, []);
    });
  }

  test('Tess sees her own family in most tables, so that the guards above prove something', async () => {
    const withOwn: string[] = [];
    for (const table of tables) {
      if (((await seen(table, { id: cast.tess.id, sees: 'own families' })) ?? []).some(row => traces.own.some(trace => row.includes(trace))))
        withOwn.push(table);
    }
    assert.ok(withOwn.length > 15, withOwn.join(', '));
  });

  test('nobody may write a row of a family they do not see', async () => {
    const target = lives.sealed.familyId;
    const tess: Actor = { ...theService, id: cast.tess.id, sees: 'own families' };
    const columns = await world.stored<{ name: string }>(
      `select distinct table_schema || '.' || table_name as name from information_schema.columns where column_name = 'family_id' and is_updatable = 'YES'
        and table_schema not in ('published', 'platform')`,
    );
    for (const { name } of columns) {
      const change = doWork(world.platform, tess, 'look', async work => {
        const { numAffectedRows } = await sql`update ${sql.raw(name)} set family_id = family_id where family_id = ${target}`.execute(work.tables('people'));
        return numAffectedRows ?? 0n;
      }).catch((fault: unknown) => ((fault as { code?: string }).code === '42501' ? 0n : Promise.reject(fault as Error)));
      assert.equal(await change, 0n, name);
    }
  });
});

describe('S3: who asks without saying who they are', () => {
  test('the login itself may read nothing personal', async () => {
    const readable: string[] = [];
    for (const table of tables) if ((await seen(table, null)) !== null) readable.push(table);
    assert.deepEqual(readable, ['platform.installation']);
  });

  test('a role without a person sees no person', async () => {
    for (const sees of ['own families', 'every family', 'only what they send'] as const) {
      for (const table of tables.filter(name => /^(people|plans|assessments|front_door)\./.test(name))) {
        if (sees === 'every family') continue;
        await web.query(`begin; set local role ${databaseRole[sees]}`);
        const rows = await web.query(`select 1 from ${table} limit 1`).then(
          ({ rowCount }) => rowCount,
          () => 0,
        );
        await web.query('rollback');
        assert.equal(rows, 0, `${table} as ${sees}`);
      }
    }
  });
});

test('S3: 10,000 pieces of work of 50 people on 5 connections, some refused, none sees a row of another', async () => {
  const people = await Promise.all(
    Array.from({ length: 50 }, async (_, number) => {
      const who = await world.worker(`Worker ${number}`);
      const { familyId } = await openTestFamily(world, { name: `Only${number}x`, seenBy: [who] });
      const actor: Actor = { ...theService, id: who.id, kind: 'worker', sees: number % 10 === 0 ? 'only what they send' : 'own families' };
      return { actor, familyId };
    }),
  );
  let foreign = 0;
  let asked = 0;
  const askOnce = async (turn: number) => {
    const { actor, familyId } = people[(turn * 7) % people.length]!;
    const piece = doWork(world.platform, actor, 'look', async work => {
      const rows = await work
        .tables('people')
        .selectFrom('people.family')
        .select('family_id')
        .execute()
        .catch(() => []);
      foreign += rows.filter(row => row.family_id !== familyId).length;
      asked += 1;
      if (turn % 5 === 0) throw new Error('ends badly');
      return rows.length;
    });
    await piece.catch(() => undefined);
  };
  await Promise.all(
    Array.from({ length: 40 }, async (_, lane) => {
      for (let turn = lane; turn < 10_000; turn += 40) await askOnce(turn);
    }),
  );
  assert.equal(asked, 10_000);
  assert.equal(foreign, 0);
});
