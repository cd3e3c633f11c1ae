import { ask, formOf } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import { longText } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page, type View } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { childrenHeard, isOpen, missingToFinish } from '../assessment.ts';
import { mayWriteAssessment } from '../assessment.policy.ts';
import { openAssessment } from '../assessment.queries.ts';
import { aboutAssessment, backToAssessment, groupsOf } from '../assessment.view.ts';
import { sectionUrl } from '../section.ts';
import { finishAssessment } from './finish-assessment.ts';

async function load(work: Work, { assessmentId }: { assessmentId: string }) {
  const opened = await openAssessment(work, assessmentId);
  const { form: asked, sections, people, kept, wordsMissing } = opened;
  const missing = missingToFinish(asked, sections, people, childrenHeard(sections, kept, wordsMissing));
  return { ...opened, missing, unheard: people.filter(({ id }) => missing.some(({ key }) => key === `why-not-${id}`)) };
}

type Finishing = Awaited<ReturnType<typeof load>>;
type Reasons = Record<string, string | null>;

const reasonField = ({ name }: { name: string }) =>
  longText({
    label: `Why are ${name}’s own words not here?`,
    hint: 'For a baby, what you saw counts as their words. Write it in the section instead.',
    rows: 3,
    max: 1000,
  });

export const finishAssessmentPage = page({
  name: 'assessments.finish-assessment',
  path: '/assessments/:assessmentId/finish',
  title: 'Finish the assessment',
  audience: 'workers',
  load,
  allow: mayWriteAssessment,
  about: aboutAssessment,
  back: backToAssessment,
  form: ({ unheard }) => form<Reasons>(Object.fromEntries(unheard.map(person => [`why-not-${person.id}`, reasonField(person)]))),
  version: ({ assessment }) => assessment.version,
  show: finishView,
  submit: async (work, { assessment, unheard }, reasons) => {
    const wordsMissing = unheard.map(({ id }) => ({ personId: id, reason: reasons[`why-not-${id}`] ?? '' }));
    await finishAssessment(work, { assessmentId: assessment.id, version: assessment.version, wordsMissing });
    return { goTo: `/assessments/${assessment.id}` };
  },
});

function finishView(view: View<Finishing, Reasons>): Html {
  const { assessment, familyName, unheard } = view.subject;
  const heading = html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${familyName} family</span>Finish the assessment</h1>`;
  if (!isOpen(assessment))
    return html`${heading}
      <p class="govuk-body">This assessment is finished already.</p>`;
  const reasons = unheard.map(person => ask(view, `why-not-${person.id}`));
  return html`${heading}${toDo(view)}${notBegun(view.subject)}
    <p class="govuk-body">A manager or coordinator then reads it and signs it off, or sends it back to you. Until it is sent back, nobody can change it.</p>
    ${formOf(view, html`${reasons}`, { button: 'Finish the assessment' })}`;
}

/** What must be there and is not, each with a link to where it is written. */
function toDo({ subject: { assessment, missing }, mistakes }: View<Finishing, Reasons>): Html {
  if (missing.length === 0) return html`<p class="govuk-body">All that must be there is there.</p>`;
  const item = ({ key, words, section, personId }: Finishing['missing'][number]) => {
    const link = html`<a class="govuk-link" href="${sectionUrl({ assessmentId: assessment.id, section, personId })}">${words}</a>`;
    // A reason has its own field below, with the mistake beside it.
    const isMistake = mistakes[key] !== undefined && !key.startsWith('why-not-');
    return html`<li ${!key.startsWith('why-not-') && html`id="${key}"`}>
      ${isMistake ? html`<p class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${link}</p>` : link}
    </li>`;
  };
  return html`<h2 class="govuk-heading-m">Still to do</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${missing.map(item)}
    </ul>`;
}

function notBegun({ form: asked, people, sections }: Finishing): Html | null {
  const titles = groupsOf(asked, people, sections).flatMap(({ rows }) =>
    rows.filter(row => !sections.some(one => one.section === row.section && one.personId === (row.subject?.id ?? null) && one.writtenBy !== null)),
  );
  if (titles.length === 0) return null;
  return html`<details class="govuk-details">
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">${titles.length} sections have nothing written in them, and may stay so</span>
    </summary>
    <div class="govuk-details__text">
      <ul class="govuk-list govuk-list--bullet">
        ${titles.map(({ title }) => html`<li>${title}</li>`)}
      </ul>
    </div>
  </details>`;
}
