import { html, type Html } from '#design/html.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import type { Reason } from './linkage-run.ts';
import { speaks } from './match-words.ts';

type Waterfall = { prior: number; reasons: readonly Reason[]; /** Whether nothing was left out, so that the sum may be told. */ isWhole: boolean };
type Step = { words: string; from: number; to: number; reason: Reason | null };

const [width, height, edge] = [240, 24, 2];
const signed = (bits: number) => `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`;

/**
 * What is known of two, one thing after another, each with how far it moves the odds that they are one person. The picture of each step stands in the table that
 * says the same in words and numbers.
 */
export function waterfall({ prior, reasons, isWhole }: Waterfall): Html {
  const steps: Step[] = [];
  let at = isWhole ? prior : 0;
  if (isWhole) steps.push({ words: 'Two rows taken at random', from: 0, to: prior, reason: null });
  for (const reason of reasons) {
    const from = isWhole ? at : 0;
    steps.push({ words: sentence(reason.words), from, to: from + reason.againstStrangers, reason });
    at += reason.againstStrangers;
  }
  if (isWhole) steps.push({ words: 'All together', from: 0, to: at, reason: null });
  const [low, high] = [Math.min(0, ...steps.map(({ from, to }) => Math.min(from, to))), Math.max(0, ...steps.map(({ from, to }) => Math.max(from, to)))];
  const x = (bits: number) => edge + ((bits - low) / Math.max(0.1, high - low)) * (width - 2 * edge);
  return html`<h3 class="govuk-heading-s">What speaks for one person, and what against</h3>
    ${tableOf(steps, x)}`;
}

const tableOf = (steps: readonly Step[], x: (bits: number) => number): Html =>
  stackingTable({
    head: [{ text: 'What is known' }, { text: 'Against chance' }, { text: 'Picture' }, { text: 'Against two people of one household' }],
    rows: steps.map(step => [
      { text: step.words },
      { text: step.reason ? `${speaks(step.to - step.from)} (${signed(step.to - step.from)})` : signed(step.to - step.from) },
      { html: picture(step, x) },
      { text: step.reason ? `${speaks(step.reason.againstHousehold)} (${signed(step.reason.againstHousehold)})` : '–' },
    ]),
  });

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function picture({ from, to, reason }: Step, x: (bits: number) => number): Html {
  const [left, right] = [Math.min(x(from), x(to)), Math.max(x(from), x(to))];
  const kind = reason === null ? 'sum' : to >= from ? 'for' : 'against';
  return html`<svg class="app-waterfall" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false">
    <line class="app-waterfall__zero" x1="${x(0).toFixed(1)}" x2="${x(0).toFixed(1)}" y1="0" y2="${height}" />
    <rect
      class="app-waterfall__bar app-waterfall__bar--${kind}"
      x="${left.toFixed(1)}"
      y="5"
      width="${Math.max(1.5, right - left).toFixed(1)}"
      height="${height - 10}"
    />
  </svg>`;
}
