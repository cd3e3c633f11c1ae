import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { sideways } from '#design/patterns/page-parts.ts';
import { ageBands } from '../counts.ts';
import type { Counts, Shown } from '../count.queries.ts';
import type { Category } from '../provision.queries.ts';
import { measures } from './asked.ts';
import type { NeedsBeside } from './needs.queries.ts';
import { number, saidBefore, saidRate, saidServices } from './number.view.ts';

export type Column = { code: string; words: string };

/** Wards or ages side by side; one alone where it was chosen. What is not known stands last, where anybody is in it. */
export function columnsOf({ asked: { side, place, measure }, wardsShown, categories }: NeedsBeside, counts: Counts): Column[] {
  const ages: Column[] = ageBands.map(({ code, words }) => ({ code, words }));
  const shown = side === 'age' ? ages : wardsShown.wards.map(ward => ({ code: ward, words: ward }));
  if (place !== null) return shown.filter(({ code }) => code === place.code);
  const isLast = side === 'age' || wardsShown.page === wardsShown.pages;
  const isSome = isLast && categories.some(({ code }) => (counts.part(measure, code, side, '') ?? 0) > 0);
  return isSome ? [...shown, { code: '', words: 'Not known' }] : shown;
}

/** Needs by category and ward or age, each number on a ground that is darker the higher it is, with the services there are beside it. */
export function heatTable(needs: NeedsBeside, counts: Counts): Html {
  const { asked, categories } = needs;
  const columns = columnsOf(needs, counts);
  const highest = Math.max(1, ...categories.flatMap(({ code }) => columns.map(column => counts.part(asked.measure, code, asked.side, column.code) ?? 0)));
  return sideways(
    'Table: needs by category',
    govuk.table({
      caption: `${measures[asked.measure].counted}, by category and ${asked.side === 'age' ? 'age' : 'ward'}, beside the services that were open last night`,
      captionClasses: 'govuk-visually-hidden',
      classes: 'app-heat',
      firstCellIsHeader: true,
      head: [{ text: 'Category' }, ...(asked.place === null ? [{ text: 'All' }] : []), ...columns.map(({ words }) => ({ text: words }))],
      rows: categories.map(category => [
        { text: category.name },
        ...(asked.place === null ? [totalCell(needs, counts, category)] : []),
        ...columns.map(column => cellOf(needs, counts, category, column, highest)),
      ]),
    }),
  );
}

function totalCell({ asked: { measure }, before, children, provision }: NeedsBeside, counts: Counts, category: Category) {
  const shown = counts.total(measure, category.code);
  const said = [saidBefore(shown, before?.total(measure, category.code)), saidRate(shown, children.of('all', ''))];
  return { html: cell(shown, [...said, saidServices(provision(category, null).services)]), classes: 'app-heat__total' };
}

function cellOf(
  { asked: { measure, side, place }, before, children, provision }: NeedsBeside,
  counts: Counts,
  category: Category,
  column: Column,
  highest: number,
) {
  const shown = counts.part(measure, category.code, side, column.code);
  const isKnown = column.code !== '';
  const beside = [
    // One column alone has room for what the others leave out.
    place === null ? null : saidBefore(shown, before?.part(measure, category.code, side, column.code)),
    isKnown ? saidRate(shown, children.of(side, column.code)) : null,
    isKnown ? saidServices(provision(category, { side, code: column.code }).services) : null,
  ];
  return { html: cell(shown, beside), classes: `app-heat__cell app-heat__cell--${levelOf(shown, highest)}` };
}

const cell = (shown: Shown, beside: readonly (string | null)[]): Html =>
  html`<span class="app-heat__number ${(shown === 0 || shown === null) && 'app-heat__number--none'}">${number(shown)}</span
    >${beside.map(words => words !== null && html`<span class="app-heat__beside">${words}</span>`)}`;

/** Four grounds, each for a quarter of the way to the highest number; none for nobody, and none for what is not shown. */
export const levelOf = (shown: Shown, highest: number): number => (shown === null || shown === 0 ? 0 : Math.ceil((shown / highest) * 4));
