import type { Actor } from './actor.ts';
import type { AnyEventKind, EventKind } from './event.ts';
import type { Served } from './route.ts';
import type { Platform, Work } from './work.ts';

/** A place at the top of every page. One that is `exact` is not marked on the pages under it. */
export type NavItem = { href: string; text: string; exact?: boolean };

/** What a job answers when it kept what went wrong and wants to be run again later. One that throws is run again too, but keeps nothing. */
export const tryAgain = 'try again';

/** A job: what is done later, in a Work of the service's own. It may run twice, and its payload holds ids only. */
export type Job = (work: Work, payload: Readonly<Record<string, string>>) => Promise<void | typeof tryAgain>;

/** A job of several transactions, because others should see how far it is. It is tried again if it throws, and may be stopped at any place. */
export type LongJob = (platform: Platform, payload: Readonly<Record<string, string>>) => Promise<void>;

/** What a module gives to the application. */
export type Module = {
  pages: readonly Served[];
  events: readonly AnyEventKind[];
  /** Where this person may go from the top of every page. */
  nav?: (actor: Actor) => readonly NavItem[];
  jobs?: Readonly<Record<string, Job>>;
  longJobs?: Readonly<Record<string, LongJob>>;
};

/** How the chronology tells an event, after the name of who did it; null for what it leaves out. */
export type Storyteller = (kind: string, details: unknown) => string | null;

export function storyteller(events: readonly AnyEventKind[]): Storyteller {
  const kinds = new Map(events.map(event => [event.kind, event as unknown as EventKind<unknown>]));
  return (kind, details) => {
    const known = kinds.get(kind);
    return known && !known.quiet ? known.sentence(details) : null;
  };
}
