import { addSynonymPage } from './add-synonym/add-synonym.page.ts';
import { changeSynonymPage } from './change-synonym/change-synonym.page.ts';
import { removeSynonymPage } from './remove-synonym/remove-synonym.page.ts';
import { seeSynonymsPage } from './see-synonyms/see-synonyms.page.ts';
import { addRecordPage } from './add-record/add-record.page.ts';
import { changeRecordPage } from './change-record/change-record.page.ts';
import { confirmRightPage } from './confirm-right/confirm-right.page.ts';
import { decideChangePage } from './decide-change/decide-change.page.ts';
import { findRoomPage } from './find-room/find-room.page.ts';
import { renewChangePage } from './renew-change/renew-change.page.ts';
import { answerCommentPage } from './answer-comment/answer-comment.page.ts';
import { answerReportPage } from './answer-report/answer-report.page.ts';
import { reportMistakePage } from './report-mistake/report-mistake.page.ts';
import { sayRoomPage } from './say-room/say-room.page.ts';
import { sayVacanciesPage } from './say-vacancies/say-vacancies.page.ts';
import { seeLinksPage } from './see-links/see-links.page.ts';
import { seeReportsPage } from './see-reports/see-reports.page.ts';
import { seeChangesPage } from './see-changes/see-changes.page.ts';
import { seeHistoryPage } from './see-history/see-history.page.ts';
import { seeRecordPage } from './see-record/see-record.page.ts';
import { seeRecordsPage } from './see-records/see-records.page.ts';
import { seeSentCommentsPage } from './see-sent-comments/see-sent-comments.page.ts';
import { withdrawChangePage } from './withdraw-change/withdraw-change.page.ts';
import { writeStatementPage } from './write-statement/write-statement.page.ts';

/** The pages on which the directory is kept right, by those who keep services and by editors. */
export const keepingPages = [
  seeRecordsPage,
  addRecordPage,
  seeRecordPage,
  changeRecordPage,
  confirmRightPage,
  seeHistoryPage,
  seeChangesPage,
  decideChangePage,
  withdrawChangePage,
  renewChangePage,
  sayRoomPage,
  sayVacanciesPage,
  findRoomPage,
  reportMistakePage,
  seeReportsPage,
  answerReportPage,
  seeSynonymsPage,
  addSynonymPage,
  changeSynonymPage,
  removeSynonymPage,
  seeLinksPage,
  seeSentCommentsPage,
  answerCommentPage,
  writeStatementPage,
];
