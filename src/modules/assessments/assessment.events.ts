import { councilWord, getLevelOfNeed } from '#modules/council/index.ts';
import { eventKind } from '#platform/event.ts';

const assessment = councilWord('assessment').one;

export const assessmentStarted = eventKind<{ assessmentId: string; form: string; version: number }>('assessments.started', () => `started an ${assessment}`);
/** For the audit trail alone. One about a sensitive section names its topic, and row security shows it to those named for it; kept words are not named at all. */
export const sectionWritten = eventKind<{ assessmentId: string; section: string | null; personId: string | null; isDone: boolean; sensitive?: string }>(
  'assessments.section-written',
  () => `wrote part of the ${assessment}`,
  { quiet: true },
);
export const readerNamed = eventKind<{ assessmentId: string; to: string; sensitive?: string }>(
  'assessments.reader-named',
  () => 'named somebody who may read a part of the assessment',
  { quiet: true },
);
export const assessmentFinished = eventKind<{ assessmentId: string; level: string }>(
  'assessments.finished',
  ({ level }) => `finished the ${assessment}: ${levelWords(level)}`,
);
export const assessmentSignedOff = eventKind<{ assessmentId: string }>('assessments.signed-off', () => `signed off the ${assessment}`);
export const assessmentReturned = eventKind<{ assessmentId: string }>('assessments.returned', () => `sent the ${assessment} back to its writer`);
export const scoresRecorded = eventKind<{ source: string; sourceId: string }>('assessments.scores-recorded', () => 'recorded scores', { quiet: true });

const levelWords = (key: string) => {
  const { number, name } = getLevelOfNeed(key);
  return `level ${number}, ${name.toLowerCase()}`;
};
