import { html, type Html } from '#design/html.ts';

export type Scale = {
  label: string;
  value: number | null;
  /** The score before this one, to show what changed. */
  before?: number | null | undefined;
  from?: number | undefined;
  to?: number | undefined;
  /** What the two ends mean. */
  ends?: readonly [string, string] | undefined;
};

const middle = 11;

/** A score on its line. The words say all that the picture shows, so the picture is hidden from those who cannot see it. */
export function scale(p: Scale): Html {
  const { from = 0, to = 10 } = p;
  const x = (value: number) => `${Math.round(((value - from) / (to - from)) * 100)}%`;
  return html`<div class="app-scale">
    <div class="app-scale__head"><span class="app-scale__label">${p.label}</span> <span class="app-scale__words">${inWords(p, to)}</span></div>
    ${picture(p, x)} ${p.ends && html`<div class="app-scale__ends" aria-hidden="true"><span>${p.ends[0]}</span><span>${p.ends[1]}</span></div>`}
  </div>`;
}

function inWords({ value, before }: Scale, to: number): string {
  if (value === null) return 'Not scored yet';
  if (before === null || before === undefined) return `${value} out of ${to}`;
  return before === value ? `${value} out of ${to}, no change` : `${value} out of ${to}, ${value > before ? 'up' : 'down'} from ${before}`;
}

function picture({ value, before }: Scale, x: (value: number) => string): Html {
  const hasBefore = before !== null && before !== undefined && value !== null && before !== value;
  const change = hasBefore && html`<line class="app-scale__change" x1="${x(before)}" x2="${x(value)}" y1="${middle}" y2="${middle}" />`;
  const earlier = hasBefore && html`<circle class="app-scale__before" cx="${x(before)}" cy="${middle}" r="6" />`;
  const now = value !== null && html`<circle class="app-scale__now" cx="${x(value)}" cy="${middle}" r="8" />`;
  return html`<svg class="app-scale__picture" aria-hidden="true" focusable="false">
    <line class="app-scale__line" x1="0" x2="100%" y1="${middle}" y2="${middle}" />
    ${change}${earlier}${now}
  </svg>`;
}
