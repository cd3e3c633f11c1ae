import type { Module } from '#platform/module.ts';
import { concernEvents, concernJobs, concernPages } from './concern-parts.ts';
import { concernNav } from './concern-tabs.ts';
import { dataNav } from './data-tabs.ts';
import { feedEvents, feedJobs, feedLongJobs, feedPages } from './feed-parts.ts';
import { matchEvents, matchPages } from './match-parts.ts';
import { seeSingleViewPage } from './see-single-view/see-single-view.page.ts';
import * as singleViewEvents from './single-view.events.ts';

export { countReach } from './find-families/count-reach.ts';
export { findNow } from './find-families/find-families.ts';
export { addShippedRules } from './set-criteria/set-criteria.ts';
export type { Tree } from './rule.ts';
export { addFeed, type NewFeed } from './add-feed/add-feed.ts';
export { chooseColumns } from './choose-columns/choose-columns.ts';
export { ordinaryMostFileBytes, readFeeds } from './configuration.ts';
export { runLinkage } from './run-linkage/run-linkage.ts';
export { watchFolder } from './watch-folder/watch-folder.ts';
export type { FeedField, Mapping } from './feed.ts';
export { targetingApi } from './feed-parts.ts';
export { getFeed } from './feed.queries.ts';
export { beginLoad, receiveFile } from './load-file/receive-file.ts';
export { loadFile } from './load-file/load-file.job.ts';
export { setSharingRule, type NewRule } from './set-sharing-rule/set-sharing-rule.ts';

export { targetingPanels } from './targeting-panels.ts';

/** The linkage engine is used alone, by its command (linkage/command.ts), and by the jobs of this module. */
export const targeting: Module = {
  pages: [...feedPages, ...matchPages, ...concernPages, seeSingleViewPage],
  events: [...concernEvents, ...feedEvents, ...matchEvents, ...Object.values(singleViewEvents)],
  nav: actor => [...dataNav(actor), ...concernNav(actor)],
  jobs: { ...concernJobs, ...feedJobs },
  longJobs: feedLongJobs,
};
