import { formOf, askAll } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { pageHead } from '#design/patterns/page-parts.ts';
import { yesNo } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import { findDecision } from '../match-decisions.queries.ts';
import { decisionStory, explained, matchView } from '../match.view.ts';
import { mayReviewMatches, maySecond } from '../match.policy.ts';
import { aboutMatch, loadMatch } from '../review-match/review-match.page.ts';
import { secondMatch } from './second-match.ts';

/** A second person looks at a risky “one person”. */
export const confirmMatchPage = page({
  name: 'targeting.confirm-match',
  path: '/data/matches/decisions/:decisionId/confirm',
  title: 'Second look at a match',
  audience: 'workers',
  width: 'full',
  load: async (work, { decisionId }) => {
    work.require(mayReviewMatches(work.actor));
    const decision = found(await findDecision(work, decisionId));
    return { decision, shown: await loadMatch(work, found(decision.pairId)) };
  },
  allow: (actor, { decision }) => maySecond(actor, decision),
  about: ({ shown }) => aboutMatch(shown),
  back: () => ({ href: '/data/matches', text: 'Doubtful matches' }),
  form: form({
    agrees: yesNo({
      label: 'Do you agree that they are one person?',
      hint: 'If not, they stay two people.',
      missing: 'Select yes if you agree that they are one person',
    }),
  }),
  version: ({ decision }) => decision.version,
  keeps: false,
  show: view =>
    html`${pageHead({ title: 'Do you agree?' })}
      <p class="govuk-body">${decisionStory(view.subject.decision)}</p>
      ${matchView(view.subject.shown)} ${explained(view.subject.shown)}
      ${view.subject.decision.state === 'waiting' ? formOf(view, askAll(view, { headings: false })) : html`<p class="govuk-body">This decision no longer waits for anybody.</p>`}`,
  submit: async (work, { decision }, { agrees }) => {
    await secondMatch(work, decision, { agrees });
    return { goTo: '/data/matches' };
  },
});
