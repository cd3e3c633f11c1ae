import { csvLine } from '#platform/csv-line.ts';
import { recordRead } from '#platform/page-routes.ts';
import type { Ask, Served } from '#platform/route.ts';
import { doWork } from '#platform/work.ts';
import { smallest } from '#platform/small-numbers.ts';
import { tableOf } from './table.ts';
import { findNeeds } from '../see-needs/needs.queries.ts';

const csv = { name: 'commissioning.download-needs', path: '/commissioning/csv' } as const;
const json = { name: 'commissioning.download-needs', path: '/commissioning/json' } as const;

const lookUp = <T>(ask: Ask, then: (table: ReturnType<typeof tableOf>) => T): Promise<T> =>
  doWork(
    ask.platform,
    ask.actor,
    'look',
    async work => {
      const needs = await findNeeds(work, ask.query, { whole: true });
      await recordRead(work, csv.name, {});
      return then(tableOf(needs));
    },
    ask.trace,
  );

/** The whole quarter in one table: what the page shows, and no more. A number that is not shown there is empty here, and said to be so. */
export const downloadAsCsv: Served = {
  ...csv,
  routes: [
    {
      ...csv,
      method: 'GET',
      audience: 'workers',
      handle: ask =>
        lookUp(ask, ({ columns, rows }) => ({
          kind: 'file',
          type: 'text/csv; charset=utf-8',
          name: 'needs-and-services.csv',
          body: [columns, ...rows].map(csvLine).join(''),
        })),
    },
  ],
};

/** The same for other programs. */
export const downloadAsJson: Served = {
  ...json,
  routes: [
    {
      ...json,
      method: 'GET',
      audience: 'workers',
      handle: ask =>
        lookUp(ask, ({ columns, rows }) => ({
          kind: 'file',
          type: 'application/json; charset=utf-8',
          name: 'needs-and-services.json',
          body: JSON.stringify({
            about: `Numbers from 1 to ${smallest - 1} are not shown, nor those from which they could be worked out: their “number” is null.`,
            needs: rows.map(row => Object.fromEntries(columns.map((column, place) => [column, row[place]]))),
          }),
        })),
    },
  ],
};
