import { html, type Html } from '#design/html.ts';
import { attributes, classes, content, each, filled } from './markup.ts';
import type { TableHead, TableOptions, TableRow } from './options.generated.ts';

export const table = (p: TableOptions): Html =>
  html`<table class="${classes('govuk-table', p.classes)}" ${attributes(p.attributes)}>
    ${
      p.caption &&
      html`<caption class="${classes('govuk-table__caption', p.captionClasses)}">
        ${p.caption}
      </caption>`
    }
    ${
      p.head &&
      html`<thead class="govuk-table__head">
        <tr class="govuk-table__row">
          ${each(p.head, headCell)}
        </tr>
      </thead>`
    }
    <tbody class="govuk-table__body">
      ${each(
        p.rows,
        row =>
          html`<tr class="govuk-table__row">
            ${each(row, (cell, number) => bodyCell(cell, number === 1 && Boolean(p.firstCellIsHeader)))}
          </tr>`,
      )}
    </tbody>
  </table>`;

const spans = (cell: TableRow): Html => html`${filled('colspan', cell.colspan)}${filled('rowspan', cell.rowspan)}${attributes(cell.attributes)}`;

const headCell = (cell: TableHead): Html =>
  html`<th scope="col" class="${classes('govuk-table__header', cell.format && `govuk-table__header--${cell.format}`, cell.classes)}" ${spans(cell)}>
    ${content(cell)}
  </th>`;

function bodyCell(cell: TableRow, isHeader: boolean): Html {
  if (isHeader) return html`<th scope="row" class="${classes('govuk-table__header', cell.classes)}" ${spans(cell)}>${content(cell)}</th>`;
  return html`<td class="${classes('govuk-table__cell', cell.format && `govuk-table__cell--${cell.format}`, cell.classes)}" ${spans(cell)}>
    ${content(cell)}
  </td>`;
}
