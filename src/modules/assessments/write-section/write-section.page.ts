import { page, type Page } from '#platform/page.ts';
import { found, notFound } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { mayWriteAssessment } from '../assessment.policy.ts';
import { openAssessment } from '../assessment.queries.ts';
import { backToAssessment, carriedWords } from '../assessment.view.ts';
import { findReaders } from '../name-reader/readers.queries.ts';
import { placeIn, sectionForm, sectionId, writtenIn, type Place, type SectionInput } from '../section.ts';
import { writeSection } from './write-section.ts';
import { sectionView } from './write-section.view.ts';

/** A section with what it says and who may read it; for those who may not know of it, there is none. */
export async function openSection(work: Work, place: Place) {
  const opened = await openAssessment(work, place.assessmentId);
  const { section, person } = found(placeIn(opened.form, opened.people, place.section, place.personId));
  const is = (one: { section: string; personId: string | null }) => one.section === place.section && one.personId === place.personId;
  if (opened.kept.some(is)) throw notFound();
  const written = opened.sections.find(is) ?? null;
  return { ...opened, place, section, person, written, readers: await findReaders(work, { ...opened, section, person, written }) };
}

export type OpenedSection = Awaited<ReturnType<typeof openSection>>;

type Common = Omit<Page<string, OpenedSection, SectionInput, never>, 'name' | 'path' | 'load'>;

/** What a section's page is, whether it asks about the family or about one person. */
export const sectionPage = {
  title: 'Section of an assessment',
  audience: 'workers',
  allow: mayWriteAssessment,
  about: ({ assessment, place }) => ({ familyId: assessment.familyId, subjectId: sectionId(place) }),
  back: backToAssessment,
  form: ({ section, person, written }) =>
    sectionForm(section, person?.name ?? null, Object.fromEntries(Object.entries(written?.carried ?? {}).map(([key, mark]) => [key, carriedWords(mark)]))),
  fill: ({ written }) => written?.answers ?? {},
  version: ({ written }) => written?.version ?? 0,
  show: sectionView,
  submit: async (work, { place, written }, input) => {
    await writeSection(work, { ...place, ...writtenIn(input), version: written?.version ?? 0 });
    return { goTo: `/assessments/${place.assessmentId}` };
  },
} satisfies Common;

export const writeSectionPage = page({
  ...sectionPage,
  name: 'assessments.write-section',
  path: '/assessments/:assessmentId/sections/:section',
  load: (work, { assessmentId, section }) => openSection(work, { assessmentId, section, personId: null }),
});
