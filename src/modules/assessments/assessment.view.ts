import { completeness, type Definition, type SectionProgress } from '#modules/forms/index.ts';
import { findLevelOfNeed, lateness, levelInWords } from '#modules/council/index.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { sayDate } from '#platform/date-field.ts';
import type { Assessment, CarriedMark } from './assessment.ts';
import type { OpenedAssessment } from './assessment.queries.ts';
import type { FamilyPerson } from './people.queries.ts';

export const dayOf = (at: Temporal.Instant): Temporal.PlainDate => at.toZonedDateTimeISO('Europe/London').toPlainDate();

export function stateBadge(assessment: Assessment, now: Temporal.Instant): Html {
  if (assessment.state === 'signed-off') return badge('Signed off', 'good');
  if (assessment.state === 'finished') return badge('Finished, waiting to be signed off', 'soon');
  const { state, words } = lateness(assessment.dueOn, now);
  const due = badge(words, state === 'late' ? 'late' : state === 'due today' ? 'soon' : 'plain');
  return assessment.state === 'returned' ? html`${badge('Sent back', 'soon')} ${due}` : html`${badge('Being written')} ${due}`;
}

/** Who did what to it last, and when, in a sentence. */
export function stateWords(assessment: Assessment, workers: ReadonlyMap<string, string>): string {
  const by = (id: string | null, at: Temporal.Instant | null) => `${workers.get(id ?? '') ?? 'somebody'} on ${at ? sayDate(dayOf(at)) : ''}`;
  if (assessment.state === 'signed-off') return `Signed off by ${by(assessment.signedOffBy, assessment.signedOffAt)}`;
  if (assessment.state === 'finished') return `Finished by ${by(assessment.finishedBy, assessment.finishedAt)}`;
  if (assessment.state === 'returned') return `Sent back by ${by(assessment.returnedBy, assessment.returnedAt)}`;
  return `Started by ${by(assessment.startedBy, assessment.startedAt)}`;
}

export const levelWords = (key: string | null): string => {
  const level = key === null ? undefined : findLevelOfNeed(key);
  return level ? levelInWords(level) : 'Not decided yet';
};

export const carriedWords = ({ from, at }: CarriedMark): string =>
  `Filled in from ${from === 'request' ? 'the request for support' : 'the assessment before'} of ${sayDate(dayOf(Temporal.Instant.from(at)))}.`;

export type Group = { title: string; person: FamilyPerson | null; rows: SectionProgress[] };

/** The sections as they are worked through: the family, then each person, then what is made of it all. */
export function groupsOf(form: Definition, people: readonly FamilyPerson[], sections: OpenedAssessment['sections']): Group[] {
  const rows = completeness(form, sections, people).sections;
  const firstPersonal = form.sections.findIndex(({ per }) => per !== 'family');
  const begins = form.sections.slice(0, firstPersonal === -1 ? form.sections.length : firstPersonal).map(({ key }) => key);
  const family = rows.filter(({ subject }) => subject === null);
  const groups = [
    { title: 'The family', person: null, rows: family.filter(({ section }) => begins.includes(section)) },
    ...people.map(person => ({ title: person.name, person, rows: rows.filter(({ subject }) => subject?.id === person.id) })),
    { title: 'Bringing it together', person: null, rows: family.filter(({ section }) => !begins.includes(section)) },
  ];
  return groups.filter(group => group.rows.length > 0);
}

export const backToFamily = ({ assessment }: { assessment: Assessment }) => ({ href: `/families/${assessment.familyId}`, text: 'The family’s page' });
export const backToAssessment = ({ assessment }: { assessment: Assessment }) => ({ href: `/assessments/${assessment.id}`, text: 'Back to the assessment' });
export const aboutAssessment = ({ assessment }: { assessment: Assessment }) => ({ familyId: assessment.familyId, subjectId: assessment.id });
