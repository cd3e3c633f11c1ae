import type { Html, Piece } from '#design/html.ts';
import { html } from '#design/html.ts';

export type TimelineEntry = {
  title: Piece;
  /** When, and who said so, in words. */
  byline: Piece;
  badge?: Html | undefined;
  body?: Piece;
  /** Not there when the reader last looked. */
  isNew?: boolean | undefined;
};

/** What happened, newest first. `level` is the level of the entries' headings. */
export const timeline = (p: { entries: readonly TimelineEntry[]; level?: 2 | 3 | 4 }): Html =>
  html`<ol class="app-timeline">
    ${p.entries.map(entry => timelineEntry(entry, p.level ?? 3))}
  </ol>`;

const timelineEntry = (entry: TimelineEntry, level: number): Html =>
  html`<li class="${entry.isNew ? 'app-timeline__item app-timeline__item--new' : 'app-timeline__item'}">
    <div class="app-timeline__head">
      <h${level} class="app-timeline__title">${entry.title}</h${level}>
      ${entry.badge}
    </div>
    <p class="app-timeline__byline">${entry.isNew && html`<strong>New.</strong> `}${entry.byline}</p>
    ${entry.body && html`<div class="app-timeline__body">${entry.body}</div>`}
  </li>`;
