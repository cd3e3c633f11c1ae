import type { Module } from '#platform/module.ts';
import { addSourcePage } from './add-source/add-source.page.ts';
import { bringInPage } from './bring-in/bring-in.page.ts';
import { importCrosswalkPage } from './import-crosswalk/import-crosswalk.page.ts';
import { importPostcodesPage } from './import-postcodes/import-postcodes.page.ts';
import { loadPostcodes, takeUpPostcodes } from './import-postcodes/load-postcodes.job.ts';
import { importTermsPage } from './import-terms/import-terms.page.ts';
import { importWardsPage } from './import-wards/import-wards.page.ts';
import { seeSourcesPage } from './see-sources/see-sources.page.ts';
import * as events from './directory.events.ts';
import { directoryNav } from './directory-tabs.ts';
import { keepingPages } from './keeping-parts.ts';
import { forgetShortlists } from './send-shortlist/forget-shortlists.ts';
import { remindKeepers, tellOfComment, tellOfDecision, tellOfReport } from './remind-keepers/remind-keepers.ts';
import { publicPages } from './public-parts.ts';
import { keepStatuses, writeOutRecord } from './write-out.jobs.ts';

export { answerComment } from './answer-comment/answer-comment.ts';
export { answerReport } from './answer-report/answer-report.ts';
export { approveChange } from './approve-change/approve-change.ts';
export { addSource } from './add-source/add-source.ts';
export { bringIn } from './bring-in/bring-in.ts';
export { fromCsvTables } from './bring-in/from-csv-tables.ts';
export { fromOfsted } from './bring-in/from-ofsted.ts';
export { fromStandard, type Brought } from './bring-in/from-standard.ts';
export { importCrosswalk, importTaxonomy, readTaxonomy } from './import-terms/import-terms.ts';
export { checkLinks } from './check-links/check-links.ts';
export { readLinkChecks } from './check-links/configuration.ts';
export { lookAtLink } from './check-links/look-at-link.ts';
export { publicGet } from './read-other-feeds/public-get.ts';
export { readOtherFeeds } from './read-other-feeds/read-other-feeds.ts';
export type { SentComment } from './comment.ts';
export { findSentComments } from './comment.queries.ts';
export { commentOnOffer, type NewComment } from './comment-on-offer/comment-on-offer.ts';
export { confirmRight } from './confirm-right/confirm-right.ts';
export { contentOf } from './content.ts';
export type { LocationContent, OrganizationContent, ServiceContent } from './content.ts';
export { statusOn, type Status } from './content-rules.ts';
export { derivedId } from './derived-id.ts';
export { differencesBetween, type Difference } from './differences.ts';
export { findServiceIds, findServicePage, findServicePages, type Wanted } from './find-services.ts';
export { importWards } from './import-wards/import-wards.ts';
export { readWards } from './import-wards/read-wards.ts';
export { loadPostcodes } from './import-postcodes/load-postcodes.job.ts';
export { importPostcodes, type PostcodeRow } from './import-postcodes/import-postcodes.ts';
export { placeOf, readPostcode, type Place } from './place.ts';
export { proposeChange, proposeNew } from './propose-change/propose-change.ts';
export { publishRecords, type RecordToPublish } from './publish-records/publish-records.ts';
export { sayRoom, type Room, type RoomSaid } from './room.ts';
export { findRooms } from './room.queries.ts';
export { roomLine } from './room.view.ts';
export { findWithRoom, roomSearchForm } from './room-search.ts';
export { reachWords, roomResults } from './room-search.view.ts';
export { sayRoomOf } from './say-room/say-room.ts';
export { sayVacanciesOf } from './say-vacancies/say-vacancies.ts';
export type { BandVacancy } from './vacancy.ts';
export type { ServicePage } from './service-page.ts';
export { searchServices, type Results, type Search } from './search-services/search-services.ts';
export { sendShortlistPage } from './send-shortlist/send-shortlist.page.ts';
export { feedPath, serveFeed } from './serve-feed/feed.routes.ts';
export { findTaxonomies, findTerms, type Taxonomy, type Term } from './taxonomies.queries.ts';
export { findReports } from './report.queries.ts';
export { reportMistake } from './report-mistake/report-mistake.ts';
export { returnChange } from './return-change/return-change.ts';
export { sayWait, type Wait } from './wait.ts';
export { findWaits } from './wait.queries.ts';
export { sendQuestions } from './send-offer.ts';
export { withdrawChange } from './withdraw-change/withdraw-change.ts';
export { writeStatement } from './write-statement/write-statement.ts';

/** The local offer: services, who provides them, where and when. */
export const directory: Module = {
  pages: [
    ...publicPages,
    ...keepingPages,
    seeSourcesPage,
    addSourcePage,
    bringInPage,
    importTermsPage,
    importCrosswalkPage,
    importWardsPage,
    importPostcodesPage,
  ],
  events: Object.values(events),
  nav: directoryNav,
  jobs: {
    'keep-statuses': keepStatuses,
    'write-out-record': writeOutRecord,
    'remind-keepers': remindKeepers,
    'forget-shortlists': forgetShortlists,
    'tell-of-report': tellOfReport,
    'tell-of-comment': tellOfComment,
    'tell-of-decision': tellOfDecision,
    'take-up-postcodes': takeUpPostcodes,
  },
  longJobs: { 'load-postcodes': loadPostcodes },
};
