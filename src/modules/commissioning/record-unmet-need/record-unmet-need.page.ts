import { ask, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { outcomeFramework } from '#modules/council/index.ts';
import { fullName, getFamily, getPeopleOf, isUnborn, type Family, type Member } from '#modules/people/index.ts';
import { longText, oneOf } from '#platform/fields.ts';
import { form, typedText } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { isUuid } from '#platform/route.ts';
import type { Work } from '#platform/work.ts';
import { mayRecordUnmetNeed } from '../commissioning.policy.ts';
import { unmetReasons, type UnmetReason } from '../unmet-need.ts';
import { findGoalOf, type GoalInShort } from '../unmet-need.queries.ts';
import { recordUnmetNeed } from './record-unmet-need.ts';

type Subject = { family: Family; people: readonly Member[]; goal: GoalInShort | null; requestId: string | null };
type Input = { need: string; personId: string; reason: UnmetReason; words: string | null };

const ofAll = 'family';
const kinds = outcomeFramework().outcomes.flatMap(({ words: outcome, needs }) =>
  needs.map(({ key, words }) => ({ value: key, label: `${outcome}: ${words}` })),
);
const reasons = (Object.keys(unmetReasons) as UnmetReason[]).map(value => ({ value, label: unmetReasons[value] }));
const nameOf = (person: Member) => (isUnborn(person) ? 'The unborn child' : fullName(person));

const unmetNeedForm = ({ people }: Subject) =>
  form<Input>({
    need: oneOf({ label: 'What kind of need is it?', choices: kinds, asList: true, missing: 'Select the kind of need' }),
    personId: oneOf({
      label: 'Whose need is it?',
      choices: [...people.map(person => ({ value: person.id, label: nameOf(person) })), { value: ofAll, label: 'The family as a whole' }],
      missing: 'Select whose need it is',
    }),
    reason: oneOf({ label: 'Why was nothing found?', choices: reasons, missing: 'Select why nothing was found' }),
    words: longText({
      label: 'What would have helped?',
      hint: 'In a few words. They stay in the family’s record; only the kind of need, the reason, age and ward are counted.',
      rows: 3,
      max: 500,
    }),
  });

/** Nothing in the directory fits: which need, whose, and why. `?goal=` and `?request=` say what it came up with. */
export const recordUnmetNeedPage = page({
  name: 'commissioning.record-unmet-need',
  path: '/families/:familyId/unmet-needs/new',
  title: 'Nothing was found for a need',
  audience: 'workers',
  load: async (work, { familyId }, query): Promise<Subject> => {
    const family = await getFamily(work, familyId);
    const [goalId, requestId] = [typedText(query, 'goal'), typedText(query, 'request')];
    return {
      family,
      people: await getPeopleOf(work, familyId),
      goal: isUuid(goalId) ? await findGoalOf(work, familyId, goalId) : null,
      requestId: isUuid(requestId) && (await isTheirs(work, familyId, requestId)) ? requestId : null,
    };
  },
  allow: mayRecordUnmetNeed,
  about: ({ family }) => ({ familyId: family.id }),
  back: ({ family, requestId }) =>
    requestId === null ? { href: `/families/${family.id}`, text: 'The family’s page' } : { href: `/requests/${requestId}`, text: 'The request' },
  form: unmetNeedForm,
  fill: ({ goal, people }) => ({
    ...(goal?.outcomeNeed && { need: goal.outcomeNeed }),
    ...(goal && { personId: people.find(({ id }) => goal.personIds.length === 1 && id === goal.personIds[0])?.id ?? ofAll }),
  }),
  show: view =>
    html`<span class="govuk-caption-l">${view.subject.family.name} family</span>
      <h1 class="govuk-heading-l">Nothing was found for a need</h1>
      <p class="govuk-body">
        Looked in the <a class="govuk-link" href="/directory/room">services with room</a> and nothing fits? Say so here. It is kept with the family’s record,
        and those who plan services see how often it happens and why, never for whom.
      </p>
      ${formOf(view, html`${ask(view, 'need')} ${ask(view, 'personId')} ${ask(view, 'reason')} ${ask(view, 'words')}`, { button: 'Save' })}`,
  submit: async (work, { family, goal, requestId }, { need, personId, reason, words }) => {
    await recordUnmetNeed(work, family.id, { need, personId: personId === ofAll ? null : personId, reason, words, goalId: goal?.id ?? null, requestId });
    return { goTo: requestId === null ? `/families/${family.id}#unmet-needs` : `/requests/${requestId}` };
  },
});

const isTheirs = async (work: Work, familyId: string, requestId: string): Promise<boolean> =>
  (await work
    .tables('commissioning')
    .selectFrom('published.request')
    .select('request_id')
    .where('request_id', '=', requestId)
    .where('family_id', '=', familyId)
    .executeTakeFirst()) !== undefined;
