import type { Module } from '#platform/module.ts';
import { concernEvents, concernJobs, concernPages } from './concern-parts.ts';
import { feedEvents, feedLongJobs, feedPages } from './feed-parts.ts';
import { seeSingleViewPage } from './see-single-view/see-single-view.page.ts';
import * as singleViewEvents from './single-view.events.ts';

export { findNow } from './find-families/find-families.ts';
export type { Tree } from './rule.ts';
export { addFeed, type NewFeed } from './add-feed/add-feed.ts';
export { chooseColumns } from './choose-columns/choose-columns.ts';
export { ordinaryMostFileBytes } from './configuration.ts';
export type { FeedField, Mapping } from './feed.ts';
export { getFeed } from './feed.queries.ts';
export { beginLoad, receiveFile } from './load-file/receive-file.ts';
export { loadFile } from './load-file/load-file.job.ts';

export { targetingPanels } from './targeting-panels.ts';

/** The linkage engine is used alone, by its command (linkage/command.ts), and by the jobs of this module. */
export const targeting: Module = {
  pages: [...feedPages, ...concernPages, seeSingleViewPage],
  events: [...concernEvents, ...feedEvents, ...Object.values(singleViewEvents)],
  jobs: concernJobs,
  longJobs: feedLongJobs,
};
