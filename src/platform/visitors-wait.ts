import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sessionOf } from './serve.ts';
import type { Platform } from './work.ts';

/** How many requests without an account are answered at once in each line, how many may wait there, and for how many milliseconds. */
export type VisitorLimits = { atOnce: number; waiting: number; patience: number };

/**
 * Whoever has no account waits in a line, apart for each part of the service, so that a flood of the local offer keeps nobody from asking for help, and no
 * flood from however many addresses keeps those who work from theirs: while they work and many come, each turn is followed by a rest.
 * Ordinary visitors, of whom few wait, are answered at once.
 */
export const ordinaryVisitors: VisitorLimits = { atOnce: 3, waiting: 100, patience: 3000 };
export const noVisitorLimits: VisitorLimits = { atOnce: Number.MAX_SAFE_INTEGER, waiting: Number.MAX_SAFE_INTEGER, patience: 60_000 };

/** A line that is full, or has waited too long, is sent away for so long. */
const awaySeconds = 10;
/** When so many wait in a line, or had their turn within a second, it is a flood; then a turn is followed by so many milliseconds of rest: ten answers a second. */
const manyWait = 5;
const manyTurns = 25;
const floodRest = 300;
/** Somebody who works has asked within this many milliseconds. */
const isWorkWithin = 1000;
/** What is sent for long, such as a download to a slow reader, keeps its turn no longer. */
const longestTurn = 60_000;

/** A line: `enter` gives what ends the turn, or null to whoever finds it full or waits in vain. */
export type Line = { enter(): Promise<(() => void) | null> };

export function lineOf({ atOnce, waiting, patience }: VisitorLimits, restOf: (isFlood: boolean) => number): Line {
  const waiters: ((turn: (() => void) | null) => void)[] = [];
  let running = 0;
  let turns: number[] = [];

  const begin = (): (() => void) => {
    running += 1;
    const now = performance.now();
    turns = [...turns.filter(at => now - at < 1000), now];
    const end = () => {
      clearTimeout(late);
      if (ended) return;
      ended = true;
      const rest = restOf(waiters.length >= manyWait || turns.length > manyTurns);
      if (rest > 0) setTimeout(next, rest).unref();
      else next();
    };
    let ended = false;
    const late = setTimeout(end, longestTurn).unref();
    return end;
  };
  const next = () => {
    running -= 1;
    waiters.shift()?.(begin());
  };

  return {
    enter: () => {
      if (running < atOnce) return Promise.resolve(begin());
      if (waiters.length >= waiting) return Promise.resolve(null);
      const { promise, resolve } = Promise.withResolvers<(() => void) | null>();
      const turn = (given: (() => void) | null) => {
        clearTimeout(gaveUp);
        resolve(given);
      };
      const gaveUp = setTimeout(() => {
        waiters.splice(waiters.indexOf(turn), 1);
        resolve(null);
      }, patience).unref();
      waiters.push(turn);
      return promise;
    },
  };
}

/** Lets visitors wait for their turn, in the line that `nameOf` says; null: this is nothing that visitors ask for. After the limits of each address. */
export function letVisitorsWait(app: FastifyInstance, platform: Platform, limits: VisitorLimits, nameOf: (request: FastifyRequest) => string | null): void {
  let workedAt = -Infinity;
  const restOf = (isFlood: boolean) => (isFlood && performance.now() - workedAt < isWorkWithin ? floodRest : 0);
  const lines = new Map<string, Line>();
  app.addHook('onRequest', async (request, reply) => {
    const session = await sessionOf(platform, request);
    if (session && session.actor.kind !== 'public') {
      workedAt = performance.now();
      return;
    }
    const name = nameOf(request);
    if (name === null) return;
    const line = lines.get(name) ?? lineOf(limits, restOf);
    lines.set(name, line);
    const end = await line.enter();
    if (!end) {
      reply.header('retry-after', String(awaySeconds));
      throw Object.assign(new Error('Too many visitors'), { statusCode: 429 });
    }
    // Answered, or gone before the answer, perhaps while it waited.
    if (reply.raw.closed || reply.raw.destroyed) end();
    else reply.raw.once('finish', end).once('close', end);
  });
}
