import { html, type Html } from '#design/html.ts';
import { pageLinks } from '#design/patterns/page-links.ts';
import { emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { govuk } from '#design/govuk.ts';
import { typedText } from '#platform/form.ts';
import { page, type View } from '#platform/page.ts';
import { dataTabs } from '../data-tabs.ts';
import { findFinishedRuns } from '../linkage-run.queries.ts';
import { findDecisions, type MatchDecision } from '../match-decisions.queries.ts';
import { number, percent, sayDuration } from '../match-words.ts';
import { decisionStory, decisionTag } from '../match.view.ts';
import { mayReviewMatches } from '../match.policy.ts';

const pageLength = 50;
type History = { count: number; decisions: readonly MatchDecision[]; page: number; pages: number; contradicted: ReadonlySet<string> };

/** Everything that people said of pairs, the newest first: who, when, how long it took, what became of it. Nobody in the files is named. */
export const seeDecisionsPage = page({
  name: 'targeting.see-decisions',
  path: '/data/matches/decisions',
  title: 'What was decided about matches',
  audience: 'workers',
  width: 'full',
  load: async (work, _params, query): Promise<History> => {
    work.require(mayReviewMatches(work.actor));
    const asked = Math.max(1, Math.trunc(Number(typedText(query, 'page'))) || 1);
    const pageOf = (nth: number) => findDecisions(work, { skip: (nth - 1) * pageLength, atMost: pageLength });
    const first = await pageOf(asked);
    const pages = Math.max(1, Math.ceil(first.count / pageLength));
    const nth = Math.min(asked, pages);
    const [newest] = await findFinishedRuns(work, 1);
    return { ...(nth === asked ? first : await pageOf(nth)), page: nth, pages, contradicted: new Set(newest?.report?.decisions.contradicted) };
  },
  allow: mayReviewMatches,
  about: () => null,
  back: () => ({ href: '/data/matches', text: 'Doubtful matches' }),
  show: ({ actor, subject }: View<History>): Html =>
    html`${pageHead({ title: 'What was decided' })} ${dataTabs(actor, '/data/matches')}
      <p class="govuk-body">
        ${subject.count === 1 ? '1 decision' : `${number(subject.count)} decisions`}. A run never overrules one; anybody who reviews matches may undo one, with
        a reason.
      </p>
      ${subject.decisions.length === 0 ? emptyList('Nobody has decided anything yet.') : tableOf(subject)}
      ${pageLinks({ page: subject.page, pages: subject.pages, hrefOf: nth => `/data/matches/decisions?page=${nth}` })}`,
});

const tableOf = ({ decisions, contradicted }: History): Html =>
  stackingTable({
    head: [{ text: 'What was said' }, { text: 'State' }, { text: 'The linkage was' }, { text: 'It took' }, { text: 'Change' }],
    rows: decisions.map(decision => [
      {
        html: html`${decisionStory(decision)}${decision.way === 'split' && html`<br /><span class="app-quiet">A row taken off a person</span>`}
        ${contradicted.has(decision.id) && html`<br />${govuk.tag({ text: 'Contradicts an earlier decision, and was passed over', classes: 'govuk-tag--red' })}`}`,
      },
      { html: decisionTag(decision) },
      { text: decision.sureness === null ? '–' : `${percent(decision.sureness)} sure` },
      { text: decision.seconds === null ? '–' : sayDuration(decision.seconds) },
      {
        html:
          decision.state === 'holds' || decision.state === 'waiting'
            ? html`<a class="govuk-link" href="/data/matches/decisions/${decision.id}/undo">Undo<span class="govuk-visually-hidden"> this decision</span></a>`
            : html`–`,
      },
    ]),
  });
