import { z } from 'zod';
import type { Load } from '../feed.ts';

/** A load as a system is told of it: never a cell of it. */
export const loadStanding = z.strictObject({
  id: z.string(),
  state: z
    .enum(['waiting', 'reading', 'held', 'failed', 'replaced', 'withdrawn'])
    .meta({ description: 'waiting: an analyst has to choose how its columns are read' }),
  receivedAt: z.iso.datetime(),
  currentAsOf: z.iso.date(),
  rows: z.int().meta({ description: 'Rows that are held' }),
  rowsSetAside: z.int(),
  why: z.string().nullable().meta({ description: 'Why nothing of it is held, where it failed or waits' }),
  faults: z.array(z.strictObject({ why: z.string(), rows: z.int() })).meta({ description: 'Why rows were set aside, and how many' }),
});

export const standingOf = (load: Load): z.infer<typeof loadStanding> => ({
  id: load.id,
  state: load.state,
  receivedAt: load.receivedAt.toString(),
  currentAsOf: load.currentAsOf.toString(),
  rows: load.state === 'held' ? load.rows : 0,
  rowsSetAside: load.setAside,
  why: load.failure,
  faults: Object.entries(load.report.faults ?? {}).map(([why, rows]) => ({ why, rows })),
});

export const anExample = {
  id: '01994b1c-7a4e-7000-8000-5f0c2b6a9d11',
  state: 'reading',
  receivedAt: '2026-11-03T09:12:31Z',
  currentAsOf: '2026-11-02',
  rows: 0,
  rowsSetAside: 0,
  why: null,
  faults: [],
} as const;
export const anExampleFeed = '01994b1c-0000-7000-8000-1d2e3f405162';
