import { formOf, ask } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html } from '#design/html.ts';
import { capital, clockRule, allowanceWords, councilWord } from '#modules/council/index.ts';
import { sayDate } from '#platform/date-field.ts';
import { longText } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page, type View } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { mayStartAssessment } from '../assessment.policy.ts';
import { findAssessments } from '../assessment.queries.ts';
import { dayOf } from '../assessment.view.ts';
import { findFamilyName, getFamilyPeople } from '../people.queries.ts';
import { findLatestRequest, reasonMissing, startAssessment } from './start-assessment.ts';

const startForm = form({
  reason: longText({
    label: 'Why is the family being assessed now?',
    hint: 'A sentence or two. The assessment itself says more.',
    missing: reasonMissing,
    rows: 3,
    max: 1000,
  }),
});

async function load(work: Work, { familyId }: { familyId: string }) {
  const familyName = found(await findFamilyName(work, familyId));
  const assessments = await findAssessments(work, familyId);
  const open = assessments.find(({ state }) => state !== 'signed-off') ?? null;
  return {
    familyId,
    familyName,
    open,
    last: assessments[0] ?? null,
    request: await findLatestRequest(work, familyId),
    people: await getFamilyPeople(work, familyId, work.today),
  };
}

type Starting = Awaited<ReturnType<typeof load>>;

export const startAssessmentPage = page({
  name: 'assessments.start-assessment',
  path: '/families/:familyId/assessments/new',
  title: 'Start an assessment',
  audience: 'workers',
  load,
  allow: mayStartAssessment,
  about: ({ familyId }) => ({ familyId }),
  back: ({ familyId }) => ({ href: `/families/${familyId}`, text: 'The family’s page' }),
  form: startForm,
  show: startView,
  submit: async (work, { familyId }, { reason }) => ({ goTo: `/assessments/${(await startAssessment(work, { familyId, reason })).id}` }),
});

function startView(view: View<Starting, { reason: string }>) {
  const { familyName, open, people } = view.subject;
  const heading = html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${familyName} family</span>Start an ${councilWord('assessment').one}</h1>`;
  if (open) {
    return html`${heading}
      <p class="govuk-body">This family already has an assessment that is not signed off yet, started on ${sayDate(dayOf(open.startedAt))}.</p>
      <p class="govuk-body"><a class="govuk-link" href="/assessments/${open.id}">Carry on with that assessment</a></p>`;
  }
  const names = new Intl.ListFormat('en-GB').format(people.map(({ name }) => name));
  const body = html`${ask(view, 'reason')}
    ${govuk.insetText({ html: html`${filledIn(view.subject)} ${names && html`<p class="govuk-body">It asks about the whole family, and about ${names}. If somebody is missing, add them on the family’s page first.</p>`}` })}
    <p class="govuk-body">${capital(councilWord('assessment').one)}s are finished within ${allowanceWords(clockRule('assessment-finished'))}.</p>`;
  return html`${heading} ${formOf(view, body, { button: 'Start the assessment' })}`;
}

function filledIn({ last, request }: Starting) {
  const sources = [
    request && `the request for support of ${sayDate(dayOf(request.sentAt))}`,
    last && `the assessment of ${sayDate(dayOf(last.finishedAt ?? last.startedAt))}`,
  ].filter(source => source !== null);
  return (
    sources.length > 0 &&
    html`<p class="govuk-body">What is known from ${sources.join(' and ')} is filled in for you to check. Scores and people’s own words are asked again.</p>`
  );
}
