import { findSections } from '#modules/assessments/index.ts';
import type { Work } from '#platform/work.ts';
import type { Topic } from './plan.ts';

/** A need that an assessment found, with the words it found for it; `sensitive` where they may not go further than those named. */
export type FoundNeed = { outcomeNeed: string; personId: string | null; words: string | null; sensitive: Topic | null };

/** Where an assessment says what is hard, for each outcome of the framework: the sections it may be in, the likeliest first. */
const saidIn: Readonly<Record<string, readonly string[]>> = {
  '1': ['child-learning'],
  '2': ['child-health', 'parenting'],
  '3.1': ['child-feelings'],
  '3.2': ['adult-mental-health'],
  '3.3': ['child-health', 'adult-health'],
  '4': ['adult-health', 'child-health'],
  '5': ['parenting', 'family-relationships'],
  '6': ['safety'],
  '7': ['community'],
  '8': ['safety'],
  '9': ['home-money-work'],
  '10': ['home-money-work'],
};

type Said = { section: string; personId: string | null; sensitive: string | null; answers: Readonly<Record<string, unknown>> };

/** The needs that the sections of an assessment name, in the order of the framework, as far as they were given to read. */
export function needsIn(sections: readonly Said[]): FoundNeed[] {
  const found = sections.flatMap(section =>
    Object.entries(section.answers).flatMap(([key, answer]) =>
      key.startsWith('outcome-needs') && Array.isArray(answer)
        ? answer.map((outcomeNeed: unknown) => ({ outcomeNeed: String(outcomeNeed), personId: section.personId, sensitive: section.sensitive as Topic | null }))
        : [],
    ),
  );
  const order = (code: string) => code.split('.').map(Number);
  const sorted = found.toSorted((a, b) => {
    const [[a1 = 0, a2 = 0], [b1 = 0, b2 = 0]] = [order(a.outcomeNeed), order(b.outcomeNeed)];
    return a1 - b1 || a2 - b2;
  });
  return sorted.map(need => ({ ...need, words: wordsFor(need, sections) }));
}

/** What the assessment says is hard, from a section as open as the need itself: sensitive words never slip into what more people read. */
function wordsFor(need: Omit<FoundNeed, 'words'>, sections: readonly Said[]): string | null {
  const places = saidIn[need.outcomeNeed] ?? saidIn[need.outcomeNeed.split('.')[0] ?? ''] ?? [];
  for (const place of places) {
    const said = sections.find(
      one => one.section === place && (one.personId === need.personId || one.personId === null) && (one.sensitive === null || one.sensitive === need.sensitive),
    );
    const words = said?.answers[`${place}-needs`];
    if (typeof words === 'string' && words !== '') return words;
  }
  return null;
}

export const findNeedsFound = async (work: Work, assessmentId: string): Promise<FoundNeed[]> => needsIn(await findSections(work, assessmentId));
