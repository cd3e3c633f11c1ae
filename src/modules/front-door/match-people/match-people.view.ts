import { ask, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, nothing, type Html } from '#design/html.ts';
import { card, columns, pageHead } from '#design/patterns/page-parts.ts';
import { sayDate } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import { capital } from '#modules/council/index.ts';
import { requestInShort, rowsOf } from '../decision.view.ts';
import type { RequestPerson } from '../request.ts';
import { asksWhereTheyLive, calledIn, homeField, isAnyoneKnown, likelyOf, personField, type MatchAnswers, type ToMatch } from './match-people.form.ts';

type MatchView = View<ToMatch, MatchAnswers>;

export function matchPeopleView(view: MatchView): Html {
  const { request } = view.subject;
  const head = pageHead({ title: 'Who is this about?', caption: `Request ${request.reference}` });
  if (request.familyId !== null) {
    return html`${head} ${view.notice && formOf(view, nothing, { button: false })}
      <p class="govuk-body">
        It is settled which family this request is about. <a class="govuk-link" href="/families/${request.familyId}">See the family’s record</a>.
      </p>
      <p class="govuk-body"><a class="govuk-link" href="/requests/${request.id}/decide">Decide what happens next</a></p>`;
  }
  return html`${head}
  ${columns('main-aside', html`${intro(view)} ${formOf(view, questions(view), { button: 'Save and go on' })}`, requestInShort(request, view))}`;
}

const intro = ({ subject }: MatchView): Html =>
  html`<p class="govuk-body">
      ${isAnyoneKnown(subject) ? 'Some of these people may be known already. Look at how sure that is, and why. If in doubt, they are two people.' : 'Nobody in the register is like them.'}
      What the request says fills their record; nothing needs typing again.
    </p>
    ${govuk.insetText({ text: 'Nobody is told about this, and nobody is invited anywhere.' })}`;

function questions(view: MatchView): Html {
  const { request } = view.subject;
  const people = request.people.map((person, place) =>
    card(
      { title: capital(calledIn(person)) },
      html`${whatWasSaid(person)} ${ask(view, personField(place))} ${asksWhereTheyLive(request, person) && ask(view, homeField(place))}
      ${!person.isChild && likelyOf(view.subject, person).length > 0 && elsewhere}`,
    ),
  );
  const record = card({ title: 'The family’s record' }, isAnyoneKnown(view.subject) ? ask(view, 'family') : ask(view, 'familyName'));
  return html`<div class="app-stack">${people} ${record}</div>
    <br />`;
}

const elsewhere = html`<p class="govuk-body app-quiet">
  If this adult is in another family’s record, meetings wait until a worker confirms that it is safe to bring people together.
</p>`;

const whatWasSaid = ({ bornOn, dueOn, ageAbout, relationship, school, isChild }: RequestPerson): Html =>
  rowsOf([
    ['The request says', isChild ? 'Child' : 'Adult'],
    bornOn !== null && ['Date of birth', sayDate(bornOn)],
    dueOn !== null && ['Due', sayDate(dueOn)],
    ageAbout !== null && ['Age', `About ${ageAbout}`],
    relationship !== null && ['Who they are', relationship],
    school !== null && ['School or nursery', school],
  ]);
