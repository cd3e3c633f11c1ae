import { eventKind } from '#platform/event.ts';
import type { Kind } from './content.ts';

const words: Record<Kind, string> = { organization: 'an organisation', location: 'a place', service: 'a service' };
type About = { kind: Kind; versionId: string };

export const changeProposed = eventKind<About>('directory.change-proposed', ({ kind }) => `proposed a change to ${words[kind]} in the directory`);
export const changeApproved = eventKind<About>('directory.change-approved', ({ kind }) => `made a change to ${words[kind]} in the directory public`);
export const changeReturned = eventKind<About>('directory.change-returned', ({ kind }) => `returned a change to ${words[kind]} in the directory`);
export const changeWithdrawn = eventKind<About>('directory.change-withdrawn', ({ kind }) => `withdrew a change to ${words[kind]} in the directory`);
export const recordConfirmed = eventKind<{ kind: Kind }>('directory.record-confirmed', ({ kind }) => `confirmed that ${words[kind]} in the directory is right`);
export const recordsPublished = eventKind<{ added: number; changed: number }>(
  'directory.records-published',
  ({ added, changed }) => `added ${added} records to the directory and changed ${changed}`,
);
export const statusesBrought = eventKind<{ services: number }>(
  'directory.statuses-brought-up-to-date',
  ({ services }) => `brought what is open and what is closed in the directory up to date (${services})`,
  { quiet: true },
);
export const postcodesImported = eventKind<{ postcodes: number }>('directory.postcodes-imported', ({ postcodes }) => `said where ${postcodes} postcodes are`);
export const wardsImported = eventKind<{ wards: number }>('directory.wards-imported', ({ wards }) => `said where ${wards} wards are`);
export const postcodesReceived = eventKind<{ bytes: number }>('directory.postcodes-received', () => 'sent a file of postcodes');
export const postcodesUnread = eventKind<Record<never, never>>('directory.postcodes-unread', () => 'could not read a file of postcodes', { quiet: true });
export const linksChecked = eventKind<{ links: number; failing: number }>(
  'directory.links-checked',
  ({ links, failing }) => `asked ${links} web addresses of the directory; ${failing} did not answer`,
  { quiet: true },
);
type Import = { added: number; changed: number; ended: number };
export const sourceAdded = eventKind<{ sourceId: string }>('directory.source-added', () => 'added a source that services come from');
export const broughtIn = eventKind<Import>(
  'directory.brought-in',
  ({ added, changed, ended }) => `brought records into the directory: ${added} new, ${changed} changed, ${ended} ended`,
);
export const feedUnread = eventKind<{ sourceId: string }>('directory.feed-unread', () => 'could not read a feed of others', { quiet: true });
export const taxonomyImported = eventKind<{ taxonomyId: string; terms: number }>(
  'directory.taxonomy-imported',
  ({ terms }) => `brought in a list of ${terms} terms`,
);
export const crosswalkImported = eventKind<{ pairs: number }>(
  'directory.crosswalk-imported',
  ({ pairs }) => `said of ${pairs} terms what they mean in another list`,
);
export const roomSaid = eventKind<{ state: string }>('directory.room-said', () => 'said how much room a service has');
export const vacanciesSaid = eventKind<{ ages: number }>('directory.vacancies-said', () => 'said which places are free at a childcare service');
export const mistakeReported = eventKind<Record<never, never>>('directory.mistake-reported', () => 'reported something wrong with a service in the directory');
export const reportAnswered = eventKind<{ reportId: string }>('directory.report-answered', () => 'saw to what a visitor said is wrong with a service');
export const keepersReminded = eventKind<{ records: number }>(
  'directory.keepers-reminded',
  ({ records }) => `reminded those who keep them of ${records} records of the directory`,
  { quiet: true },
);
export const keepersTold = eventKind<{ messages: number }>(
  'directory.keepers-told',
  ({ messages }) => `wrote ${messages} messages to those who keep a service`,
  {
    quiet: true,
  },
);
export const shortlistSent = eventKind<{ services: number; isHeldBack: boolean }>(
  'directory.shortlist-sent',
  ({ services }) => `had a list of ${services} services sent`,
  { quiet: true },
);
export const synonymAdded = eventKind<{ synonymId: string }>('directory.synonym-added', () => 'added words that families use for what services call otherwise');
export const synonymChanged = eventKind<{ synonymId: string }>(
  'directory.synonym-changed',
  () => 'changed words that families use for what services call otherwise',
);
export const synonymRemoved = eventKind<{ synonymId: string }>('directory.synonym-removed', () => 'took words that families use off the list of the directory');
export const commentSent = eventKind<Record<never, never>>('directory.comment-sent', () => 'said what they think of the local offer');
export const commentDecided = eventKind<{ isPublished: boolean }>('directory.comment-decided', ({ isPublished }) =>
  isPublished ? 'published a comment on the local offer with an answer' : 'kept back a comment on the local offer',
);
export const editorsTold = eventKind<{ messages: number }>(
  'directory.editors-told',
  ({ messages }) => `wrote ${messages} messages to editors of the directory`,
  {
    quiet: true,
  },
);
export const statementWritten = eventKind<{ subject: string }>('directory.statement-written', () => 'wrote what the council says in its local offer');
