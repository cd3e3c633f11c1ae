import { findTeams } from '#modules/access/index.ts';
import { ask, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { date } from '#platform/date-field.ts';
import { longText, oneOf, when } from '#platform/fields.ts';
import { form, type Field } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { findPossibleOwners } from '../capacity.queries.ts';
import { findLabels } from '../concern-labels.ts';
import { mayReviewConcerns } from '../concern.policy.ts';
import { getConcern } from '../concern.queries.ts';
import { decisions, hasAbuse, safeContacts, type Concern } from '../concern.ts';
import { abuseWarning, householdName, rulesAndEvidence } from '../concern.view.ts';
import type { PossibleOwner } from '../capacity.queries.ts';
import { reviewConcern } from './review-concern.ts';

type Subject = { concern: Concern; owners: readonly PossibleOwner[]; teams: readonly { id: string; name: string }[] };

const families = (number: number) => (number === 1 ? '1 family' : `${number} families`);
const choices = <Value extends string>(words: Readonly<Record<Value, string>>) =>
  (Object.entries(words) as [Value, string][]).map(([value, label]) => ({ value, label }));
/** Asked where abuse is among the evidence, and only there; elsewhere the answer is null. */
const asked = <T>(isAsked: boolean, field: Field<T> | Field<T | null>): Field<T | null> => (isAsked ? field : { ...field, read: () => ({ value: null }) });

const reviewForm = ({ concern, owners, teams }: Subject) => {
  const isAsked = hasAbuse(concern.evidence);
  return form({
    safeContact: asked(
      isAsked,
      oneOf({
        label: 'Is it known how somebody in this household can be contacted safely?',
        choices: choices(safeContacts),
        missing: 'Select whether it is known to be safe to contact somebody in this household',
      }),
    ),
    safeHow: asked(
      isAsked,
      when('safeContact', ['safe'], longText({ label: 'Who may be contacted, how, and who checked that it is safe?', rows: 3, max: 1000 })),
    ),
    decision: oneOf({ label: 'What do you decide?', choices: choices(decisions), missing: 'Select what you decide' }),
    teamId: when(
      'decision',
      ['pass to team'],
      oneOf({ label: 'Which team?', choices: teams.map(({ id, name }) => ({ value: id, label: name })), asList: true, missing: 'Choose a team' }),
    ),
    reason: longText({ label: 'Why?', missing: 'Enter why you decide so', rows: 3, max: 2000 }),
    ownerId: oneOf({
      label: 'Who looks after this?',
      hint: 'Those who lead the fewest families come first.',
      asList: true,
      choices: owners.map(one => ({ value: one.id, label: `${one.name}, ${one.agencyName}: leads ${families(one.families)}` })),
      missing: 'Choose who looks after this',
    }),
    lookAgainOn: date({ label: 'When do you look again?', hint: 'There is always a day, whatever you decide.', missing: 'Enter the day to look again' }),
  });
};

/** What somebody decides of a listed household, in a short form. */
export const reviewConcernPage = page({
  name: 'targeting.review-concern',
  path: '/concerns/:concernId/review',
  title: 'Review a family of concern',
  audience: 'workers',
  load: async (work, { concernId }) => {
    const concern = await getConcern(work, concernId);
    return { concern, owners: await findPossibleOwners(work), teams: await findTeams(work), labels: await findLabels(work, [concern]) };
  },
  allow: actor => mayReviewConcerns(actor),
  about: ({ concern }) => ({ subjectId: concern.id }),
  back: ({ concern }) => ({ href: `/concerns/${concern.id}`, text: 'The household' }),
  form: reviewForm,
  version: ({ concern }) => concern.review?.number ?? 0,
  submit: async (work, { concern }, input) => {
    await reviewConcern(work, concern.id, input);
    return { goTo: `/concerns/${concern.id}` };
  },
  show: view => {
    const { concern, labels } = view.subject;
    const isAsked = hasAbuse(concern.evidence);
    return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">Review</span>${householdName(concern)}</h1>
      ${abuseWarning(concern)} ${rulesAndEvidence(concern, labels, 2)}
      ${formOf(view, html`${isAsked && ask(view, 'safeContact')}${ask(view, 'decision')}${ask(view, 'reason')}${ask(view, 'ownerId')}${ask(view, 'lookAgainOn')}`)}`;
  },
});
