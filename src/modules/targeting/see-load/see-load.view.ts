import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { card, pageHead } from '#design/patterns/page-parts.ts';
import { progress } from '#design/patterns/progress.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayDate, sayInstant } from '#platform/date-field.ts';
import type { Aside } from '../aside.queries.ts';
import { feedFields, type FeedField, type Load } from '../feed.ts';
import { linkTo, loadBadge, sayBytes, sayCount } from '../feed.view.ts';
import { formats, type Format } from '../read-file/table.ts';
import { sayDuration } from '../match-words.ts';
import type { LoadSeen } from './see-load.page.ts';

export function seeLoadView(seen: LoadSeen): Html {
  const { feed, load, settled, now } = seen;
  const at = `/data/feeds/${feed.id}/loads/${load.id}`;
  const canWithdraw = load.state === 'held' || load.state === 'waiting';
  const actions = canWithdraw ? [govuk.button({ text: 'Withdraw this file', href: `${at}/withdraw`, classes: 'govuk-button--secondary' })] : [];
  return html`${pageHead({ title: `File of ${sayDate(load.currentAsOf)}`, caption: feed.name, actions })}
    ${load.failure && govuk.insetText({ text: load.failure })}
    ${load.state === 'waiting' && html`<p class="govuk-body">${linkTo(`${at}/columns`, 'Choose what each column is')}, to go on.</p>`}
    <div class="app-stack">
      ${load.state === 'reading' && card({ title: 'How far it is', kind: 'next' }, howFar(load, now))} ${card({ title: 'The file' }, aboutFile(load))}
      ${hasReport(load) && card({ title: 'What was found' }, report(load))}
      ${load.state === 'held' && load.setAside > 0 && card({ title: 'Rows that were set aside', id: 'set-aside' }, asideTable(seen, at))}
      ${settled.length > 0 && card({ title: 'Rows that were mended or dismissed' }, settledTable(seen))}
    </div>`;
}

/** How far, how fast, how long still. */
function howFar({ rowsDone, report: { share = 0 }, beganAt }: Load, now: Temporal.Instant): Html {
  const seconds = beganAt ? Math.max(1, now.since(beganAt).total('seconds')) : 1;
  const left = share > 0.01 ? (seconds / share) * (1 - share) : null;
  const hasBegun = rowsDone > 0;
  return html`${progress({
      ...{ id: 'how-far', label: 'Read so far', share: hasBegun ? share : null },
      words: !hasBegun
        ? 'The file waits for its turn, or has just begun.'
        : share < 1
          ? 'Rows are being read and checked.'
          : 'Every row is read. What this file replaces is being taken away.',
      items: hasBegun
        ? [
            { label: 'Read so far', value: `${Math.min(99, Math.floor(share * 100))}%` },
            { label: 'Rows', value: sayCount(rowsDone) },
            { label: 'Rows a second', value: sayCount(Math.round(rowsDone / seconds)) },
            { label: 'Time left, about', value: left === null ? 'Not known yet' : sayDuration(Math.max(1, left)) },
          ]
        : [],
    })}
    <p class="govuk-body">Nothing is held until the last row is read. You may leave this page: the file is read all the same.</p>`;
}

const cameBy: Readonly<Record<string, string>> = { page: 'Sent on a page', folder: 'Found in the watched folder', api: 'Sent by a system' };

const aboutFile = (load: Load): Html =>
  govuk.summaryList({
    rows: [
      { key: { text: 'State' }, value: { html: loadBadge(load) } },
      { key: { text: 'Received' }, value: { text: `${sayInstant(load.receivedAt)}. ${cameBy[load.cameBy] ?? ''}` } },
      { key: { text: 'Current as of' }, value: { text: sayDate(load.currentAsOf) } },
      { key: { text: 'Tells from' }, value: { text: load.coversSince ? sayDate(load.coversSince) : 'All that ever was' } },
      { key: { text: 'Size' }, value: { text: sayBytes(load.bytes) } },
      ...(load.format ? [{ key: { text: 'Format' }, value: { text: formats[load.format as Format] } }] : []),
      { key: { text: 'Rows held' }, value: { text: load.state === 'held' ? sayCount(load.rows) : '0' } },
      { key: { text: 'Rows set aside' }, value: { text: sayCount(load.setAside) } },
    ],
  });

