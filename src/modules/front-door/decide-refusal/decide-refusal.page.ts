import { askAll, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { longText, oneOf, text, when } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page, type View } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import { mayDecideRefusal, mayRecordRefusal } from '../decision.policy.ts';
import { findAttempts, getRefusal } from '../refusal.queries.ts';
import { refusalChoices, type Attempt, type Refusal, type RefusalChoice } from '../refusal.ts';
import { attemptsTable, refusalSummary } from '../refusal.view.ts';
import { decideRefusal } from './decide-refusal.ts';

type Choosing = { choice: RefusalChoice; consulted: string | null; words: string };
type ToChoose = { refusal: Refusal; attempts: Attempt[] };

const hints: Record<RefusalChoice, string> = {
  'offer-again': 'Say below how, when and by whom.',
  close: 'The family knows how to ask again. Then end early help on their page: nothing closes by itself.',
  'consult-social-care': 'Speak to them first. If a child may be at risk of significant harm, do it now.',
};

const choiceForm = form<Choosing>({
  choice: oneOf({
    label: 'What happens now?',
    missing: 'Select what happens now',
    choices: Object.entries(refusalChoices).map(([value, label]) => ({ value: value as RefusalChoice, label, hint: hints[value as RefusalChoice] })),
  }),
  consulted: when(
    'choice',
    ['consult-social-care'],
    text({ label: 'Whom in social care did you speak to?', missing: 'Enter whom in social care you spoke to' }),
  ),
  words: longText({ label: 'Why?', missing: 'Enter why you decided this', rows: 4 }),
});

/** Those who work with the family read what was recorded; a manager decides. */
export const decideRefusalPage = page({
  name: 'front-door.decide-refusal',
  path: '/families/:familyId/refusals/:refusalId',
  title: 'When a family says no',
  audience: 'workers',
  load: async (work, { familyId, refusalId }): Promise<ToChoose> => {
    const refusal = await getRefusal(work, refusalId);
    return { refusal: found(refusal.familyId === familyId ? refusal : null), attempts: await findAttempts(work, familyId) };
  },
  allow: mayRecordRefusal,
  about: ({ refusal: { id, familyId } }) => ({ subjectId: id, familyId }),
  form: choiceForm,
  version: ({ refusal }) => refusal.version,
  fill: ({ refusal: { decided } }) => (decided ? { choice: decided.choice, consulted: decided.consulted, words: decided.words } : {}),
  back: ({ refusal: { familyId } }) => ({ href: `/families/${familyId}`, text: 'The family’s page' }),
  show: decideRefusalView,
  submit: async (work, { refusal: { id, familyId } }, answers) => {
    await decideRefusal(work, id, answers);
    return { goTo: `/families/${familyId}/refusals/${id}` };
  },
});

function decideRefusalView(view: View<ToChoose, Choosing>): Html {
  const { refusal, attempts } = view.subject;
  const may = mayDecideRefusal(view.actor, refusal);
  return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${refusal.familyName} family</span>When a family says no</h1>
    ${refusalSummary(refusal)}
    <h2 class="govuk-heading-m">Tries to reach them</h2>
    ${attemptsTable(attempts)}
    ${
      refusal.decided
        ? view.notice && formOf(view, html``, { button: false })
        : may.allowed
          ? formOf(view, askAll(view), { button: 'Save the decision' })
          : govuk.insetText({ text: 'A manager decides what happens now. Nothing is closed until then.' })
    }`;
}
