import type { LargeCouncil } from './council.ts';
import { momentText } from './days.ts';
import { idOf } from './ids.ts';
import type { Write } from './tables.ts';

/** What is shared while the large council is made: where rows go, the ids of parts, and what happened. */
export type Making = {
  council: LargeCouncil;
  today: number;
  localities: readonly string[];
  takenReferences: ReadonlySet<string>;
  write: Write;
  /** An id for a part of something bigger. */
  part(day: number): string;
  happened(
    day: number,
    minute: number,
    actorId: string,
    kind: string,
    familyId: string | null,
    subjectId: string | null,
    details: Readonly<Record<string, unknown>>,
  ): void;
};

export type Place = Pick<Making, 'localities' | 'takenReferences'>;

export function beginMaking(council: LargeCouncil, today: number, place: Place, write: Write): Making {
  let parts = 0;
  let events = 0;
  return {
    ...{ council, today, ...place, write },
    part: day => idOf('part', council.seed, ++parts, day),
    happened(day, minute, actorId, kind, familyId, subjectId, details) {
      const id = idOf('event', council.seed, ++events, day);
      write('platform.event', id, momentText(day, minute), actorId, kind, familyId, subjectId, details, id);
    },
  };
}
