import { ask, formOf } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import { printButton } from '#design/patterns/page-parts.ts';
import { yes } from '#platform/decision.ts';
import { sayDate, sayInstant } from '#platform/date-field.ts';
import { longText } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import { dayInLondon } from '#platform/work.ts';
import { commentOnPlan } from '../comment-on-plan/comment-on-plan.ts';
import { copyView } from '../copy.view.ts';
import { link } from '../plan-parts.ts';
import { findComments, findMyCopies, type Comment, type ReleasedCopy } from '../released-copy.queries.ts';

const sayForm = form({
  words: longText({
    label: 'I want to say something about this plan',
    hint: 'Is something wrong, or missing? Has something changed? The people who help you will read it.',
    missing: 'Write what you want to say',
    rows: 4,
    max: 2000,
  }),
});

/** What a parent or a young person reads: the newest of their own copies, and what they said of it. A family's account has no other page but the older copies. */
export const seeMyPlanPage = page({
  name: 'plans.see-my-plan',
  path: '/my-plan',
  title: 'Your plan',
  audience: 'families',
  quickExit: true,
  load: async work => {
    const [newest = null, ...earlier] = await findMyCopies(work);
    const comments = work.actor.personId ? await findComments(work, { personId: work.actor.personId }) : [];
    return { newest, earlier, comments };
  },
  allow: () => yes,
  about: ({ newest }) => newest && { familyId: newest.familyId, subjectId: newest.id },
  form: sayForm,
  show: view => {
    const { newest, earlier, comments } = view.subject;
    if (!newest) return noPlanYet;
    return html`${copyView(newest.content)}
      <div class="govuk-!-display-none-print">
        ${printButton('Print your plan')} ${formOf(view, ask(view, 'words'), { button: 'Send' })} ${yourComments(comments)} ${earlierCopies(earlier)}
      </div>`;
  },
  submit: async (work, { newest }, { words }) => {
    await commentOnPlan(work, { copyId: found(newest).id, words });
    return { goTo: '/my-plan' };
  },
});

const noPlanYet: Html = html`<h1 class="govuk-heading-l">Your plan</h1>
  <p class="govuk-body">There is no plan here for you to read yet.</p>
  <p class="govuk-body">When your plan is ready, the person who helps you will go through it with you. Then you can read it here, on your phone or on paper.</p>
  <p class="govuk-body">If you think your plan should be here, ask the person who helps you.</p>
  <p class="govuk-body">If somebody is in danger now, call <a class="govuk-link" href="tel:999">999</a>.</p>`;

const yourComments = (comments: readonly Comment[]): Html | false =>
  comments.length > 0 &&
  html`<h2 class="govuk-heading-m" id="said">What you told us</h2>
    <ul class="govuk-list govuk-list--spaced">
      ${comments.map(comment => html`<li>“${comment.words}”<br /><span class="app-quiet">Sent on ${sayInstant(comment.writtenAt)}</span></li>`)}
    </ul>`;

const earlierCopies = (earlier: readonly ReleasedCopy[]): Html | false =>
  earlier.length > 0 &&
  html`<h2 class="govuk-heading-m">Your older plans</h2>
    <ul class="govuk-list">
      ${earlier.map(copy => html`<li>${link(`/my-plan/${copy.id}`, `Your plan of ${sayDate(dayInLondon(copy.releasedAt))}`)}</li>`)}
    </ul>`;
