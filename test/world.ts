import { after } from 'node:test';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { buildApp, type Settings } from '#app';
import { addAccount, addAgency, type NewAccount } from '#modules/access/index.ts';
import { theService } from '#platform/actor.ts';
import { openDatabase } from '#platform/database.ts';
import { noLimits } from '#platform/rate-limit.ts';
import { noVisitorLimits } from '#platform/visitors-wait.ts';
import { doWork, type Platform, type Work } from '#platform/work.ts';
import { browserOf, type Browser } from './browser.ts';
import { templateDatabase } from './template.ts';

export type Person = { id: string; username: string; name: string };

type WorldOptions = { now?: string; serveMore?: (app: FastifyInstance, platform: Platform) => void; settings?: Settings; logLevel?: string };

/** A fresh copy of the migrated database, a stopped clock, and people to act in it. One per test file. */
export async function newWorld({ now = '2027-03-01T09:00Z', serveMore, settings = {}, logLevel = 'warn' }: WorldOptions = {}) {
  const template = await templateDatabase();
  const { urls, drop } = await template.copy();
  const db = openDatabase(urls.web, { connections: 5 });
  let clock = Temporal.Instant.from(now);
  let ids = 0;
  // Ordered, like UUIDv7, and the same at every run of a test.
  const newId = () => `00000000-0000-7000-9000-${(++ids).toString(16).padStart(12, '0')}`;
  const platform: Platform = { db, clock: () => clock, newId, demo: true };
  const serving = { version: 'test', logLevel, publicUrl: 'http://localhost', isProduction: false, dataFolder: '', ping: async () => undefined };
  const app = await buildApp(platform, serving, { limits: noLimits, visitors: noVisitorLimits, requestsAMinute: Number.MAX_SAFE_INTEGER, ...settings });

  serveMore?.(app, platform);

  after(async () => {
    await app.close();
    await db.destroy();
    await drop();
  });

  const asService = <T>(task: (work: Work) => Promise<T>) => doWork(platform, theService, 'change', task);
  const agencies = new Map<string, string>();
  let people = 0;

  const world = {
    app,
    platform,
    urls,
    asService,
    get now() {
      return clock;
    },
    get today() {
      return clock.toZonedDateTimeISO('Europe/London').toPlainDate();
    },
    /** Moves the clock on: `world.wait({ days: 3 })`. */
    wait: (duration: Temporal.DurationLike) => (clock = clock.toZonedDateTimeISO('Europe/London').add(duration).toInstant()),

    async agency(name: string, kind = 'school', sourceCode = '2A'): Promise<string> {
      const known = agencies.get(name);
      if (known) return known;
      const id = await asService(work => addAgency(work, { slug: name.toLowerCase().replaceAll(/\W+/g, '-'), name, kind, sourceCode }));
      agencies.set(name, id);
      return id;
    },

    /** Somebody who works for an agency: `world.worker('Priya Shah', { roles: ['practitioner'] })`. */
    async worker(
      name: string,
      { roles = ['practitioner'], agency = 'Oakfield Primary School', ...more }: Partial<NewAccount> & { agency?: string } = {},
    ): Promise<Person> {
      const agencyId = await world.agency(agency);
      const username = `${name.toLowerCase().replaceAll(/\W+/g, '.')}.${++people}`;
      const id = await asService(work =>
        addAccount(work, { username, issuer: 'test', subject: username, name, email: `${username}@example.org`, roles, agencyId, ...more }),
      );
      return { id, username, name };
    },

    /** A browser in which somebody is signed in; without anybody, a stranger's. */
    async as(who?: Person): Promise<Browser> {
      const browser = browserOf(app);
      if (who) await browser.post('/dev/sign-in', { as: who.username });
      return browser;
    },

    /** Runs a task as somebody, through the same Work as a page would. */
    async doAs<T>(who: Person, task: (work: Work) => Promise<T>): Promise<T> {
      const browser = await world.as(who);
      const session = await browser.session(platform);
      return doWork(platform, session.actor, 'change', task);
    },

    /** Rows as they stand, read by the superuser: for asserting only. */
    async stored<Row extends object = Record<string, unknown>>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
      const client = new pg.Client({ connectionString: urls.superuser });
      await client.connect();
      try {
        return (await client.query(sql, [...values])).rows as Row[];
      } finally {
        await client.end();
      }
    },
  };
  return world;
}

export type World = Awaited<ReturnType<typeof newWorld>>;
