import type { FamilyPanel } from '#modules/people/index.ts';
import type { Module } from '#platform/module.ts';
import * as events from './commissioning.events.ts';
import { maySeeNeeds } from './commissioning.policy.ts';
import { countNeedsJob } from './count-needs/count-needs.ts';
import { downloadAsCsv, downloadAsJson } from './download-needs/download-needs.ts';
import { endUnmetNeedPage } from './end-unmet-need/end-unmet-need.page.ts';
import { recordUnmetNeedPage } from './record-unmet-need/record-unmet-need.page.ts';
import { seeNeedsPage } from './see-needs/see-needs.page.ts';
import { unmetNeedPanel } from './unmet-need.view.ts';

export { countNeeds } from './count-needs/count-needs.ts';
export { endUnmetNeed } from './end-unmet-need/end-unmet-need.ts';
export { recordUnmetNeed } from './record-unmet-need/record-unmet-need.ts';
export type { NewUnmetNeed, UnmetReason } from './unmet-need.ts';
export { getUnmetNeed } from './unmet-need.queries.ts';
export { unmetNeedsPart } from './unmet-need.view.ts';

export const commissioningPanels: readonly FamilyPanel[] = [unmetNeedPanel];

/** What families need and nobody can give, and needs in numbers beside what there is. */
export const commissioning: Module = {
  pages: [recordUnmetNeedPage, endUnmetNeedPage, seeNeedsPage, downloadAsCsv, downloadAsJson],
  events: Object.values(events),
  nav: actor => (maySeeNeeds(actor).allowed ? [{ href: '/commissioning', text: 'Needs and services' }] : []),
  jobs: { 'count-needs': countNeedsJob },
};
