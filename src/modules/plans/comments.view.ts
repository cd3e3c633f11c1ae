import { sayInstant } from '#platform/date-field.ts';
import { lines } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import type { Comment } from './released-copy.queries.ts';

export type NamedComment = Comment & { name: string };

/** What the family says about their copies, for the team to read. */
export const commentList = (comments: readonly NamedComment[]): Html =>
  html`<ul class="govuk-list govuk-list--spaced">
    ${comments.map(comment => html`<li>“${lines(comment.words)}”<br /><span class="app-quiet">${comment.name}, ${sayInstant(comment.writtenAt)}</span></li>`)}
  </ul>`;
