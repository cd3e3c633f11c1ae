import { html, type Html } from '#design/html.ts';
import { columns } from '#design/patterns/page-parts.ts';
import { badge } from '#design/patterns/badge.ts';
import { scale } from '#design/patterns/scale.ts';
import { getVersion, type Definition } from '#modules/forms/index.ts';
import type { FamilyPanel } from '#modules/people/index.ts';
import { sayDate } from '#platform/date-field.ts';
import type { Work } from '#platform/work.ts';
import { answerTo, isOpen, ownScale, type Assessment } from './assessment.ts';
import { mayReadAssessment, mayStartAssessment } from './assessment.policy.ts';
import { findAssessments } from './assessment.queries.ts';
import { dayOf, levelWords, stateBadge, stateWords } from './assessment.view.ts';
import { getFamilyPeople, getWorkerNames } from './people.queries.ts';
import { findScores } from './score.queries.ts';
import { findSections } from './section.queries.ts';
import type { WrittenSection } from './section.ts';

/** What the last assessment found, in short: level of need, what works and what worries, and how each person says things are. */
const load = async (work: Work, familyId: string): Promise<Html | null> => {
  if (!mayReadAssessment(work.actor).allowed) return null;
  const [latest, ...earlier] = await findAssessments(work, familyId);
  const start =
    mayStartAssessment(work.actor).allowed &&
    html`<p class="govuk-body"><a class="govuk-link" href="/families/${familyId}/assessments/new">Start an assessment</a></p>`;
  if (!latest)
    return html`<p class="govuk-body">Nobody has assessed this family’s needs here yet.</p>
      ${start}`;
  const told = isOpen(latest) ? (earlier[0] ?? latest) : latest;
  const workers = await getWorkerNames(work, [latest.startedBy, latest.finishedBy, latest.signedOffBy, latest.returnedBy]);
  return html`<p class="govuk-body">
      ${told.levelOfNeed && badge(`Level ${levelWords(told.levelOfNeed)}`)} ${stateBadge(latest, work.now)}<br />
      <span class="app-quiet">${stateWords(latest, workers)}.</span>
    </p>
    ${inShort(await getVersion(work, told.form, told.formVersion), await findSections(work, told.id))} ${await scales(work, familyId)} ${links(latest)}
    ${latest.state === 'signed-off' && start}`;
};

export const assessmentPanel: FamilyPanel = { key: 'assessment', title: 'Assessment', place: 'main', load };

function inShort(form: Definition, sections: readonly WrittenSection[]): Html | null {
  const written = sections.filter(({ writtenBy }) => writtenBy !== null);
  const part = (title: string, key: string) => {
    const words = answerTo(form, written, key);
    return typeof words === 'string'
      ? [
          html`<h3 class="govuk-heading-s">${title}</h3>
            <p class="govuk-body">${shortened(words)}</p>`,
        ]
      : [];
  };
  const parts = [...part('Working well', 'going-well'), ...part('Worried about', 'worried-about')];
  return parts.length > 0 ? columns('halves', ...parts) : null;
}

const longest = 240;

/** The first words of a longer text, cut between two words. */
export const shortened = (words: string): string => (words.length <= longest ? words : `${words.slice(0, words.lastIndexOf(' ', longest))} …`);

async function scales(work: Work, familyId: string): Promise<Html | null> {
  const scores = await findScores(work, familyId, ownScale);
  const people = await getFamilyPeople(work, familyId, work.today);
  const shown = people.flatMap(({ id, name }) => {
    const [now, before] = scores.filter(({ personId }) => personId === id).toReversed();
    return now ? [scale({ label: `${name}, ${sayDate(now.takenOn)}`, value: now.value, before: before?.value, from: now.lowest, to: now.highest })] : [];
  });
  return shown.length > 0
    ? html`<h3 class="govuk-heading-s">How they say things are, from 0 to 10</h3>
        ${shown}`
    : null;
}

const links = (latest: Assessment): Html =>
  html`<p class="govuk-body">
    <a class="govuk-link" href="/assessments/${latest.id}${isOpen(latest) ? '' : '/read'}"
      >${isOpen(latest) ? 'Carry on with the assessment' : `Read the assessment of ${sayDate(dayOf(latest.finishedAt ?? latest.startedAt))}`}</a
    >
  </p>`;
