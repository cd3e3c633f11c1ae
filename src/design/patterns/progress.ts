import { html, type Html, type Piece } from '#design/html.ts';
import { figures } from './page-parts.ts';

type Progress = {
  id: string;
  /** What is counted, for whoever cannot see the bar. */
  label: string;
  /** What goes on now. */
  words: Piece;
  /** From 0 to 1; null where it cannot be told yet. */
  share: number | null;
  items?: readonly { label: string; value: string | number }[];
};

/** How far something is that takes its time. On a page with `refreshIn` it moves. */
export function progress({ id, label, words, share, items = [] }: Progress): Html {
  const percent = share === null ? null : Math.min(99, Math.floor(share * 100));
  return html`<div id="${id}" data-live>
    <p class="govuk-body">${words}</p>
    <progress class="app-progress" max="100" aria-label="${label}" ${percent !== null && html` value="${percent}"`}>
      ${percent === null ? 'Not known yet' : `${percent}%`}
    </progress>
    ${items.length > 0 && figures(items)}
  </div>`;
}
