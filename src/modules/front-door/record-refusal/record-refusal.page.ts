import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { findFamily, type Family } from '#modules/people/index.ts';
import { longText, oneOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import { mayRecordRefusal } from '../decision.policy.ts';
import { findAttempts } from '../refusal.queries.ts';
import { refusalKinds, type Attempt, type RefusalKind } from '../refusal.ts';
import { attemptsTable } from '../refusal.view.ts';
import { recordRefusal } from './record-refusal.ts';

type AboutFamily = { family: Family; attempts: Attempt[] };

const refusalForm = form({
  kind: oneOf({
    label: 'What happened?',
    missing: 'Select what happened',
    choices: Object.entries(refusalKinds).map(([value, label]) => ({ value: value as RefusalKind, label })),
  }),
  words: longText({ label: 'In their words, or yours', hint: 'Who said what, and why, as far as you know.', missing: 'Enter what happened', rows: 4 }),
  viewOfRisk: longText({
    label: 'How do you see the risk to each child?',
    hint: 'When was each child last seen, and by whom? What would change your mind?',
    missing: 'Enter your view of the risk to each child',
    rows: 5,
  }),
});

export const recordRefusalPage = page({
  name: 'front-door.record-refusal',
  path: '/families/:familyId/refusals/new',
  title: 'The family said no, or cannot be reached',
  audience: 'workers',
  load: async (work, { familyId }): Promise<AboutFamily> => ({ family: found(await findFamily(work, familyId)), attempts: await findAttempts(work, familyId) }),
  allow: mayRecordRefusal,
  about: ({ family: { id } }) => ({ familyId: id }),
  form: refusalForm,
  back: ({ family: { id } }) => ({ href: `/families/${id}`, text: 'The family’s page' }),
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${view.subject.family.name} family</span>The family said no, or cannot be reached</h1>
      <p class="govuk-body">Nothing closes by this. A manager reads it and decides: offer again, close, or consult social care.</p>
      <h2 class="govuk-heading-m">Tries to reach them</h2>
      ${attemptsTable(view.subject.attempts)} ${formOf(view, askAll(view), { button: 'Ask a manager to decide' })}`,
  submit: async (work, { family: { id: familyId } }, answers) => {
    const refusalId = await recordRefusal(work, { familyId, ...answers });
    return { goTo: `/families/${familyId}/refusals/${refusalId}` };
  },
});