const hasReport = ({ report: { faults = {}, notes = [] } }: Load) => Object.keys(faults).length + notes.length > 0;

const report = ({ report: { faults = {}, notes = [] } }: Load): Html =>
  html`${
    Object.keys(faults).length > 0 &&
    govuk.table({
      head: [{ text: 'Why rows were set aside' }, { text: 'Rows', format: 'numeric' }],
      rows: Object.entries(faults)
        .sort(([, one], [, other]) => other - one)
        .map(([why, count]) => [{ text: why }, { text: sayCount(count), format: 'numeric' }]),
    })
  }
  ${notes.map(note => html`<p class="govuk-body">${note}.</p>`)}`;

function asideTable({ aside, counts, load }: LoadSeen, at: string): Html {
  const onlyNamed = load.setAside - counts.aside;
  return html`<p class="govuk-body">
      They are not loaded. ${aside.length > 0 && 'Mend what is wrong and they join the others; or dismiss them, with a reason.'}
      ${
        onlyNamed > 0 &&
        `${sayCount(onlyNamed)} ${aside.length > 0 ? 'more ' : ''}cannot be mended here: the file of reasons names each. Mend them where the file comes from, and send it again.`
      }
    </p>
    <div class="govuk-button-group">
      ${aside.length > 0 && govuk.button({ text: 'Mend many at once', href: `${at}/values`, classes: 'govuk-button--secondary' })}
      ${govuk.button({ text: 'Download the reasons for whoever sent it', href: `${at}/report`, classes: 'govuk-button--secondary' })}
      ${aside.length > 0 && govuk.button({ text: aside.length === 1 ? 'Dismiss it' : 'Dismiss them all', href: `${at}/dismiss`, classes: 'govuk-button--secondary' })}
    </div>
    ${counts.aside > aside.length && html`<p class="govuk-body">The first ${aside.length} of ${sayCount(counts.aside)}.</p>`}
    ${
      aside.length > 0 &&
      stackingTable({
        head: [{ text: 'Row' }, { text: 'Why' }, { text: 'What stands there' }, { text: 'Mend' }],
        rows: aside.map(one => [
          { text: `Row ${one.row}` },
          { text: one.reasons.join('. ') },
          { html: html`<span class="govuk-!-text-break-word">${saidIn(one)}</span>` },
          { html: linkTo(`${at}/rows/${one.row}`, 'Mend', `row ${one.row}`) },
        ]),
      })
    }`;
}

const saidIn = ({ fields, cells }: Aside): string =>
  (cells.length > 0 ? cells : (Object.keys(feedFields) as FeedField[]).map(field => fields[field] ?? '')).filter(text => text !== '').join(' · ');

const settledTable = ({ settled, counts }: LoadSeen): Html =>
  html`<p class="govuk-body">
      ${sayCount(counts.mended)} mended and loaded, ${sayCount(counts.dismissed)} dismissed.
      ${counts.mended + counts.dismissed > settled.length && `The last ${settled.length} are:`}
    </p>
    ${stackingTable({
      head: [{ text: 'Row' }, { text: 'Why it was set aside' }, { text: 'What became of it' }, { text: 'By' }],
      rows: settled.map(one => [
        { text: `Row ${one.row}` },
        { text: one.reasons.join('. ') },
        { html: html`${one.state === 'mended' ? 'Mended and loaded' : html`Dismissed: ${one.because}`}` },
        { html: html`${one.decidedByName ?? '–'}${one.decidedAt && html`<br /><span class="app-quiet">${sayInstant(one.decidedAt)}</span>`}` },
      ]),
    })}`;
