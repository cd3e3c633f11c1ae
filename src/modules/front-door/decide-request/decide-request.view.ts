import { ask, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, nothing, type Html } from '#design/html.ts';
import { card, columns, pageHead } from '#design/patterns/page-parts.ts';
import type { View } from '#platform/page.ts';
import { needsSocialCare, reachOf } from '../decision.ts';
import { decisionSummary, requestInShort } from '../decision.view.ts';
import type { DecisionAnswers, ToDecide } from './decide-request.form.ts';

export function decideRequestView(view: View<ToDecide, DecisionAnswers>): Html {
  const { request } = view.subject;
  const head = pageHead({ title: 'Decide what happens next', caption: `Request ${request.reference}` });
  if (request.decision) {
    // Somebody else was quicker. What was typed meanwhile stays in sight beside what was decided.
    return html`${head} ${view.notice && formOf(view, nothing, { button: false })}
    ${card({ title: 'This request is decided', link: { href: `/requests/${request.id}`, text: 'Go to the request' } }, decisionSummary(request.decision))}`;
  }
  return html`${head} ${columns('main-aside', html`${warnings(view)} ${formOf(view, questions(view), { button: 'Decide' })}`, requestInShort(request, view))}`;
}

const warnings = ({ subject: { request, leadNow } }: View<ToDecide, DecisionAnswers>): Html =>
  html`${needsSocialCare('nfa', request) && govuk.warningText({ iconFallbackText: 'Warning', text: 'The sender is worried about harm to a child. Social care must be told today, whatever you decide.' })}
  ${
    request.familyId === null &&
    govuk.insetText({
      html: html`You have not said who this family is. Early help can begin only for a family with a record.
        <a class="govuk-link" href="/requests/${request.id}/match">Who is this about?</a>`,
    })
  }
  ${leadNow && govuk.insetText({ text: `This family has early help already, led by ${leadNow}. If you choose early help, this request joins it.` })}`;

function questions(view: View<ToDecide, DecisionAnswers>): Html {
  const { request } = view.subject;
  const reach = reachOf(request);
  const alwaysTold = needsSocialCare('nfa', request);
  return html`${ask(view, 'level')} ${ask(view, 'outcome')} ${alwaysTold && html`${ask(view, 'toldWhom')} ${ask(view, 'toldOn')} ${ask(view, 'toldTime')}`}
  ${ask(view, 'reason')}
  ${
    reach === 'none'
      ? govuk.insetText({
          text: 'The sender cannot be told: they gave no name, or no safe way to reach them. After you decide, a manager closes the request and says why.',
        })
      : ask(view, 'feedback')
  }`;
}
