import type { LongJob } from '#platform/module.ts';
import type { Served } from '#platform/route.ts';
import * as events from './feed.events.ts';
import { loadFile } from './load-file/load-file.job.ts';

/** What feeds give to the module: their pages, events and jobs. */
export const feedPages: readonly Served[] = [];
export const feedEvents = Object.values(events);
export const feedLongJobs: Readonly<Record<string, LongJob>> = { 'load-file': loadFile };
