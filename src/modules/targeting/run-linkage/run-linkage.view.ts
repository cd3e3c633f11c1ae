import { formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { card, emptyList, figures, pageHead } from '#design/patterns/page-parts.ts';
import { progress } from '#design/patterns/progress.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayInstant } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import { dataTabs } from '../data-tabs.ts';
import type { Run } from '../linkage-run.queries.ts';
import { number, sayDuration } from '../match-words.ts';
import { nearest, secondsLeft, shareDone, stageOrder, stages } from '../run-progress.ts';
import type { Runs } from './run-linkage.page.ts';

export function runLinkageView(view: View<Runs>): Html {
  const { runs, finished, isRunning } = view.subject;
  const [newest] = runs;
  return html`${pageHead({ title: 'Who is who', actions: [govuk.button({ text: 'What the model learnt', href: '/data/linkage/model', classes: 'govuk-button--secondary' })] })}
    ${dataTabs(view.actor, '/data/linkage')}
    <p class="govuk-body">
      The rows of partners’ files, and the people of the service’s own record, are put together by person and by household: by itself every night, and whenever
      somebody asks here. What people decided is never overruled. By day only the rows of new files are linked where that is enough, which takes seconds;
      doubtful matches are found by the night’s run of all rows.
    </p>
    ${newest && stateOf(newest, view.subject, view.now)} ${formOf(view, html``, { button: 'Link the rows now' })} ${finished && foundBy(finished)}
    <h2 class="govuk-heading-m">The last runs</h2>
    <div id="runs" data-live>${runs.length === 0 ? emptyList('Rows have never been linked.') : tableOf(runs, isRunning)}</div>`;
}

function stateOf(run: Run, { isRunning, runs }: Runs, now: Temporal.Instant): Html | false {
  if (run.state === 'waiting') return apart(progress({ id: 'how-far', label: 'Linked so far', words: 'A run waits its turn.', share: null }));
  if (run.state === 'running' && isRunning) return apart(howFar(run, runs, now));
  if (run.state === 'running')
    return govuk.insetText({
      text: `The run that began on ${sayInstant(run.beganAt)} was cut off. Nothing of it was kept. It begins again by itself, or when somebody asks for it here.`,
    });
  if (run.state === 'failed')
    return govuk.warningText({ iconFallbackText: 'Warning', text: `The last run did not end well, and nothing of it was kept. ${run.failure ?? ''}` });
  return false;
}

const apart = (body: Html) => html`<div class="govuk-!-margin-bottom-6">${card({ title: 'How far it is', kind: 'next' }, body)}</div>`;

/** Which stage, how far, how long still. What an earlier run took tells how long the rest may take. */
function howFar(run: Run, runs: readonly Run[], now: Temporal.Instant): Html {
  const at = run.at ?? { stage: 'gathering', done: 0, of: 0, since: run.beganAt };
  const since = (instant: Temporal.Instant) => Math.max(0, now.since(instant).total('seconds'));
  const told = { ...at, secondsInStage: since(at.since) };
  const isGathering = at.stage === 'gathering';
  const rows = isGathering ? at.of : (run.rows ?? 0);
  const ended = runs.flatMap(one => (one.state === 'finished' && one.report?.stages ? [{ rows: one.rows ?? 0, seconds: one.report.stages }] : []));
  const left = secondsLeft(told, rows, nearest(ended, rows));
  const rate = isGathering && told.secondsInStage >= 1 ? [{ label: 'Rows a second', value: number(Math.round(at.done / told.secondsInStage)) }] : [];
  return html`${progress({
      ...{ id: 'how-far', label: 'Linked so far', share: shareDone(told, since(run.beganAt), left) },
      words: html`Stage ${stageOrder.indexOf(at.stage) + 1} of ${stageOrder.length}: <strong>${stages[at.stage]}</strong>`,
      items: [
        { label: 'Rows', value: isGathering && at.of > 0 ? `${number(at.done)} of ${number(at.of)}` : number(run.rows ?? at.done) },
        ...rate,
        { label: 'Since it began', value: sayDuration(since(run.beganAt)) },
        { label: 'Time left, about', value: left === null ? 'Not known: no run of about so many rows has ended yet' : sayDuration(Math.max(1, left)) },
      ],
    })}
    <p class="govuk-body">Until it has ended everything stays as it is. You may leave this page.</p>`;
}

function foundBy({ rows, persons, households, pairs, endedAt, report }: Run): Html {
  return html`<h2 class="govuk-heading-m">What the run that ended on ${endedAt ? sayInstant(endedAt) : ''} found</h2>
    ${figures([
      { label: 'Rows and people of the record', value: number(rows ?? 0) },
      { label: 'Persons', value: number(persons ?? 0) },
      { label: 'Households', value: number(households ?? 0) },
      { label: 'Pairs compared', value: number(pairs ?? 0) },
      { label: 'Doubtful pairs', value: number(report?.doubtful.found ?? 0) },
      { label: 'Rows with another number than before', value: number(report?.changed.rows ?? 0) },
    ])}
    ${
      report &&
      report.doubtful.found > report.doubtful.kept &&
      html`<p class="govuk-body">
        Of the doubtful pairs, the ${number(report.doubtful.kept)} most worth deciding are in the list of
        <a class="govuk-link" href="/data/matches">doubtful matches</a>.
      </p>`
    }
    ${
      report &&
      report.decisions.contradicted.length > 0 &&
      govuk.warningText({
        iconFallbackText: 'Warning',
        html: html`${number(report.decisions.contradicted.length)} of people’s decisions contradict earlier ones and were passed over.
          <a class="govuk-link" href="/data/matches/decisions">See which</a>.`,
      })
    }`;
}

const words = { waiting: 'Waiting', running: 'Running', finished: 'Finished', failed: 'Failed' } as const;
const colours = { waiting: 'yellow', running: 'blue', finished: 'green', failed: 'red' } as const;

const tableOf = (runs: readonly Run[], isRunning: boolean): Html =>
  stackingTable({
    head: [{ text: 'Began' }, { text: 'State' }, { text: 'What was linked' }, { text: 'Took' }, { text: 'Rows' }, { text: 'Persons' }, { text: 'Households' }],
    rows: runs.map(({ beganAt, state, seconds, rows, persons, households, failure, isIncrement }) => [
      { text: sayInstant(beganAt) },
      {
        html: html`${govuk.tag({ text: state === 'running' && !isRunning ? 'Cut off' : words[state], classes: `govuk-tag--${colours[state]}` })}${failure && html`<br />${failure}`}`,
      },
      { text: isIncrement ? 'Rows of new files' : 'All rows' },
      { text: seconds === null ? '–' : sayDuration(seconds) },
      ...[rows, persons, households].map(count => ({ text: count === null ? '–' : number(count) })),
    ]),
  });
