import { ask, formOf, lines } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { sayDate } from '#platform/date-field.ts';
import { longText, oneOf, when } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page, type View } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { answerTo } from '../assessment.ts';
import { maySignOff } from '../assessment.policy.ts';
import { openAssessment } from '../assessment.queries.ts';
import { aboutAssessment, backToAssessment, dayOf, levelWords } from '../assessment.view.ts';
import { returnToWriter, wordsMissing } from '../return-to-writer/return-to-writer.ts';
import { signOff, writersOf } from './sign-off.ts';

const load = (work: Work, { assessmentId }: { assessmentId: string }) => openAssessment(work, assessmentId);
type SigningOff = Awaited<ReturnType<typeof load>>;

const signOffForm = form({
  decision: oneOf({
    label: 'Is this assessment good enough to plan from?',
    missing: 'Select if the assessment is good enough to plan from',
    choices: [
      { value: 'sign-off', label: 'Yes, sign it off' },
      { value: 'return', label: 'No, send it back to its writer' },
    ],
  }),
  comment: when('decision', ['sign-off'], longText({ label: 'Anything to say to the writer?', hint: 'You can leave this out.', rows: 3, max: 2000 })),
  words: when(
    'decision',
    ['return'],
    longText({ label: 'What is still needed?', hint: 'The writer reads this above the assessment.', missing: wordsMissing, rows: 4, max: 2000 }),
  ),
});

export const signOffPage = page({
  name: 'assessments.sign-off',
  path: '/assessments/:assessmentId/sign-off',
  title: 'Sign off the assessment',
  audience: 'workers',
  load,
  allow: (actor, { assessment, sections }) => maySignOff(actor, assessment, writersOf(sections)),
  about: aboutAssessment,
  back: backToAssessment,
  form: signOffForm,
  version: ({ assessment }) => assessment.version,
  show: signOffView,
  submit: async (work, { assessment }, { decision, comment, words }) => {
    const about = { assessmentId: assessment.id, version: assessment.version };
    if (decision === 'sign-off') await signOff(work, { ...about, words: comment });
    else await returnToWriter(work, { ...about, words: words ?? '' });
    return { goTo: `/assessments/${assessment.id}` };
  },
});

function signOffView(view: View<SigningOff, { decision: 'sign-off' | 'return'; comment: string | null; words: string | null }>): Html {
  const { assessment, familyName, form: asked, sections, workers } = view.subject;
  const heading = html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${familyName} family</span>Sign off the assessment</h1>`;
  const read = html`<p class="govuk-body"><a class="govuk-link" href="/assessments/${assessment.id}/read">Read the whole assessment</a></p>`;
  if (assessment.state !== 'finished' && view.notice === null) {
    return html`${heading}
      <p class="govuk-body">${assessment.state === 'signed-off' ? 'This assessment is signed off already.' : 'This assessment is not finished yet.'}</p>
      ${read}`;
  }
  const answer = (key: string) => String(answerTo(asked, sections, key) ?? 'Nothing written');
  const rows = [
    ['Level of need', levelWords(assessment.levelOfNeed)],
    ['What tells us so', answer('level-of-need-why')],
    ['Working well', answer('going-well')],
    ['Worried about', answer('worried-about')],
    ['Needs to happen', answer('needs-to-happen')],
    [
      'Finished',
      assessment.finishedAt ? `${sayDate(dayOf(assessment.finishedAt))} by ${workers.get(assessment.finishedBy ?? '') ?? 'a colleague'}` : 'Not yet',
    ],
  ] as const;
  return html`${heading}${govuk.summaryList({ rows: rows.map(([key, value]) => ({ key: { text: key }, value: { html: lines(value) } })) })}${read}
  ${formOf(view, ask(view, 'decision'), { button: 'Save the decision' })}`;
}
