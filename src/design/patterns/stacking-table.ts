import type { Html } from '#design/html.ts';
import type { TableOptions } from '#design/govuk/options.generated.ts';
import { table } from '#design/govuk/table.ts';

/** A table that turns into short lists on a phone, each cell with the heading of its column before it. The first cell, cells over several columns and cells under no heading speak for themselves. */
export function stackingTable(p: TableOptions): Html {
  const headings = (p.head ?? []).map(cell => (cell && cell.text) || '');
  const rows = p.rows.map(
    row =>
      row &&
      row.map((cell, index) => {
        if (!cell || index === 0 || !headings[index] || cell.colspan) return cell;
        return { ...cell, attributes: { ...cell.attributes, 'data-label': headings[index] } };
      }),
  );
  return table({ ...p, rows, classes: ['app-stacking-table', p.classes].filter(Boolean).join(' ') });
}
