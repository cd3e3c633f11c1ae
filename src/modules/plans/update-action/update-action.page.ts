import { lateness } from '#modules/council/index.ts';
import { ask, formOf } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import { longText, oneOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { sayDate, sayInstant } from '#platform/date-field.ts';
import { page } from '#platform/page.ts';
import { doerName } from '../family-words.ts';
import { actionStates, isStillOpen } from '../plan.ts';
import { dueBadge, link, stateBadge } from '../plan-parts.ts';
import { mayUpdateAction } from '../plan.policy.ts';
import { getAction } from '../plan.queries.ts';
import { findNews, type News } from '../see-plan/plan-page.queries.ts';
import { getCast } from '../whole-plan.queries.ts';
import { updateAction } from './update-action.ts';

const updateForm = form({
  state: oneOf({ label: 'How does it go?', choices: actionStates, missing: 'Choose how it goes' }),
  words: longText({ label: 'A few words for the team', hint: 'You do not have to write anything unless it is stuck or no longer needed', rows: 3, max: 1000 }),
});

/** News of one action in under a minute, made for a phone. */
export const updateActionPage = page({
  name: 'plans.update-action',
  path: '/actions/:actionId/update',
  title: 'Update an action',
  audience: 'workers',
  load: async (work, { actionId }) => {
    const inHand = await getAction(work, actionId);
    const { names } = await getCast(work, inHand, [inHand.action]);
    return { ...inHand, names, news: await findNews(work, [actionId]) };
  },
  allow: (actor, { standing, action }) => mayUpdateAction(actor, { standing, action }),
  about: ({ action }) => ({ familyId: action.familyId, subjectId: action.id }),
  back: ({ plan }) => ({ href: `/plans/${plan.id}`, text: 'The plan' }),
  form: updateForm,
  fill: ({ action }) => ({ state: action.state }),
  version: ({ action }) => action.version,
  show: view => {
    const { action, goal, names, news, plan } = view.subject;
    return html`<h1 class="govuk-heading-l">${action.what}</h1>
      <p class="govuk-body">
        ${doerName(action.doer, names)}, by ${sayDate(action.byWhen)}
        ${isStillOpen(action) ? dueBadge(lateness(action.byWhen, view.now)) : stateBadge(action.state)}<br />
        For: ${link(`/plans/${plan.id}`, goal.wanted)}
      </p>
      ${formOf(view, html`${ask(view, 'state')} ${ask(view, 'words')}`, { button: 'Save' })} ${history(news)}`;
  },
  submit: async (work, { action, plan }, { state, words }) => {
    await updateAction(work, { actionId: action.id, state, words });
    return { goTo: `/plans/${plan.id}` };
  },
});

const history = (news: readonly News[]): Html | false =>
  news.length > 0 &&
  html`<h2 class="govuk-heading-m">Earlier</h2>
    <ul class="govuk-list govuk-list--spaced">
      ${news.map(one => html`<li>${stateBadge(one.state)} ${one.words && html`“${one.words}”`}<br /><span class="govuk-hint">${one.byName}, ${sayInstant(one.at)}</span></li>`)}
    </ul>`;
