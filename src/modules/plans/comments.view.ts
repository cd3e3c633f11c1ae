import { sayInstant } from '#platform/date-field.ts';
import { lines } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import type { Comment } from './released-copy.queries.ts';

export type NamedComment = Comment & { name: string };

/** What the family says about their copies, for the team to read. */
export const commentList = (comments: readonly NamedComment[], { level }: { level: 2 | 3 }): Html | false => {
  const tag = `h${level}`;
  return (
    comments.length > 0 &&
    html`<${tag} class="govuk-heading-m">What the family says about the plan</${tag}>
      <ul class="govuk-list govuk-list--spaced">
        ${comments.map(comment => html`<li>“${lines(comment.words)}”<br /><span class="govuk-hint">${comment.name}, ${sayInstant(comment.writtenAt)}</span></li>`)}
      </ul>`
  );
};
