import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { date } from '#platform/date-field.ts';
import { longText, oneOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayOwnConcerns, mayReviewConcerns } from '../concern.policy.ts';
import { getConcern } from '../concern.queries.ts';
import { effects, type Concern, type EffectKind } from '../concern.ts';
import { householdName } from '../concern.view.ts';
import { findOwnConcern } from '../own-concern.queries.ts';
import { recordEffect } from './record-effect.ts';

const effectForm = (today: Temporal.PlainDate) =>
  form({
    what: oneOf({
      label: 'What happened?',
      choices: (Object.entries(effects) as [EffectKind, string][]).map(([value, label]) => ({ value, label })),
      missing: 'Select what happened',
    }),
    happenedOn: date({ label: 'When?', missing: 'Enter when it happened', latest: today }),
    words: longText({ label: 'In a few words', hint: 'You can leave this empty.', rows: 3, max: 1000 }),
  });

type Subject = { concern: Pick<Concern, 'id' | 'people'>; isMine: boolean; today: Temporal.PlainDate };

/** What came of reaching out: told by a manager, or by whoever was asked to look after the household. */
export const recordEffectPage = page({
  name: 'targeting.record-effect',
  path: '/concerns/:concernId/effects/new',
  title: 'Record what came of it',
  audience: 'workers',
  load: async (work, { concernId }): Promise<Subject> => {
    const own = await findOwnConcern(work, concernId);
    return { concern: own ?? (await getConcern(work, concernId)), isMine: own !== null, today: work.today };
  },
  allow: (actor, { isMine }) => (isMine ? mayOwnConcerns(actor) : mayReviewConcerns(actor)),
  about: ({ concern }) => ({ subjectId: concern.id }),
  back: ({ concern, isMine }) =>
    isMine ? { href: '/concerns/mine', text: 'Families to contact' } : { href: `/concerns/${concern.id}`, text: 'The household' },
  form: ({ today }) => effectForm(today),
  submit: async (work, { concern, isMine }, input) => {
    await recordEffect(work, concern.id, input);
    return { goTo: isMine ? '/concerns/mine' : `/concerns/${concern.id}` };
  },
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">What came of it</span>${householdName(view.subject.concern)}</h1>
      ${formOf(view, askAll(view))}`,
});
