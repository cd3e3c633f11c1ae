import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayDate, sayInstant } from '#platform/date-field.ts';
import { findFactKind } from './fact.ts';
import { modelOf, reasonsFor } from './linkage-run.ts';
import { surenessOf } from './linkage/model/model.ts';
import type { MatchDecision } from './match-decisions.queries.ts';
import { comparisons, type Comparison, type SideSeen } from './match-sides.queries.ts';
import { aboutPlace, markOf, markWords, percent, sayRisks, sayTouched, withoutPlace, type Mark } from './match-words.ts';
import { answers } from './match.ts';
import type { MatchShown } from './review-match/review-match.page.ts';
import { waterfall } from './waterfall.view.ts';

const labels: Record<Comparison, string> = {
  ...{ forename: 'Forename', surname: 'Surname', 'middle name': 'Middle name', sex: 'Sex', 'date of birth': 'Date of birth', address: 'Address' },
  ...{ phone: 'Phone', email: 'Email', 'NHS number': 'NHS number', UPN: 'Unique pupil number', 'other number': 'Other number' },
};
const colours: Record<Mark, string> = { agrees: 'green', nearly: 'yellow', differs: 'red', 'not known': 'grey', 'not compared': 'grey' };

/** Two sides, with what agrees and what differs, and what would follow if they were one. */
export const matchView = (shown: MatchShown): Html => html`${sideBySide(shown)} ${consequences(shown)}`;

const sourceOf = ({ source }: SideSeen) => source ?? 'The service’s own record';
const sexes: Readonly<Record<string, string>> = { m: 'Male', f: 'Female', male: 'Male', female: 'Female' };
const said = (comparison: Comparison, text: string) => {
  if (comparison === 'sex') return sexes[text.toLowerCase()] ?? text;
  return comparison === 'date of birth' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? sayDate(Temporal.PlainDate.from(text)) : text;
};

function sideBySide({ pair: { sides, levels, isPlaceProtected } }: MatchShown): Html {
  const [one, other] = sides;
  const rows = comparisons.flatMap((comparison, nth) => {
    const [mine, theirs] = [one.says[comparison], other.says[comparison]];
    const level = levels[nth] ?? 0;
    if (mine === '' && theirs === '' && level === 0) return [];
    const isHidden = isPlaceProtected && aboutPlace.has(comparison);
    const mark = mine !== '' && theirs !== '' && level === 0 ? 'not compared' : markOf(comparison, level);
    const cell = (side: SideSeen, text: string) => ({
      html: side.personId !== null && text === '' ? html`<span class="app-quiet">Not shown</span>` : html`${said(comparison, text) || '–'}`,
    });
    return [
      [
        { text: labels[comparison], classes: 'govuk-table__header' },
        cell(one, mine),
        cell(other, theirs),
        { html: isHidden ? html`<span class="app-quiet">Protected</span>` : govuk.tag({ text: markWords[mark], classes: `govuk-tag--${colours[mark]}` }) },
      ],
    ];
  });
  const facts = [one, other].map(({ fact }) => ({ text: fact ? (findFactKind(fact)?.words ?? fact) : '–' }));
  if (one.fact || other.fact)
    rows.push([{ text: 'What the row is about', classes: 'govuk-table__header' }, ...facts.map(({ text }) => ({ html: html`${text}` })), { html: html`–` }]);
  const persons = sides.map(({ personNo }) => ({
    html: personNo === null ? html`–` : html`<a class="govuk-link" href="/data/persons/${personNo}">Its other rows</a>`,
  }));
  if (sides.some(({ personNo }) => personNo !== null))
    rows.push([{ text: 'Put together with', classes: 'govuk-table__header' }, ...persons, { html: html`–` }]);
  return html`${isPlaceProtected && govuk.insetText({ text: 'Where somebody here lives, or how they are reached, is protected. It is not shown, nor what it says of this pair.' })}
  ${stackingTable({ head: [{ text: 'What is known' }, { text: sourceOf(one) }, { text: sourceOf(other) }, { text: 'Do they agree?' }], rows })}`;
}

const consequences = ({ pair: { touches, risks, rowsJoined } }: MatchShown): Html =>
  html`<p class="govuk-body">
      If they are one person, ${rowsJoined === 1 ? '1 row goes' : `${rowsJoined} rows go`} to the other’s
      person${touches.length > 0 && `. This touches ${sayTouched(touches)}`}.
    </p>
    ${
      risks.length > 0 &&
      govuk.warningText({ iconFallbackText: 'Warning', html: html`“${answers.same}” needs a second person: ${sayRisks(risks).join('. ')}.` })
    }`;

/** Why the linkage is as sure as it is: after the question, so that people look for themselves first. */
export function explained({ pair, model }: MatchShown): Html {
  if (!model) return html``;
  const reasons = reasonsFor(model, pair.levels);
  const sure = surenessOf(modelOf(model), Uint8Array.from(pair.levels));
  return html`<h2 class="govuk-heading-m">Why the linkage is not sure</h2>
    <p class="govuk-body">
      The linkage gives <strong>${percent(sure.person)}</strong> for one person, ${percent(sure.household)} for two people of one household,
      ${percent(sure.unrelated)} for two who have nothing to do with each other.
    </p>
    ${waterfall({ prior: Math.log2(model.prior.person / model.prior.unrelated), reasons: pair.isPlaceProtected ? withoutPlace(reasons) : reasons, isWhole: !pair.isPlaceProtected })}`;
}

const states = { waiting: 'Waits for a second person', holds: 'Holds', refused: 'A second person did not agree', undone: 'Undone' } as const;
const stateColours = { waiting: 'yellow', holds: 'green', refused: 'orange', undone: 'grey' } as const;
export const decisionTag = ({ state }: Pick<MatchDecision, 'state'>): Html => govuk.tag({ text: states[state], classes: `govuk-tag--${stateColours[state]}` });

/** What became of a decision, step by step. */
export const decisionStory = (decision: MatchDecision): Html =>
  html`${answers[decision.answer]}, said ${decision.decidedByName ?? 'somebody'} on
  ${sayInstant(decision.decidedAt)}${decision.because && html`: “${decision.because}”`}.
  ${decision.secondAt && html`${decision.secondByName ?? 'Somebody'} ${decision.state === 'refused' ? 'did not agree' : 'agreed'} on ${sayInstant(decision.secondAt)}. `}
  ${decision.undoneAt && html`${decision.undoneByName ?? 'Somebody'} undid it on ${sayInstant(decision.undoneAt)}: “${decision.undoneBecause ?? ''}”.`}`;

export const earlierView = (earlier: readonly MatchDecision[]): Html | false =>
  earlier.length > 0 &&
  html`<h2 class="govuk-heading-m">Said of these two before</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${earlier.map(decision => html`<li>${decisionStory(decision)} ${decisionTag(decision)}</li>`)}
    </ul>`;
