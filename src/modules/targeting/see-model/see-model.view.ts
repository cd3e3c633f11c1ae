import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { emptyList, figures, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayInstant } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import { dataTabs } from '../data-tabs.ts';
import { canaryFloor, canaryWarns, type KeptModel, type RunReport } from '../linkage-run.ts';
import type { Calibration } from '../match-decisions.queries.ts';
import { number, percent } from '../match-words.ts';
import type { ModelShown } from './see-model.page.ts';

export function seeModelView({ actor, subject }: View<ModelShown>): Html {
  const actions = subject
    ? [
        govuk.button({
          text: 'Download the model for Splink',
          href: `/data/linkage/runs/${subject.run.id}/splink-settings`,
          classes: 'govuk-button--secondary',
        }),
      ]
    : [];
  const head = html`${pageHead({ title: 'What the linkage learnt', actions })} ${dataTabs(actor, '/data/linkage')}`;
  if (!subject) return html`${head} ${emptyList('Rows have never been linked.')}`;
  const { run, before, model, calibration } = subject;
  const report = run.report!;
  return html`${head}
    <p class="govuk-body">
      From the run that ended on ${run.endedAt ? sayInstant(run.endedAt) : ''}. Nobody told it which rows are one person: it learnt from the rows how those of
      one person, those of two people of one household, and those of strangers differ.
    </p>
    ${canaryView(report, before?.report ?? null)}
    <h2 class="govuk-heading-m govuk-!-margin-top-6">How often each thing is found</h2>
    <p class="govuk-body">
      Among pairs that are one person, two people of one household, or strangers. The weight is how far it speaks for one person: 1 doubles the odds, −1 halves
      them.
    </p>
    ${chancesOf(model)}
    <h2 class="govuk-heading-m govuk-!-margin-top-6">Pairs by how they were found</h2>
    ${byRule(report)}
    <h2 class="govuk-heading-m govuk-!-margin-top-6">What taught it</h2>
    ${training(report)}
    <h2 class="govuk-heading-m govuk-!-margin-top-6">Pairs by how sure it is</h2>
    ${govuk.table({
      head: [{ text: 'How sure that they are one person' }, { text: 'Pairs', format: 'numeric' }],
      rows: report.bands.map(({ from, to, pairs }) => [{ text: `${percent(from)} to ${percent(to)}` }, { text: number(pairs), format: 'numeric' }]),
    })}
    <h2 class="govuk-heading-m govuk-!-margin-top-6">What people said of its doubts</h2>
    ${calibrationView(calibration)}`;
}

function canaryView({ canary }: RunReport, before: RunReport | null): Html {
  const was = before?.canary.linkedForenames ?? null;
  const share = (part: number | null) => (part === null ? '–' : percent(part));
  return html`<h2 class="govuk-heading-m govuk-!-margin-top-6">Is it matching people, or families?</h2>
    ${
      canaryWarns(canary.linkedForenames, was)
        ? govuk.warningText({
            iconFallbackText: 'Warning',
            text: 'Fewer of the pairs that are linked have the same forename than should. The model may be taking brothers and sisters for one person: look at what was loaded last before you trust this run.',
          })
        : html`<p class="govuk-body">
            Of pairs that are one person, nearly all have the same forename. If that falls below ${percent(canaryFloor)}, or much below the run before, this
            page warns.
          </p>`
    }
    ${figures([
      { label: 'Linked pairs with the same forename, a form of it or a slip', value: share(canary.linkedForenames) },
      { label: 'In the run before', value: share(was) },
      { label: 'Learnt: how often one person’s forenames agree', value: share(canary.learntForenames) },
    ])}`;
}

/** What was never seen is given a chance all the same, for something may come first. */
const leastTold = 2e-6;
const rare = (chance: number) =>
  chance >= 0.0005
    ? `${(chance * 100).toFixed(chance >= 0.1 ? 0 : 2)}%`
    : chance > leastTold
      ? `1 in ${number(Math.round(1 / chance))}`
      : chance > 0
        ? 'hardly ever'
        : '–';
const numeric = (text: string) => ({ text, format: 'numeric' });

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** For each thing that is compared, what two rows may have of it, and how often pairs of each kind do. */
const chancesOf = ({ comparisons, chances }: KeptModel): Html =>
  html`${comparisons.map(({ name, levels }, nth) =>
    stackingTable({
      caption: sentence(name),
      captionClasses: 'govuk-table__caption--s',
      head: [
        { text: 'What is found', classes: 'govuk-!-width-one-half' },
        ...['One person', 'One household', 'Strangers', 'Weight'].map(text => ({ text, format: 'numeric' })),
      ],
      rows: levels.slice(1).map((words, before) => {
        const at = (kind: 'person' | 'household' | 'unrelated') => chances[kind][nth]?.[before + 1] ?? 0;
        const weight = Math.log2(at('person') / at('unrelated'));
        return [
          { text: sentence(words) },
          ...[numeric(rare(at('person'))), numeric(rare(at('household'))), numeric(rare(at('unrelated')))],
          numeric(Number.isFinite(weight) ? `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)}` : '–'),
        ];
      }),
    }),
  )}`;

const byRule = ({ byRule: rules }: RunReport): Html =>
  stackingTable({
    head: [{ text: 'Rows that have the same' }, { text: 'Pairs', format: 'numeric' }, { text: 'Rows left out because too many share it', format: 'numeric' }],
    rows: rules.map(({ rule, pairs, leftOut }) => [{ text: sentence(rule) }, numeric(number(pairs)), numeric(number(leftOut))]),
  });

const training = ({ training: blocks }: RunReport): Html =>
  stackingTable({
    head: [{ text: 'Pairs of' }, { text: 'Pairs', format: 'numeric' }, { text: 'One person', format: 'numeric' }, { text: 'One household', format: 'numeric' }],
    rows: blocks.map(({ name, pairs, person, household }) => [
      { text: sentence(name) },
      ...[numeric(number(pairs)), numeric(percent(person)), numeric(percent(household))],
    ]),
  });

function calibrationView(calibration: readonly Calibration[]): Html {
  if (calibration.length === 0) return emptyList('Nobody has decided a pair yet.');
  return html`<p class="govuk-body">Where the model is right about how sure it is, the last two columns are about the same.</p>
    ${stackingTable({
      head: [
        { text: 'The linkage was' },
        { text: 'Decided', format: 'numeric' },
        { text: 'One person', format: 'numeric' },
        { text: 'People said one person', format: 'numeric' },
        { text: 'The linkage said', format: 'numeric' },
      ],
      rows: calibration.map(({ from, decided, same, meanSureness }) => [
        { text: `${percent(from)} to ${percent(Math.min(1, from + 0.1))} sure` },
        ...[numeric(number(decided)), numeric(number(same)), numeric(percent(same / decided)), numeric(percent(meanSureness))],
      ]),
    })}`;
}
