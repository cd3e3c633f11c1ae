import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { lines } from '#design/ask.ts';
import { card, columns, pageHead } from '#design/patterns/page-parts.ts';
import { capital, councilWord } from '#modules/council/index.ts';
import type { SectionProgress } from '#modules/forms/index.ts';
import { sayDate } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import { childrenHeard, isOpen, missingToFinish } from '../assessment.ts';
import type { OpenedAssessment } from '../assessment.queries.ts';
import { carriedWords, dayOf, groupsOf, levelWords, stateBadge, stateWords, type Group } from '../assessment.view.ts';
import { sectionId, sectionUrl } from '../section.ts';

type Seen = OpenedAssessment & { drafts: readonly string[]; mayWrite: boolean; maySign: boolean };

export function assessmentView(view: View<Seen>): Html {
  const { assessment, familyName, form, people, sections, workers } = view.subject;
  const groups = groupsOf(form, people, sections);
  const main = html`${assessment.state === 'returned' && sentBack(view.subject)}
  ${groups.map(
    group =>
      html`<section>
        <h2 class="govuk-heading-m">${group.title}</h2>
        ${taskList(view.subject, group)}
      </section>`,
  )}`;
  const aside = html`${card(
    { title: 'How it stands' },
    html`<p class="govuk-body">${stateBadge(assessment, view.now)}</p>
      ${govuk.summaryList({ classes: 'govuk-summary-list--no-border', rows: facts(view.subject).map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
      ${assessment.state !== 'writing' && html`<p class="govuk-body-s">${stateWords(assessment, workers)}</p>`}`,
  )}
  ${card({ title: 'Next', kind: 'next' }, next(view.subject))}`;
  return html`${pageHead({ title: capital(councilWord('assessment').one), caption: `${familyName} family` })} ${columns('main-aside', main, aside)}`;
}

function facts({ assessment }: Seen): [string, string][] {
  return [
    ['Level of need', levelWords(assessment.levelOfNeed)],
    ['Why now', assessment.reason],
    ['Started', sayDate(dayOf(assessment.startedAt))],
    ...(isOpen(assessment) ? [['Due by', sayDate(assessment.dueOn)] as [string, string]] : []),
  ];
}

const sentBack = ({ assessment, workers }: Seen) =>
  govuk.notificationBanner({
    titleText: 'Sent back',
    html: html`<p class="govuk-notification-banner__heading">${workers.get(assessment.returnedBy ?? '')} asks for more before signing this off</p>
      <p class="govuk-body">${lines(assessment.returnedWords ?? '')}</p>`,
  });

function next({ assessment, form, sections, people, kept, wordsMissing, mayWrite, maySign }: Seen): Html {
  const read = html`<p class="govuk-body"><a class="govuk-link" href="/assessments/${assessment.id}/read">Read the whole assessment</a></p>`;
  if (!isOpen(assessment)) {
    const sign = assessment.state === 'finished' && maySign;
    return html`${sign ? html`<p class="govuk-body"><a class="govuk-link" href="/assessments/${assessment.id}/sign-off">Sign it off, or send it back</a></p>` : ''}${read}`;
  }
  const missing = missingToFinish(form, sections, people, childrenHeard(sections, kept, wordsMissing));
  const left = html`<p class="govuk-body">Before it can be finished:</p>
    <ul class="govuk-list govuk-list--bullet">
      ${missing.map(({ words, section, personId }) => html`<li><a class="govuk-link" href="${sectionUrl({ assessmentId: assessment.id, section, personId })}">${words}</a></li>`)}
    </ul>`;
  const finish = html`<p class="govuk-body"><a class="govuk-link" href="/assessments/${assessment.id}/finish">Finish the assessment</a></p>`;
  return html`${missing.length > 0 ? left : html`<p class="govuk-body">All that must be there is there. Other sections may stay empty.</p>`}
  ${mayWrite && finish} ${read}`;
}

const taskList = (seen: Seen, { title, rows }: Group): Html =>
  govuk.taskList({ idPrefix: title.toLowerCase().replaceAll(/\W+/g, '-'), items: rows.map(row => task(seen, row)) });

function task({ assessment, sections, kept, drafts, workers, mayWrite }: Seen, row: SectionProgress) {
  const place = { assessmentId: assessment.id, section: row.section, personId: row.subject?.id ?? null };
  const is = (one: { section: string; personId: string | null }) => one.section === place.section && one.personId === place.personId;
  const title = { text: row.title };
  const hidden = kept.find(is);
  if (hidden) return { title, hint: { text: `${workers.get(hidden.writtenBy ?? '') ?? 'A colleague'} is writing this` }, status: { text: 'Being written' } };
  const written = sections.find(is);
  const mark = Object.values(written?.carried ?? {})[0];
  const by = written?.writtenBy && written.writtenAt ? `${workers.get(written.writtenBy) ?? 'A colleague'}, ${sayDate(dayOf(written.writtenAt))}` : undefined;
  const said = drafts.includes(sectionId(place)) ? 'You have text here that others cannot see until you save it' : (by ?? (mark && carriedWords(mark)));
  const hint = [row.sensitive && 'Only people named for it read this.', said].filter(Boolean).join(' ');
  const href = mayWrite && isOpen(assessment) ? sectionUrl(place) : written && `/assessments/${assessment.id}/read#section-${written.id}`;
  return { title, href, hint: hint === '' ? undefined : { text: hint }, status: statusOf(written, drafts.includes(sectionId(place))) };
}

function statusOf(written: OpenedAssessment['sections'][number] | undefined, hasDraft: boolean) {
  if (written?.isDone && !hasDraft) return { text: 'Done' };
  if (written?.writtenBy || hasDraft) return { tag: { text: 'In progress', classes: 'govuk-tag--light-blue app-no-break' } };
  return written
    ? { tag: { text: 'To check', classes: 'govuk-tag--yellow app-no-break' } }
    : { tag: { text: 'Not started', classes: 'govuk-tag--grey app-no-break' } };
}
