import { setTimeout as pause } from 'node:timers/promises';
import { isStalePlan } from './prepared-statements.ts';

/** Nothing of the work was kept, and the same work may well succeed now: the connection was cut, the server is changing, or two pieces of work collided. */
const nothingKept = new Set([
  '57P01', // ended by an administrator
  '57P02', // the server crashed
  '57P03', // the server is starting or stopping
  '25006', // read only: the one that was the primary is a replica now
  '40001', // could not be put in order with other work
  '40P01', // chosen to end a deadlock
  '08000',
  '08003',
  '08006',
  '08P01', // PgBouncer says so of a server that went away
  'ECONNRESET',
  'ECONNREFUSED',
  'ENOENT', // the socket of a server that is being started again
  'EPIPE',
  'ETIMEDOUT',
]);
/** Of a piece of work whose commit was already asked for, only these say that it was not kept. */
const refusedAtCommit = new Set(['40001', '40P01']);
/** pg gives no code to a connection that ended under it. */
const ended = /^(Connection terminated|Client has encountered a connection error|Client was closed)/;

const codeOf = (fault: unknown) => (fault as { code?: unknown } | null)?.code;

/** Whether this fault is the connection's or the moment's, and no fault of the work itself. */
export const isPassing = (fault: unknown): boolean =>
  nothingKept.has(String(codeOf(fault))) || isStalePlan(fault) || (fault instanceof Error && ended.test(fault.message));

/** Milliseconds before each new try: a cut connection is replaced at once, a server that changes places takes a moment. */
const pauses = [20, 250, 750];

/** How sure it must be that nothing was kept: a change only until its commit is asked for; what may happen twice, always. */
export type Safe = 'until commit' | 'always';

/**
 * Runs a piece of work, and again if it failed by no fault of its own. `attempt` calls `committing` when its commit is about to be asked for: a connection
 * that is cut after that leaves unknown whether it was kept, and a change is not made twice.
 */
export async function onceMore<T>(safe: Safe, attempt: (committing: () => void) => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    let isCommitting = false;
    try {
      return await attempt(() => (isCommitting = true));
    } catch (fault) {
      const wait = pauses[tries];
      const isSafe = safe === 'always' || !isCommitting || refusedAtCommit.has(String(codeOf(fault)));
      if (wait === undefined || !isPassing(fault) || !isSafe) throw fault;
      await pause(wait);
    }
  }
}
