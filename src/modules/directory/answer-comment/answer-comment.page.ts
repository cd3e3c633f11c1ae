import { askAll, formOf, lines } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html } from '#design/html.ts';
import { sayDate } from '#platform/date-field.ts';
import { longText, oneOf, when } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { aboutWhat, fromWhom, reasons, type Because, type PublishedComment, type SentComment } from '../comment.ts';
import { findPublishedComment, getSentComment } from '../comment.queries.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { answerComment } from './answer-comment.ts';

type Subject = { comment: SentComment; published: PublishedComment | null };
type Input = { decision: 'publish' | 'keep-back'; said: string | null; answer: string | null; done: string | null; because: Because | null };

const because = (Object.keys(reasons) as Because[]).map(value => ({ value, label: reasons[value] }));

const decisionForm = form<Input>({
  decision: oneOf({
    label: 'What happens with it?',
    missing: 'Select what happens with it',
    choices: [
      { value: 'publish', label: 'Publish it with an answer' },
      { value: 'keep-back', label: 'Do not publish it' },
    ],
  }),
  said: when(
    'decision',
    ['publish'],
    longText({
      label: 'The comment, as everybody will read it',
      hint: 'Take out names, schools, places, and whatever else tells who somebody is. Keep what they mean.',
      missing: 'Enter the comment as everybody will read it',
      max: 3000,
    }),
  ),
  answer: when('decision', ['publish'], longText({ label: 'The answer', missing: 'Enter the answer', rows: 4, max: 3000 })),
  done: when(
    'decision',
    ['publish'],
    longText({ label: 'What was done', hint: 'Leave it empty if nothing is done yet. You can come back and say it later.', rows: 3, max: 3000 }),
  ),
  because: when('decision', ['keep-back'], oneOf({ label: 'Why not?', missing: 'Select why it is not published', choices: because })),
});

/** One comment on the local offer, as it came: to publish without names and with an answer, or to keep back. */
export const answerCommentPage = page({
  name: 'directory.answer-comment',
  path: '/directory/comments/:commentId',
  title: 'A comment on the local offer',
  audience: 'workers',
  load: async (work, { commentId }): Promise<Subject> => ({
    comment: await getSentComment(work, commentId),
    published: await findPublishedComment(work, commentId),
  }),
  allow: mayEditDirectory,
  about: ({ comment }) => ({ subjectId: comment.id }),
  back: () => ({ href: '/directory/comments', text: 'Back to the comments' }),
  form: decisionForm,
  fill: ({ comment, published }) => ({
    ...(comment.state !== 'waiting' && { decision: comment.state === 'published' ? ('publish' as const) : ('keep-back' as const) }),
    said: published?.said ?? comment.said,
    ...(published && { answer: published.answer, done: published.done }),
    ...(comment.because !== null && { because: comment.because }),
  }),
  version: ({ comment }) => comment.version,
  show: view => {
    const { comment, published } = view.subject;
    return html`<h1 class="govuk-heading-l">A comment on the local offer</h1>
      ${govuk.summaryList({
        rows: [
          { key: { text: 'From' }, value: { text: fromWhom[comment.fromWhom] } },
          { key: { text: 'About' }, value: { text: aboutWhat[comment.about] } },
          { key: { text: 'Came' }, value: { text: sayDate(comment.sentOn) } },
          { key: { text: 'As it came' }, value: { html: lines(comment.said), classes: 'govuk-!-text-break-word' } },
          ...(published ? [{ key: { text: 'Published' }, value: { text: sayDate(published.publishedOn) } }] : []),
        ],
      })}
      <p class="govuk-body">What came stays here, for editors alone. Everybody reads only what you write below.</p>
      ${formOf(view, askAll(view, { headings: false }), { button: 'Save' })}`;
  },
  submit: async (work, { comment }, { decision, said, answer, done, because: why }) => {
    await answerComment(
      work,
      comment,
      decision === 'publish' ? { publish: { said: said ?? '', answer: answer ?? '', done } } : { keepBack: why ?? 'not-about-it' },
    );
    return { goTo: '/directory/comments' };
  },
});
