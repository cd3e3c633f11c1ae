import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { date } from '#platform/date-field.ts';
import { longText, oneOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayReviewConcerns } from '../concern.policy.ts';
import { getConcern } from '../concern.queries.ts';
import { effects, type EffectKind } from '../concern.ts';
import { householdName } from '../concern.view.ts';
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

/** What came of reaching out. */
export const recordEffectPage = page({
  name: 'targeting.record-effect',
  path: '/concerns/:concernId/effects/new',
  title: 'Record what came of it',
  audience: 'workers',
  load: async (work, { concernId }) => ({ concern: await getConcern(work, concernId), today: work.today }),
  allow: actor => mayReviewConcerns(actor),
  about: ({ concern }) => ({ subjectId: concern.id }),
  back: ({ concern }) => ({ href: `/concerns/${concern.id}`, text: 'The household' }),
  form: ({ today }) => effectForm(today),
  submit: async (work, { concern }, input) => {
    await recordEffect(work, concern.id, input);
    return { goTo: `/concerns/${concern.id}` };
  },
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">What came of it</span>${householdName(view.subject.concern)}</h1>
      ${formOf(view, askAll(view))}`,
});
