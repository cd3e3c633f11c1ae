import { csvLine } from '#platform/csv-line.ts';
import { fileRoute } from '#platform/file-route.ts';
import type { Typed } from '#platform/form.ts';
import { smallest } from '#platform/small-numbers.ts';
import type { Work } from '#platform/work.ts';
import { maySeeNeeds } from '../commissioning.policy.ts';
import { findNeeds } from '../see-needs/needs.queries.ts';
import { tableOf } from './table.ts';

const name = 'commissioning.download-needs';
const wholeTable = async (work: Work, query: Typed) => tableOf(await findNeeds(work, query, { whole: true }));

/** The whole quarter in one table: what the page shows, and no more. A number that is not shown there is empty here, and said to be so. */
export const downloadAsCsv = fileRoute({
  name,
  path: '/commissioning/csv',
  allow: maySeeNeeds,
  make: async (work, _, query) => {
    const { columns, rows } = await wholeTable(work, query);
    return { type: 'text/csv; charset=utf-8', name: 'needs-and-services.csv', body: [columns, ...rows].map(csvLine).join('') };
  },
});

/** The same for other programs. */
export const downloadAsJson = fileRoute({
  name,
  path: '/commissioning/json',
  allow: maySeeNeeds,
  make: async (work, _, query) => {
    const { columns, rows } = await wholeTable(work, query);
    const about = `Numbers from 1 to ${smallest - 1} are not shown, nor those from which they could be worked out: their “number” is null.`;
    const needs = rows.map(row => Object.fromEntries(columns.map((column, place) => [column, row[place]])));
    return { type: 'application/json; charset=utf-8', name: 'needs-and-services.json', body: JSON.stringify({ about, needs }) };
  },
});
