import { findTeams } from '#modules/access/index.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { card, columns, emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { sayDate, sayInstant } from '#platform/date-field.ts';
import { page } from '#platform/page.ts';
import { findNames } from '../capacity.queries.ts';
import { findLabels } from '../concern-labels.ts';
import { mayReviewConcerns } from '../concern.policy.ts';
import { findEffects, findHistory, findReviews, getConcern, type Moment } from '../concern.queries.ts';
import { decisions, effects, safeContacts, type Effect, type Review } from '../concern.ts';
import { abuseWarning, householdName, personInWords, rulesAndEvidence, standingBadge } from '../concern.view.ts';
import { withUs } from '../see-concerns/see-concerns.view.ts';

/** One listed household: why, since when, what was decided and what came of it. */
export const seeConcernPage = page({
  name: 'targeting.see-concern',
  path: '/concerns/:concernId',
  title: 'A family of concern',
  audience: 'workers',
  width: 'full',
  load: async (work, { concernId }) => {
    const concern = await getConcern(work, concernId);
    const [reviews, came, history, labels, teams] = await Promise.all([
      findReviews(work, [concernId]).then(all => all.get(concernId) ?? []),
      findEffects(work, concernId),
      findHistory(work, concernId),
      findLabels(work, [concern]),
      findTeams(work),
    ]);
    const names = await findNames(work, [
      concern.work?.leadId ?? null,
      ...reviews.flatMap(one => [one.ownerId, one.reviewedBy]),
      ...came.map(one => one.recordedBy),
    ]);
    return { concern, reviews, came, history, labels, names, teams: new Map(teams.map(({ id, name }) => [id, name])) };
  },
  allow: actor => mayReviewConcerns(actor),
  about: ({ concern }) => ({ subjectId: concern.id }),
  back: () => ({ href: '/concerns', text: 'Households' }),
  show: view => {
    const { concern, reviews, came, history, labels, names, teams } = view.subject;
    const actions = [
      ...(concern.standing === 'open' ? [] : [govuk.button({ text: reviews.length > 0 ? 'Review again' : 'Review', href: `/concerns/${concern.id}/review` })]),
      ...(reviews.length > 0
        ? [govuk.button({ text: 'Record what came of it', href: `/concerns/${concern.id}/effects/new`, classes: 'govuk-button--secondary' })]
        : []),
    ];
    return html`${pageHead({ title: householdName(concern), caption: 'Family of concern', actions })}
      <p class="govuk-body">${standingBadge(concern.standing)} ${concern.ward && `${concern.ward} · `}listed since ${sayDate(concern.firstListedOn)}</p>
      ${withUs(concern, names)} ${abuseWarning(concern)}
      ${columns(
        'main-aside',
        card({ title: 'Why it is listed' }, rulesAndEvidence(concern, labels)),
        html`${card(
          { title: 'Who lives there' },
          html`<ul class="govuk-list">
              ${concern.people.map(person => html`<li>${personInWords(person)}</li>`)}
            </ul>
            <p class="govuk-body app-quiet">As partners’ files tell it. They may be wrong or old.</p>`,
        )}
        ${card({ title: 'What was decided' }, reviewsView(reviews, names, teams))} ${card({ title: 'What came of it' }, effectsView(came, names))}
        ${card({ title: 'On and off the lists' }, historyView(history))}`,
      )}`;
  },
});

function reviewsView(reviews: readonly Review[], names: ReadonlyMap<string, string>, teams: ReadonlyMap<string, string>): Html {
  if (reviews.length === 0) return emptyList('Nobody has reviewed this household yet.');
  return html`${reviews.map(
    one =>
      html`<p class="govuk-body">
        <strong>${decisions[one.decision]}${one.teamId && `: ${teams.get(one.teamId) ?? 'a team that is gone'}`}</strong><br />
        ${one.reason}<br />
        Owner: ${names.get(one.ownerId) ?? 'Somebody who has left'}. Look again on ${sayDate(one.lookAgainOn)}.<br />
        ${one.safeContact && html`Safe to contact? ${safeContacts[one.safeContact]}${one.safeHow && `: ${one.safeHow}`}.<br />`}
        <span class="app-quiet">${names.get(one.reviewedBy) ?? 'Somebody who has left'}, ${sayInstant(one.reviewedAt)}</span>
      </p>`,
  )}`;
}

const effectsView = (came: readonly Effect[], names: ReadonlyMap<string, string>): Html =>
  came.length === 0
    ? emptyList('Nothing is recorded yet.')
    : html`<ul class="govuk-list">
        ${came.map(one => html`<li>${sayDate(one.happenedOn)}: ${effects[one.what]}${one.words && `. ${one.words}`} <span class="app-quiet">${names.get(one.recordedBy) ?? ''}</span></li>`)}
      </ul>`;

const happened: Readonly<Record<string, string>> = { listed: 'listed by', 'no longer': 'no longer listed by', 'listed again': 'listed again by' };

const historyView = (history: readonly Moment[]): Html =>
  html`<ul class="govuk-list">
    ${history.map(one => html`<li>${sayDate(one.foundOn)}: ${happened[one.happened]} “${one.ruleName}”, version ${one.version}</li>`)}
  </ul>`;
