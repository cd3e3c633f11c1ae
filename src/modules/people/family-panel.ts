import type { Html } from '#design/html.ts';
import type { Work } from '#platform/work.ts';

/** One part of the family page, given by the module that knows it; null leaves it out. What the reader may not see is already absent. */
export type FamilyPanel = {
  key: string;
  title: string;
  place: 'main' | 'aside';
  load: (work: Work, familyId: string) => Promise<Html | null>;
};
