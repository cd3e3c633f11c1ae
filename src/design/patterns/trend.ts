import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';

export type TrendPoint = { when: string; value: number };
export type Trend = { label: string; points: readonly TrendPoint[]; from?: number | undefined; to?: number | undefined };

const [width, height, edge] = [240, 56, 8];

/** How a score went over time, the oldest first: a small line, the same in words, and its table. */
export function trend(p: Trend): Html {
  const { from = 0, to = 10 } = p;
  const x = (index: number) => (p.points.length < 2 ? width / 2 : Math.round(edge + (index * (width - 2 * edge)) / (p.points.length - 1)));
  const y = (value: number) => Math.round(height - edge - ((value - from) / (to - from)) * (height - 2 * edge));
  const dots = p.points.map(({ value }, index) => ({ x: x(index), y: y(value) }));
  const last = dots.length - 1;
  return html`<div class="app-trend">
    <div class="app-scale__head"><span class="app-scale__label">${p.label}</span> <span class="app-scale__words">${inWords(p.points, to)}</span></div>
    <svg class="app-trend__picture" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false">
      <line class="app-trend__end" x1="0" x2="${width}" y1="${y(from)}" y2="${y(from)}" />
      <line class="app-trend__end" x1="0" x2="${width}" y1="${y(to)}" y2="${y(to)}" />
      <polyline class="app-trend__line" points="${dots.map(dot => `${dot.x},${dot.y}`).join(' ')}" />
      ${dots.map((dot, index) => html`<circle class="${index === last ? 'app-scale__now' : 'app-scale__before'}" cx="${dot.x}" cy="${dot.y}" r="${index === last ? 6 : 4}" />`)}
    </svg>
    ${govuk.details({ summaryHtml: html`As a table<span class="govuk-visually-hidden">: ${p.label}</span>`, classes: 'app-trend__table', html: table(p.points, to) })}
  </div>`;
}

const table = (points: readonly TrendPoint[], to: number): Html =>
  govuk.table({ head: [{ text: 'When' }, { text: 'Score' }], rows: points.map(point => [{ text: point.when }, { text: `${point.value} out of ${to}` }]) });

function inWords(points: readonly TrendPoint[], to: number): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return 'Not scored yet';
  if (points.length === 1) return `${last.value} out of ${to}`;
  if (first.value === last.value) return `${last.value} out of ${to}, as at first`;
  return `${last.value} out of ${to}, ${last.value > first.value ? 'up' : 'down'} from ${first.value} at first`;
}
