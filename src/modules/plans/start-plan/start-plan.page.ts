import { formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { councilWord } from '#modules/council/index.ts';
import { findFinishedAssessments } from '../assessment-facts.ts';
import { findNeedsFound } from '../assessment-needs.ts';
import { getTeam } from '../episode.queries.ts';
import { outcomeNeedInWords } from '../plan.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { startPlan } from './start-plan.ts';

/** Begins the plan, showing what the assessment found. */
export const startPlanPage = page({
  name: 'plans.start-plan',
  path: '/episodes/:episodeId/plan/new',
  title: 'Start the family plan',
  audience: 'workers',
  load: async (work, { episodeId }) => {
    const team = await getTeam(work, episodeId);
    const assessment = (await findFinishedAssessments(work, [team.episode.familyId])).get(team.episode.familyId);
    return { ...team, needs: assessment ? await findNeedsFound(work, assessment.assessmentId) : [], isAssessed: assessment !== undefined };
  },
  allow: (actor, { standing }) => mayLeadPlan(actor, standing),
  about: ({ episode }) => ({ familyId: episode.familyId, subjectId: episode.id }),
  back: ({ episode }) => ({ href: `/families/${episode.familyId}`, text: 'The family’s page' }),
  form: form({}),
  keeps: false,
  show: view => {
    const { needs, isAssessed } = view.subject;
    const kinds = [...new Set(needs.map(need => outcomeNeedInWords(need.outcomeNeed)))];
    return html`<h1 class="govuk-heading-l">Start the ${councilWord('plan').one}</h1>
      ${
        isAssessed
          ? html`<p class="govuk-body">
              You will add each need with what the family wants instead, then who does what by when. What the assessment found is filled in for you.
            </p>`
          : html`<p class="govuk-body">
              The assessment is not finished yet. You can begin the plan with what the family wants now, and add what the assessment finds later.
            </p>`
      }
      ${
        kinds.length > 0 &&
        html`<h2 class="govuk-heading-m">What the assessment found</h2>
          <ul class="govuk-list govuk-list--bullet">
            ${kinds.map(words => html`<li>${words}</li>`)}
          </ul>`
      }
      ${formOf(view, html``, { button: 'Start the plan' })}`;
  },
  submit: async (work, { episode }) => ({ goTo: `/plans/${await startPlan(work, { episodeId: episode.id })}` }),
});
