import { say } from './progress.ts';

type Stop = () => Promise<unknown>;

/** For everything to end, beside the time in which a load balancer hears of it. */
const patience = 20_000;

/** Remembers what must be ended, last first, and ends it on Ctrl-C, on SIGTERM, and when run.mjs is no more. */
export function stoppable(): { onStop(stop: Stop): void; stopAll(): Promise<void>; isLeaving(): boolean; allow(more: number): void } {
  const stops: Stop[] = [];
  let under: Promise<void> | null = null;
  const stopAll = () => (under ??= endEach(stops));

  let askedAt = 0;
  let allowed = patience;
  const leave = (code: number) => {
    // run.mjs passes Ctrl-C on and the terminal sends it too: only one a second later is a second wish, to leave at once.
    if (askedAt && performance.now() - askedAt > 1000) process.exit(130);
    if (askedAt) return;
    askedAt = performance.now();
    setTimeout(() => process.exit(code), allowed).unref();
    // Work still under way loses its database now; that it stumbles is no news.
    process.on('uncaughtException', () => undefined);
    void stopAll().finally(() => process.exit(code));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leave(0));
  process.on('disconnect', () => leave(0));
  // What has only now come up, while all is being ended, ends at once.
  const onStop = (stop: Stop) => void (under ? endEach([stop]) : stops.push(stop));
  return { onStop, stopAll, isLeaving: () => askedAt > 0, allow: more => void (allowed = patience + more) };
}

async function endEach(stops: Stop[]) {
  for (const stop of stops.reverse()) {
    try {
      await stop();
    } catch (fault) {
      say(`Something did not stop as it should (${fault instanceof Error ? fault.name : 'unknown'}).`);
    }
  }
}
