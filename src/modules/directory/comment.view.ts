import type { CommentCounts } from './comment.queries.ts';

/** How many came in a year and are answered, in a sentence or two. */
export function commentCounts({ came, published, keptBack, waiting }: CommentCounts): string {
  if (came === 0) return 'No comment has come in the last 12 months.';
  const answered =
    published === came
      ? came === 1
        ? 'It is published with an answer.'
        : 'All are published with an answer.'
      : `${published} ${published === 1 ? 'is' : 'are'} published with an answer.`;
  const others = [
    keptBack > 0 && `${keptBack} ${keptBack === 1 ? 'is' : 'are'} not published`,
    waiting > 0 && `${waiting} ${waiting === 1 ? 'waits' : 'wait'} for an answer`,
  ].filter(Boolean);
  return `In the last 12 months ${came === 1 ? 'one comment' : `${came} comments`} came. ${answered}${others.length > 0 ? ` ${capital(others.join(', and '))}.` : ''}`;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
