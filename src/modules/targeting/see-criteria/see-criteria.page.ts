import { formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayInstant } from '#platform/date-field.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { concernTabs } from '../concern-tabs.ts';
import { maySeeCriteria, maySetCriteria } from '../concern.policy.ts';
import { askForConcerns } from '../find-families/find-families.ts';
import { findFeedNames, findFigures, findNewestRun, findRules, type ConcernRun, type Figures, type Rule } from '../rule.queries.ts';
import { ruleView } from '../rule.view.ts';
import type { FeedNames } from '../rule-words.ts';

/** Every rule, how many households it lists and what came of them: numbers alone. */
export const seeCriteriaPage = page({
  name: 'targeting.see-criteria',
  path: '/criteria',
  title: 'Rules for families of concern',
  audience: 'workers',
  width: 'full',
  load: async work => ({ rules: await findRules(work), feeds: await findFeedNames(work), figures: await findFigures(work), run: await findNewestRun(work) }),
  allow: actor => maySeeCriteria(actor),
  about: () => null,
  form: form({}),
  keeps: false,
  submit: async work => {
    await askForConcerns(work);
    return { goTo: '/criteria' };
  },
  show: view => {
    const { rules, feeds, figures, run } = view.subject;
    const maySet = maySetCriteria(view.actor).allowed;
    const live = rules.filter(({ stoppedAt }) => !stoppedAt);
    const stopped = rules.filter(({ stoppedAt }) => stoppedAt);
    return html`${pageHead({ title: 'Rules', caption: 'Families of concern', actions: maySet ? [govuk.button({ text: 'Begin a rule', href: '/criteria/new' })] : [] })}
      ${concernTabs(view.actor, '/criteria')}
      <p class="govuk-body">
        Families are listed by rules that anybody can read, and by nothing else. Nobody is scored. The rules stand on a
        <a class="govuk-link" href="/how-we-find-families">public page</a>.
      </p>
      ${lastRun(run)} ${formOf(view, html``, { button: 'Find families now' })}
      ${live.length === 0 ? emptyList('There is no rule yet. Begin with one that comes with the service.') : rulesTable(live, figures, feeds, maySet)}
      ${
        stopped.length > 0 &&
        govuk.details({
          summaryText: 'Stopped rules',
          html: html`<ul class="govuk-list">
            ${stopped.map(({ name }) => html`<li>${name}</li>`)}
          </ul>`,
        })
      }`;
  },
});

function lastRun(run: ConcernRun | null): Html {
  if (!run) return html`<p class="govuk-body">Families have not been looked for yet. It happens every night.</p>`;
  if (run.state === 'waiting') return html`<p class="govuk-body">Asked for on ${sayInstant(run.askedAt)}. It takes up to a minute: come back to this page.</p>`;
  const seconds = Math.max(1, Math.round(run.seconds ?? 0));
  const households = run.households === 1 ? '1 household' : `${(run.households ?? 0).toLocaleString('en-GB')} households`;
  return html`<p class="govuk-body">
    Last looked for on ${sayInstant(run.askedAt)}: ${households}, in ${seconds === 1 ? '1 second' : `${seconds} seconds`}. It happens every night.
  </p>`;
}

const none: Omit<Figures, 'ruleId'> = { listed: 0, openAlready: 0, reviewed: 0, reached: 0, engaged: 0, withOutcome: 0 };

function rulesTable(rules: readonly Rule[], figures: ReadonlyMap<string | null, Figures>, feeds: FeedNames, maySet: boolean): Html {
  const number = (value: number) => ({ text: value.toLocaleString('en-GB'), format: 'numeric' });
  return stackingTable({
    caption: 'Rules and what came of them, in households',
    captionClasses: 'govuk-table__caption--m',
    head: [
      { text: 'Rule' },
      ...['Listed', 'Open with us already', 'Reviewed', 'Reached', 'Take up help', 'Outcome known'].map(text => ({ text, format: 'numeric' })),
    ],
    rows: rules.map(rule => {
      const its = figures.get(rule.id) ?? none;
      return [{ html: nameOf(rule, feeds, maySet) }, ...[its.listed, its.openAlready, its.reviewed, its.reached, its.engaged, its.withOutcome].map(number)];
    }),
  });
}

const nameOf = (rule: Rule, feeds: FeedNames, maySet: boolean): Html =>
  html`${maySet ? html`<a class="govuk-link" href="/criteria/${rule.id}">${rule.name}</a>` : rule.name} ${!rule.inUse && badge('Draft, finds nobody', 'quiet')}
  ${rule.inUse && rule.draft && badge('A change is being drafted', 'soon')}
  ${
    rule.inUse &&
    html`${govuk.details({ classes: 'govuk-!-margin-bottom-1 govuk-!-margin-top-1', summaryHtml: html`What it says<span class="govuk-visually-hidden">: ${rule.name}</span>`, html: html`A household is listed if ${ruleView(rule.inUse.tree, feeds)}` })}
      <a class="govuk-link" href="/criteria/${rule.id}/fairness">Whom it picks out<span class="govuk-visually-hidden">: ${rule.name}</span></a>`
  }`;
