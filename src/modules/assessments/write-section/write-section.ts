import { nameSensitiveReader } from '#modules/access/index.ts';
import { getVersion, type Answers } from '#modules/forms/index.ts';
import { found, invalid, notFound } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { formFor, mustBeOpen } from '../assessment.ts';
import { sectionWritten } from '../assessment.events.ts';
import { isNamedFor, mayWriteAssessment } from '../assessment.policy.ts';
import { findNamedReaders, findWordsKept, getOpenTopics, holdAssessment } from '../assessment.queries.ts';
import { getFamilyPeople } from '../people.queries.ts';
import { keepScoresOf } from '../score.queries.ts';
import { findSection, saveSection } from '../section.queries.ts';
import { mistakesIn, placeIn, readersAfter, sectionId, stillCarried, topicOf } from '../section.ts';

export type WrittenAnswers = {
  assessmentId: string;
  section: string;
  personId?: string | null;
  answers: Answers;
  /** The version it was written against; 0 before anybody has begun the section. */
  version: number;
  /** Whether the writer is done with it; if not said, it is once nothing is missing. */
  isDone?: boolean;
};

/** Writes one section. Two people may write different sections at once; in the same one the second is shown both. */
export async function writeSection(work: Work, { assessmentId, section: key, personId = null, answers, version, isDone }: WrittenAnswers): Promise<void> {
  const assessment = await holdAssessment(work, assessmentId, 'to-write');
  work.require(mayWriteAssessment(work.actor));
  const { familyId } = assessment;
  const definition = formFor(await getVersion(work, assessment.form, assessment.formVersion), await getOpenTopics(work, assessment));
  const { section, person } = found(placeIn(definition, await getFamilyPeople(work, familyId, work.today), key, personId));
  mustBeOpen(assessment);

  const place = { assessmentId, section: key, personId };
  const before = await findSection(work, place);
  if (!before && (await findWordsKept(work, assessmentId)).some(kept => kept.section === key && kept.personId === personId)) throw notFound();
  const name = person?.name ?? null;
  const done = isDone ?? Object.keys(mistakesIn(section, answers, name, true)).length === 0;
  const mistakes = mistakesIn(section, answers, name, done);
  if (Object.keys(mistakes).length > 0) throw invalid(mistakes);

  const sensitive = topicOf(section, person);
  if (sensitive && !isNamedFor(work.actor, sensitive, await findNamedReaders(work, familyId)))
    await nameSensitiveReader(work, familyId, sensitive, work.actor.id);
  const keptTo = readersAfter(section, answers, before, work.actor.id);
  const written = {
    section: key,
    personId,
    answers,
    carried: stillCarried(before, answers),
    sensitive,
    keptTo,
    isDone: done,
    writtenBy: work.actor.id,
    writtenAt: work.now,
  };
  await saveSection(work, assessment, written, version);
  await keepScoresOf(work, section, personId, answers, { familyId, takenOn: work.today, source: 'assessment', sourceId: assessmentId, sensitive });
  const told = keptTo === null ? { section: key, personId } : { section: null, personId: null };
  await work.record(sectionWritten, {
    familyId,
    subjectId: sectionId(place),
    details: { assessmentId, ...told, isDone: done, ...(sensitive && { sensitive }) },
  });
}
