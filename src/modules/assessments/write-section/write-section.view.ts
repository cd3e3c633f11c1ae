import { askAll, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { capital, councilWord } from '#modules/council/index.ts';
import { wordingFor } from '#modules/forms/index.ts';
import { sayDate } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import { isOpen } from '../assessment.ts';
import { dayOf } from '../assessment.view.ts';
import { comeBack, sectionId, type SectionInput } from '../section.ts';
import type { OpenedSection } from './write-section.page.ts';

export function sectionView(view: View<OpenedSection, SectionInput>): Html {
  const { assessment, section, person, familyName } = view.subject;
  const name = person?.name ?? null;
  const heading = html`<h1 class="govuk-heading-l">
      <span class="govuk-caption-l">${capital(councilWord('assessment').one)}, ${familyName} family</span>${wordingFor(section.title, name)}
    </h1>
    ${section.hint && html`<p class="govuk-body">${wordingFor(section.hint, name)}</p>`}`;
  // Text typed while somebody finished the assessment is shown again, so that it can be copied.
  if (!isOpen(assessment) && view.notice === null) return html`${heading}${closed(view.subject)}`;
  return html`${heading}${whoReads(view.subject)}${lastWritten(view.subject)}${formOf(view, html`${askAll(view, { headings: false })}${buttons}`, { button: false })}`;
}

const closed = ({ assessment }: OpenedSection) =>
  html`<p class="govuk-body">This assessment is finished. It can be changed only if a manager sends it back.</p>
    <p class="govuk-body"><a class="govuk-link" href="/assessments/${assessment.id}/read">Read the whole assessment</a></p>`;

const buttons = html`<div class="govuk-button-group">
  ${govuk.button({ text: 'Save, this section is done', preventDoubleClick: true })}
  ${govuk.button({ text: 'Save and come back later', name: comeBack, value: 'yes', classes: 'govuk-button--secondary', preventDoubleClick: true })}
</div>`;

function lastWritten({ written, workers }: OpenedSection) {
  if (!written?.writtenBy || !written.writtenAt) return null;
  return html`<p class="govuk-body-s app-quiet">
    Last written by ${workers.get(written.writtenBy) ?? 'a colleague'} on ${sayDate(dayOf(written.writtenAt))}.
  </p>`;
}

/** Who reads it stands above the questions, so that it is known before anything is written. */
function whoReads({ readers, assessment, place }: OpenedSection) {
  if (!readers) return null;
  const names =
    readers.names.length > 0
      ? html`Only these people can read it: ${readers.names.join(', ')}.`
      : html`Nobody is named for it yet. When you save it, you will be the only one who can read it.`;
  return govuk.insetText({
    html: html`<p class="govuk-body">${names}</p>
      ${readers.mayName && html`<p class="govuk-body"><a class="govuk-link" href="/assessments/${assessment.id}/readers/${sectionId(place)}">Name somebody else who may read it</a></p>`}`,
  });
}
