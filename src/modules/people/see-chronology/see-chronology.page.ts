import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { filterLayout } from '#design/patterns/filter.ts';
import { emptyList, pageHead } from '#design/patterns/page-parts.ts';
import type { Storyteller } from '#platform/module.ts';
import { page, type View } from '#platform/page.ts';
import type { Typed } from '#platform/form.ts';
import type { Work } from '#platform/work.ts';
import type { Family } from '../family.ts';
import { mayReadFamily } from '../family.policy.ts';
import { findHappenings } from '../happening.queries.ts';
import type { Happening } from '../happening.ts';
import { happeningList } from '../happening.view.ts';
import { getFamily } from '../people.queries.ts';
import { askedFor, chronologyAddress, chronologyKinds, momentsOf, pageLength, type ChronologyAsked } from './chronology.ts';

type Chronology = { family: Family; asked: ChronologyAsked; happenings: Happening[]; hasMore: boolean };

/** What happened to a family, who did it and when, told by every module. */
export const seeChronologyPage = (tell: Storyteller) =>
  page({
    name: 'people.see-chronology',
    path: '/families/:familyId/chronology',
    title: 'Chronology',
    audience: 'workers',
    width: 'full',
    load: (work, { familyId }, query) => loadChronology(work, familyId, query, tell),
    allow: mayReadFamily,
    about: ({ family }) => ({ familyId: family.id }),
    back: ({ family }) => ({ href: `/families/${family.id}`, text: 'The family’s page' }),
    show: seeChronologyView,
  });

async function loadChronology(work: Work, familyId: string, query: Typed, tell: Storyteller): Promise<Chronology> {
  const family = await getFamily(work, familyId);
  const asked = askedFor(query);
  const kinds = chronologyKinds.find(({ value }) => value === asked.kind)?.begins;
  const { happenings, hasMore } = await findHappenings(work, familyId, tell, {
    ...(asked.year !== null && momentsOf(asked.year)),
    ...(kinds && { kinds }),
    skip: (asked.page - 1) * pageLength,
    atMost: pageLength,
  });
  return { family, asked, happenings, hasMore };
}

function seeChronologyView({ subject: { family, asked, happenings, hasMore }, today }: View<Chronology>): Html {
  const at = `/families/${family.id}/chronology`;
  const years = Array.from({ length: today.year - family.openedOn.year + 1 }, (_, i) => String(today.year - i));
  const fields = html`${govuk.select({
    id: 'year',
    name: 'year',
    label: { text: 'Year' },
    items: [{ value: '', text: 'Every year' }, ...years.map(year => ({ value: year, text: year, selected: String(asked.year) === year }))],
  })}
  ${govuk.select({
    id: 'kind',
    name: 'kind',
    label: { text: 'What' },
    items: [{ value: '', text: 'Everything' }, ...chronologyKinds.map(({ value, label }) => ({ value, text: label, selected: asked.kind === value }))],
  })}`;
  const chosen = [
    ...(asked.year ? [{ text: String(asked.year), removeHref: chronologyAddress(at, { ...asked, year: null, page: 1 }) }] : []),
    ...(asked.kind
      ? [{ text: chronologyKinds.find(({ value }) => value === asked.kind)!.label, removeHref: chronologyAddress(at, { ...asked, kind: null, page: 1 }) }]
      : []),
  ];
  const count = happenings.length === 0 ? 'Nothing' : asked.page > 1 ? `Newest first, page ${asked.page}` : 'Newest first';
  return html`${pageHead({ title: 'Chronology', caption: `${family.name} family, ${family.reference}` })}
  ${filterLayout(
    { action: at, fields, chosen, clearHref: at, count },
    html`${happenings.length === 0 ? emptyList('Nothing to show here.') : happeningList(happenings, { level: 2 })} ${pages(at, asked, hasMore)}`,
  )}`;
}

const pages = (at: string, asked: ChronologyAsked, hasMore: boolean): Html | false =>
  (asked.page > 1 || hasMore) &&
  govuk.pagination({
    ...(asked.page > 1 && { previous: { href: chronologyAddress(at, { ...asked, page: asked.page - 1 }), text: 'Newer' } }),
    ...(hasMore && { next: { href: chronologyAddress(at, { ...asked, page: asked.page + 1 }), text: 'Older' } }),
  });
