/**
 * A kind of event: its name, the facts it carries (ids and codes, never names) and how the chronology says it after
 * the actor's name: "Priya Shah reviewed the plan". `quiet` events are for the audit trail alone.
 */
export type EventKind<Details> = {
  kind: string;
  sentence: (details: Details) => string;
  quiet: boolean;
};

export const eventKind = <Details>(kind: string, sentence: (details: Details) => string, { quiet = false } = {}): EventKind<Details> => ({
  kind,
  sentence,
  quiet,
});

/** An event kind whose details are not known to the reader, as a module lists it. */
export type AnyEventKind = EventKind<never>;

/** What an event is about: the family, the thing within it or outside any family, and the facts. */
export type EventAbout<Details> = { familyId: string | null; subjectId?: string | null; details: Details };
