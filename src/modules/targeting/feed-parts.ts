import type { Job, LongJob } from '#platform/module.ts';
import type { ApiRoute } from '#platform/api-route.ts';
import type { Served } from '#platform/route.ts';
import { addFeedPage } from './add-feed/add-feed.page.ts';
import { beginLoadPage } from './begin-load/begin-load.page.ts';
import { changeFeedPage } from './change-feed/change-feed.page.ts';
import { chooseColumnsPage } from './choose-columns/choose-columns.page.ts';
import { chooseWordsPage } from './choose-words/choose-words.page.ts';
import * as events from './feed.events.ts';
import { loadFile } from './load-file/load-file.job.ts';
import { loadFilePage } from './load-file/load-file.page.ts';
import { takeUpLoads } from './load-file/take-up-loads.ts';
import { forgetFeeds, removeRows } from './remove-rows/remove-rows.ts';
import { dismissRowsPage } from './dismiss-rows/dismiss-rows.page.ts';
import { downloadReport } from './download-report/download-report.ts';
import { mendRowPage } from './mend-row/mend-row.page.ts';
import { mendValuesPage } from './mend-values/mend-values.page.ts';
import { seeFeedPage } from './see-feed/see-feed.page.ts';
import { seeFeedsPage } from './see-feeds/see-feeds.page.ts';
import { loadFileByApi } from './load-file-by-api/load-file-by-api.ts';
import { seeLoadByApi } from './load-file-by-api/see-load-by-api.ts';
import { seeLoadPage } from './see-load/see-load.page.ts';
import { setSharingRulePage } from './set-sharing-rule/set-sharing-rule.page.ts';
import { withdrawFeedPage } from './withdraw-feed/withdraw-feed.page.ts';
import { withdrawLoadPage } from './withdraw-load/withdraw-load.page.ts';

/** What feeds give to the module: their pages, events and jobs. */
export const feedPages: readonly Served[] = [
  ...[seeFeedsPage, addFeedPage, seeFeedPage, changeFeedPage, withdrawFeedPage, setSharingRulePage],
  ...[loadFilePage, seeLoadPage, chooseColumnsPage, chooseWordsPage, beginLoadPage, withdrawLoadPage],
  ...[mendRowPage, mendValuesPage, dismissRowsPage, downloadReport],
];
/** What partners’ systems may send and ask. */
export const targetingApi: readonly ApiRoute[] = [loadFileByApi, seeLoadByApi];
export const feedEvents = Object.values(events);
export const feedJobs: Readonly<Record<string, Job>> = { 'forget-feeds': forgetFeeds, 'take-up-loads': takeUpLoads };
export const feedLongJobs: Readonly<Record<string, LongJob>> = { 'load-file': loadFile, 'remove-rows': removeRows };
