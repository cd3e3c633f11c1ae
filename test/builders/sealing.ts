import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { theService } from '#platform/actor.ts';
import { keepNewHeads, sealEvents } from '#platform/audit/sealer.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { eventKind } from '#platform/event.ts';
import { doWork } from '#platform/work.ts';
import { newWorld } from '#test/world.ts';

export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

export const happened = eventKind<{ number: number }>('test.happened', () => 'did something');

/** A world whose events are sealed, with a folder for the heads outside its database. */
export async function newSealedWorld() {
  const world = await newWorld();
  const folder = mkdtempSync(join(tmpdir(), 'open-early-help-heads-'));
  const jobs = await connect(world.urls.jobs);
  const superuser = await connect(world.urls.superuser);
  after(async () => {
    await jobs.end();
    await superuser.end();
    rmSync(folder, { recursive: true });
  });

  const now = () => world.now;
  const verify = () => verifyAudit(world.urls.owner, folder);

  /** Some events in a transaction of their own each. */
  async function happen(events: number): Promise<void> {
    for (let number = 0; number < events; number += 1) {
      await doWork(world.platform, theService, 'change', work => work.record(happened, { familyId: null, details: { number } }));
    }
  }

  /** Numbers of transactions are the whole server's: one under way in another database makes events here wait for it too. */
  async function nothingUnderWay(): Promise<void> {
    const sql = 'select count(*) as count from platform.event where xid >= pg_snapshot_xmin(pg_current_snapshot())';
    while ((await superuser.query<{ count: string }>(sql)).rows[0]?.count !== '0') await setTimeout(5);
  }

  async function sealAll(): Promise<void> {
    await nothingUnderWay();
    await sealEvents(jobs, now);
    await keepNewHeads(jobs, folder, now);
  }

  /** Events, and the seals over them. */
  async function batch(events: number): Promise<void> {
    await happen(events);
    await sealAll();
  }

  return { world, folder, jobs, superuser, now, verify, happen, nothingUnderWay, sealAll, batch };
}
