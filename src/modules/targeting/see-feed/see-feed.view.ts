import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { card, emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayDate, sayInstant } from '#platform/date-field.ts';
import { purposes, type Purpose } from '../fact.ts';
import { feedFields, ways, type FeedDetails, type FeedField, type Load } from '../feed.ts';
import { aboutRetention, coverWords, kindWords, linkTo, loadBadge, sayBytes, sayCount } from '../feed.view.ts';
import { shownParts, type SharingRule } from '../sharing-rule.ts';
import type { FeedSeen } from './see-feed.page.ts';

export function seeFeedView(seen: FeedSeen): Html {
  const { feed, loads } = seen;
  const actions = feed.withdrawnAt
    ? []
    : [
        govuk.button({ text: 'Load a file', href: `/data/feeds/${feed.id}/loads/new` }),
        govuk.button({ text: 'Withdraw the feed', href: `/data/feeds/${feed.id}/withdraw`, classes: 'govuk-button--secondary' }),
      ];
  return html`${pageHead({ title: feed.name, caption: feed.agencyName, actions })}
    ${feed.withdrawnAt && govuk.insetText({ text: `This feed was withdrawn on ${sayInstant(feed.withdrawnAt)}, with all it brought.` })}
    <div class="app-stack">
      ${card({ title: 'Files' }, html`<div id="files" data-live>${loads.length === 0 ? emptyList('No file came yet.') : loadsTable(feed.id, loads)}</div>`)}
      ${card({ title: 'Who sees it' }, rulePart(seen))} ${card({ title: 'Why it is held' }, aboutPart(seen))}
      ${card({ title: 'How its columns are read' }, columnsPart(seen))}
    </div>`;
}

const loadsTable = (feedId: string, loads: readonly Load[]): Html =>
  stackingTable({
    head: [{ text: 'Received' }, { text: 'Current as of' }, { text: 'State' }, { text: 'Rows' }, { text: 'Set aside' }, { text: 'Size' }],
    rows: loads.map(load => [
      { html: linkTo(`/data/feeds/${feedId}/loads/${load.id}`, sayInstant(load.receivedAt)) },
      { text: sayDate(load.currentAsOf) },
      { html: loadBadge(load) },
      { text: sayCount(load.rows) },
      { text: sayCount(load.setAside) },
      { text: sayBytes(load.bytes) },
    ]),
  });

function rulePart({ feed, rules, roles }: FeedSeen): Html {
  const [rule, ...earlier] = rules;
  const change =
    !feed.withdrawnAt && html`<p class="govuk-body">${linkTo(`/data/feeds/${feed.id}/sharing-rule`, rule ? 'Change who sees it' : 'Set who sees it')}</p>`;
  if (!rule)
    return html`<p class="govuk-body">${badge('Analysts only', 'guarded')} Nobody sees this feed in the single view until a rule says who may.</p>
      ${change}`;
  return html`${ruleSummary(rule, roles)} ${change}
  ${
    earlier.length > 0 &&
    govuk.details({
      summaryText: `Earlier rules (${earlier.length})`,
      html: html`${earlier.map(
        one =>
          html`<h3 class="govuk-heading-s">Version ${one.version}, from ${sayInstant(one.madeAt)}</h3>
            ${ruleSummary(one, roles)}`,
      )}`,
    })
  }`;
}

const ruleSummary = (rule: SharingRule, roles: ReadonlyMap<string, string>): Html =>
  govuk.summaryList({
    rows: [
      { key: { text: 'Roles' }, value: { text: rule.roles.map(role => roles.get(role) ?? role).join(', ') } },
      { key: { text: 'When they are' }, value: { text: rule.purposes.map((purpose: Purpose) => purposes[purpose]).join('; ') } },
      { key: { text: 'What they see' }, value: { text: rule.shows.map(part => shownParts[part]).join('; ') } },
      { key: { text: 'How far back' }, value: { text: aboutRetention(rule.monthsBack) } },
    ],
  });

function aboutPart({ feed, versions }: FeedSeen): Html {
  const earlier = versions.slice(1);
  return html`${govuk.summaryList({
    rows: [
      { key: { text: 'Kind of file' }, value: { text: kindWords(feed.kind) } },
      ...detailRows(feed),
      { key: { text: 'A new file' }, value: { text: ways[feed.way] } },
      { key: { text: 'Each person once' }, value: { text: feed.holdsPersonOnce ? 'Yes' : 'No' } },
      { key: { text: 'Folder, for files that come by themselves' }, value: { html: html`<code class="govuk-!-text-break-word">${feed.id}</code>` } },
    ],
  })}
  ${!feed.withdrawnAt && html`<p class="govuk-body">${linkTo(`/data/feeds/${feed.id}/change`, 'Change what is said of it')}</p>`}
  ${
    earlier.length > 0 &&
    govuk.details({
      summaryText: `What was said before (${earlier.length})`,
      html: html`${earlier.map(
        (one, nth) =>
          html`<h3 class="govuk-heading-s">From ${sayInstant(one.madeAt)} until ${sayInstant(versions[nth]!.madeAt)}</h3>
            <p class="govuk-body">Then changed by ${versions[nth]!.madeByName ?? 'somebody'}: ${versions[nth]!.because}</p>
            ${govuk.summaryList({ rows: [{ key: { text: 'Name' }, value: { text: one.name } }, ...detailRows(one)] })}`,
      )}`,
    })
  }`;
}

const detailRows = (details: FeedDetails) => [
  { key: { text: 'Whom to ask' }, value: { text: details.contact ?? 'Not given' } },
  { key: { text: 'Agreement' }, value: { text: details.agreement } },
  { key: { text: 'Held for' }, value: { text: details.purpose } },
  { key: { text: 'Lawful basis' }, value: { text: details.lawfulBasis } },
  { key: { text: 'Removed after' }, value: { text: aboutRetention(details.retentionMonths) } },
  { key: { text: 'Covers' }, value: { text: coverWords(details) } },
];

function columnsPart({ feed: { mapping } }: FeedSeen): Html {
  if (!mapping) return html`<p class="govuk-body">Nothing is chosen yet. Load a first file, and choose them there.</p>`;
  // In the order of the fields: the database keeps none.
  return govuk.summaryList({
    rows: (Object.keys(feedFields) as FeedField[]).flatMap(field => {
      const column = mapping.columns[field];
      return column === undefined ? [] : [{ key: { text: feedFields[field].words }, value: { text: column } }];
    }),
  });
}
