import { sql, type Kysely, type Transaction } from 'kysely';
import { databaseRole, type Actor } from './actor.ts';
import type { Decision } from './decision.ts';
import type { EventAbout, EventKind } from './event.ts';
import { onceMore } from './once-more.ts';
import { Refusal } from './refusal.ts';
import type { Replica } from './replica.ts';
import type { DB } from './tables.generated.ts';

export type Clock = () => Temporal.Instant;
export type NewId = () => string;

/** What every piece of work stands on. `demo` is true only for a database of made-up people (platform.installation); `replica` is for `doReading` (reading.ts) alone. */
export type Platform = { db: Kysely<DB>; clock: Clock; newId: NewId; demo: boolean; replica?: Replica | undefined };

/** The tables one module may name in SQL: its own, and what others have published. */
export type TablesOf<Module extends string> = Pick<DB, Extract<keyof DB, `${Module}.${string}` | `published.${string}`>>;

/** One piece of work: who is acting, at what moment, inside which transaction. */
export type Work = {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  /** The day in London. */
  readonly today: Temporal.PlainDate;
  readonly newId: NewId;
  /** The reference that a log line, an error page and the events of one request share. */
  readonly trace: string;
  tables<Module extends string>(module: Module): Kysely<TablesOf<Module>>;
  /** Stops here, with a 403, unless the policy said yes. */
  require(decision: Decision): void;
  /** Writes what happened. Every change must record at least one event. */
  record<Details extends object>(event: EventKind<Details>, about: EventAbout<Details>): Promise<void>;
  /** Adds a job in this transaction: it runs after the commit, perhaps twice. Payloads carry ids only. */
  later(job: string, payload: Readonly<Record<string, string>>): Promise<void>;
};

/** `change by key`: a change that finds out itself that it was made before, so that it may be tried again even if nobody knows whether it was kept. */
export type Mode = 'look' | 'change' | 'change by key';

export const dayInLondon = (now: Temporal.Instant) => now.toZonedDateTimeISO('Europe/London').toPlainDate();

/** Says to a transaction who acts, and when: row security and the database's own functions ask for it. */
export const actAs = (tx: Transaction<DB>, actor: Actor, now: Temporal.Instant): Promise<unknown> =>
  sql`select set_config('app.actor_id', ${actor.id}, true), set_config('app.now', ${now.toString()}, true),
    set_config('app.today', ${dayInLondon(now).toString()}, true), set_config('role', ${databaseRole[actor.sees]}, true)`.execute(tx);

/** Runs `task` in one transaction, as one person, at one moment; once more if the connection was cut before anything was kept. A change that records nothing does not commit. */
export function doWork<T>(platform: Platform, actor: Actor, mode: Mode, task: (work: Work) => Promise<T>, trace = platform.newId()): Promise<T> {
  return onceMore(mode === 'change' ? 'until commit' : 'always', committing =>
    platform.db.transaction().execute(async tx => {
      const now = platform.clock();
      // Sent, not waited for: what the task asks comes after it on the same connection, and is refused if it failed.
      const asSomebody = actAs(tx, actor, now);
      const { work, eventsRecorded } = workIn(tx, platform, actor, now, trace);
      const [result] = await Promise.all([task(work), asSomebody]);
      if (mode !== 'look' && eventsRecorded() === 0) throw new Error('This change recorded no event');
      committing();
      return result;
    }),
  );
}

function workIn(tx: Transaction<DB>, { newId }: Platform, actor: Actor, now: Temporal.Instant, trace: string) {
  let recorded = 0;
  const work: Work = {
    actor,
    now,
    today: dayInLondon(now),
    newId,
    trace,
    // The type narrows what a module may name; a guard refuses a module that asks for another's tables.
    tables: <Module extends string>() => tx as unknown as Kysely<TablesOf<Module>>,
    require: decision => {
      if (!decision.allowed) throw new Refusal('not-allowed', decision.reason);
    },
    record: async (event, { familyId, subjectId = null, details }) => {
      recorded += 1;
      await tx
        .insertInto('platform.event')
        .values({
          id: newId(),
          at: now,
          actor_id: actor.id,
          kind: event.kind,
          family_id: familyId,
          subject_id: subjectId,
          details: JSON.stringify(details),
          trace,
        })
        .execute();
    },
    later: async (job, payload) => {
      await sql`select platform.later(${job}, ${JSON.stringify(payload)}::json)`.execute(tx);
    },
  };
  return { work, eventsRecorded: () => recorded };
}
