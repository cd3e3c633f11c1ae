import type { Module } from '#platform/module.ts';
import { confirmMatchPage } from './confirm-match/confirm-match.page.ts';
import { downloadModel } from './download-model/download-model.ts';
import * as events from './match.events.ts';
import { reviewMatchPage } from './review-match/review-match.page.ts';
import { runLinkagePage } from './run-linkage/run-linkage.page.ts';
import { seeDecisionsPage } from './see-decisions/see-decisions.page.ts';
import { seeMatchesPage } from './see-matches/see-matches.page.ts';
import { seeModelPage } from './see-model/see-model.page.ts';
import { splitPersonPage } from './split-person/split-person.page.ts';
import { undoMatchPage } from './undo-match/undo-match.page.ts';

// Who in partners' files is who, as this module gives it to the application.
export const matchPages: Module['pages'] = [
  ...[runLinkagePage, seeModelPage, downloadModel, seeMatchesPage, seeDecisionsPage, reviewMatchPage],
  ...[confirmMatchPage, undoMatchPage, splitPersonPage],
];
export const matchEvents: Module['events'] = Object.values(events);
