import { lines } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { pageHead, printButton } from '#design/patterns/page-parts.ts';
import { scale } from '#design/patterns/scale.ts';
import { capital, councilWord } from '#modules/council/index.ts';
import { findSection, questionsOf, summary, type SectionProgress, type SummaryRow } from '#modules/forms/index.ts';
import { sayDate } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import { voiceWords } from '../assessment.ts';
import type { OpenedAssessment } from '../assessment.queries.ts';
import { carriedWords, dayOf, groupsOf, levelWords, stateBadge, stateWords, type Group } from '../assessment.view.ts';
import { sectionId, type WrittenSection } from '../section.ts';

export function readView(view: View<OpenedAssessment>): Html {
  const { assessment, familyName, form, people, sections, workers } = view.subject;
  const facts = [
    ['Level of need', levelWords(assessment.levelOfNeed)],
    ['Why now', assessment.reason],
    ['About', people.map(({ name }) => name).join(', ')],
    ['Started', `${sayDate(dayOf(assessment.startedAt))} by ${workers.get(assessment.startedBy) ?? 'a colleague'}`],
    ['How it stands', stateWords(assessment, workers)],
    ...(assessment.signedOffWords ? [['Said at sign-off', assessment.signedOffWords]] : []),
    ['Form', `${form.title}, version ${form.version}`],
  ] as const;
  return html`${pageHead({ title: capital(councilWord('assessment').one), caption: `${familyName} family`, actions: [printButton()] })}
    <p class="govuk-body">${stateBadge(assessment, view.now)}</p>
    ${govuk.summaryList({ rows: facts.map(([key, value]) => ({ key: { text: key }, value: { html: lines(value) } })) })}
    ${groupsOf(form, people, sections).map(group => groupView(view.subject, group))}`;
}

function groupView(opened: OpenedAssessment, { title, person, rows }: Group): Html {
  const written = rows.flatMap(row => {
    const section = opened.sections.find(one => one.section === row.section && one.personId === (row.subject?.id ?? null));
    return section ? [{ row, section }] : [];
  });
  const isKept = (row: SectionProgress) => opened.kept.some(one => one.section === row.section && one.personId === (row.subject?.id ?? null));
  const [kept, empty] = [rows.filter(isKept), rows.filter(row => !isKept(row) && !written.some(one => one.row === row))].map(some =>
    some.map(row => row.title).join(', '),
  );
  return html`<section>
    <h2 class="govuk-heading-l govuk-!-margin-top-8">${title}</h2>
    ${person && voiceView(opened, person.id, person.name)}${written.map(({ row, section }) => sectionView(opened, row, section))}
    ${kept && html`<p class="govuk-body-s app-quiet govuk-!-margin-top-4">Written, and kept for few to read: ${kept}.</p>`}
    ${empty && html`<p class="govuk-body-s app-quiet govuk-!-margin-top-4">Nothing is written about: ${empty}.</p>`}
  </section>`;
}

/** A child's own words come before what others say of them. */
function voiceView({ sections, wordsMissing }: OpenedAssessment, personId: string, name: string): Html | null {
  const words = sections.find(one => one.personId === personId && one.answers[voiceWords] !== undefined)?.answers[voiceWords];
  if (typeof words === 'string')
    return html`<blockquote class="govuk-inset-text">
      <p class="govuk-body-l">“${lines(words)}”</p>
      <p class="govuk-body-s">What ${name} said or showed</p>
    </blockquote>`;
  const why = wordsMissing.find(one => one.personId === personId);
  return why ? html`<p class="govuk-body"><strong>${name}’s own words are not here.</strong> ${why.reason}</p>` : null;
}

function sectionView({ assessment, form, workers }: OpenedAssessment, row: SectionProgress, written: WrittenSection): Html {
  const section = findSection(form, row.section);
  const rows = section ? summary(section, written.answers, row.subject?.name ?? null) : [];
  const by =
    written.writtenBy && written.writtenAt
      ? `${workers.get(written.writtenBy) ?? 'A colleague'}, ${sayDate(dayOf(written.writtenAt))}`
      : 'Not checked by anybody yet';
  const place = { assessmentId: assessment.id, section: row.section, personId: row.subject?.id ?? null };
  return html`<section id="section-${sectionId(place)}">
    <h3 class="govuk-heading-m govuk-!-margin-top-6 govuk-!-margin-bottom-1">${row.title} ${row.sensitive && badge('Only people named', 'guarded')}</h3>
    <p class="govuk-body-s app-quiet">${by}${!written.isDone && written.writtenBy && ', not done yet'}</p>
    ${govuk.summaryList({ rows: rows.filter(one => one.lines.length > 0 && one.key !== voiceWords).map(one => answerRow(one, section && questionsOf(section), written)) })}
  </section>`;
}

function answerRow(
  { key, wording, lines: said }: SummaryRow,
  questions: readonly { key: string; kind: string }[] | undefined,
  { answers, carried }: WrittenSection,
) {
  const asked = questions?.find(one => one.key === key) as { kind: 'scale'; from: number; to: number; ends: readonly [string, string] } | undefined;
  const answer = answers[key];
  const source = carried[key] && html`<p class="govuk-body-s app-quiet">${carriedWords(carried[key])}</p>`;
  const value =
    asked?.kind === 'scale' && typeof answer === 'number'
      ? scale({ label: '', value: answer, from: asked.from, to: asked.to, ends: asked.ends })
      : html`${said.map((line, i) => html`${i > 0 && html`<br />`}${lines(line)}`)}`;
  return { key: { text: wording }, value: { html: html`${value}${source}` } };
}
