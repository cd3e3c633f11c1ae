import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { pageHead } from '#design/patterns/page-parts.ts';
import { longText } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import { findDecision } from '../match-decisions.queries.ts';
import { decisionStory, decisionTag } from '../match.view.ts';
import { mayReviewMatches } from '../match.policy.ts';
import { undoMatch } from './undo-match.ts';

/** What somebody said of two no longer holds. The reason stays with it. */
export const undoMatchPage = page({
  name: 'targeting.undo-match',
  path: '/data/matches/decisions/:decisionId/undo',
  title: 'Undo a decision',
  audience: 'workers',
  load: async (work, { decisionId }) => {
    work.require(mayReviewMatches(work.actor));
    return found(await findDecision(work, decisionId));
  },
  allow: mayReviewMatches,
  about: ({ id }) => ({ subjectId: id }),
  back: () => ({ href: '/data/matches/decisions', text: 'What was decided' }),
  form: form({ because: longText({ label: 'Why should it not hold?', missing: 'Say why it should not hold', rows: 3, max: 1000 }) }),
  version: ({ version }) => version,
  keeps: false,
  show: view => {
    const { state } = view.subject;
    return html`${pageHead({ title: 'Undo a decision' })}
      <p class="govuk-body">${decisionStory(view.subject)} ${decisionTag(view.subject)}</p>
      ${
        state === 'holds' || state === 'waiting'
          ? html`<p class="govuk-body">It stays in the history. When rows are next linked, the linkage decides by itself again, and may ask again.</p>
              ${formOf(view, askAll(view, { headings: false }), { button: 'Undo it', isWarning: true })}`
          : html`<p class="govuk-body">It does not hold any more.</p>`
      }`;
  },
  submit: async (work, decision, { because }) => {
    await undoMatch(work, decision, { because });
    return { goTo: '/data/matches/decisions' };
  },
});
