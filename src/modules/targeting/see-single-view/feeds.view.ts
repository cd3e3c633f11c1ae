import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { card } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayDate } from '#platform/date-field.ts';
import { purposes, type GuardedTopic, type Purpose } from '../fact.ts';
import { isOld, sharedColumns, topicsKept, type SharedFeed, type SingleView } from '../single-view.ts';
import { coverWords, listed, topicWords } from '../single-view-words.ts';

/** Whom each feed covers, how current it is, and by which rule it is shown here. */
export const feedsCard = ({ feeds, myTopics }: SingleView, today: Temporal.PlainDate): Html =>
  card(
    { title: 'What each file covers' },
    stackingTable({
      head: [
        { text: 'File', classes: 'govuk-!-width-one-quarter' },
        { text: 'Covers' },
        { text: 'As at' },
        { text: 'Who may see what', classes: 'govuk-!-width-one-half' },
      ],
      rows: feeds.map(feed => [
        { html: html`<strong>${feed.name}</strong><br />${feed.agency}` },
        { text: coverWords(feed).replace(/^./, first => first.toUpperCase()) },
        { html: current(feed, today) },
        { html: html`${rule(feed)}${kept(topicsKept(feed, myTopics))}` },
      ]),
    }),
  );

function current(feed: SharedFeed, today: Temporal.PlainDate): Html {
  if (!feed.asAt) return html`No file loaded`;
  if (isOld(feed, today)) return html`${badge('Old', 'late')}<br />Not loaded since ${sayDate(feed.asAt)}`;
  return html`${sayDate(feed.asAt)}${!feed.isMatched && html`<br />${badge('Not searched yet', 'soon')}`}`;
}

const rule = ({ roles, purposes: asked, shows, monthsBack, agreement, purpose, lawfulBasis }: SharedFeed): Html =>
  html`<div class="app-line">${listed(roles)}</div>
    <div class="app-line">${forWhat(asked)}</div>
    <div class="app-line">Shows ${listed(shows.map(column => sharedColumns[column]))}, ${monthsBack} months back</div>
    <div class="app-line app-quiet">${agreement}. ${purpose}. ${lawfulBasis}.</div>`;

const kept = (topics: readonly GuardedTopic[]) =>
  topics.length > 0 &&
  html`<div class="app-line app-quiet">
    Facts about ${listed(topics.map(topic => topicWords[topic]))} are shown only to those named for them in this family.
  </div>`;

const forWhat = (asked: readonly Purpose[]) =>
  asked.length === Object.keys(purposes).length
    ? 'For every purpose'
    : `For: ${listed(asked.map(one => purposes[one].replace(/^./, first => first.toLowerCase())))}`;
