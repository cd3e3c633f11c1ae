import { nameSensitiveReader } from '#modules/access/index.ts';
import { getVersion } from '#modules/forms/index.ts';
import { found, invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { formFor } from '../assessment.ts';
import { readerNamed } from '../assessment.events.ts';
import { mayWriteAssessment } from '../assessment.policy.ts';
import { getOpenTopics, holdAssessment } from '../assessment.queries.ts';
import { getFamilyPeople } from '../people.queries.ts';
import { findSection } from '../section.queries.ts';
import { placeIn, sectionId, type Place } from '../section.ts';
import { findPossibleReaders, findReaders } from './readers.queries.ts';

/** Names another worker for a section that few may read: for its topic, or for a child's words. Those who may read it name others. */
export async function nameReader(work: Work, place: Place, accountId: string): Promise<void> {
  const assessment = await holdAssessment(work, place.assessmentId, 'to-write');
  work.require(mayWriteAssessment(work.actor));
  const { familyId } = assessment;
  const form = formFor(await getVersion(work, assessment.form, assessment.formVersion), await getOpenTopics(work, assessment));
  const { section, person } = found(placeIn(form, await getFamilyPeople(work, familyId, work.today), place.section, place.personId));
  const written = await findSection(work, place);
  const readers = found(await findReaders(work, { assessment, section, person, written }));
  if (!readers.mayName) throw new Refusal('not-allowed', 'Only those named for this section can name others');
  if (!(await findPossibleReaders(work, familyId, readers.ids)).some(({ id }) => id === accountId)) throw invalid({ who: whoMissing });
  const { topic } = readers;
  if (topic) await nameSensitiveReader(work, familyId, topic, accountId);
  else await addReader(work, place, [...readers.ids, accountId]);
  await work.record(readerNamed, {
    familyId,
    subjectId: sectionId(place),
    details: { assessmentId: assessment.id, to: accountId, ...(topic && { sensitive: topic }) },
  });
}

export const whoMissing = 'Select who else may read it';

const addReader = (work: Work, place: Place, keptTo: string[]) =>
  work
    .tables('assessments')
    .updateTable('assessments.section')
    .set(eb => ({ kept_to: keptTo, version: eb('version', '+', 1) }))
    .where('id', '=', sectionId(place))
    .execute();
