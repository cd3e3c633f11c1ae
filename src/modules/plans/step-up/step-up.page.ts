import { askAll, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html } from '#design/html.ts';
import { councilWord } from '#modules/council/index.ts';
import { longText, text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { familyTitle } from '../family-words.ts';
import { openActions } from '../open-actions.view.ts';
import { findUnderWay, openReferrals } from '../open-referrals.view.ts';
import { takenOverBy } from '../hand-over.ts';
import { findSocialWorkers, type Worker } from '../names.queries.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { getWholePlan } from '../whole-plan.queries.ts';
import { stepUp } from './step-up.ts';

const socialCare = councilWord('social-care').one;

const stepUpForm = (socialWorkers: readonly Worker[]) =>
  form({
    reason: longText({
      label: 'Why do you step up?',
      hint: 'What changed, what you have tried, and what you are worried will happen',
      missing: 'Enter why you step up',
      rows: 6,
    }),
    socialWorker: text({
      label: `Who in ${socialCare} takes over?`,
      hint: 'The social worker or the team, with a work phone number',
      missing: 'Enter who in social care takes over',
    }),
    takenOverById: takenOverBy(socialWorkers),
    familyTold: longText({
      label: 'What was the family told, and what did they say?',
      hint: 'If telling them could put somebody at risk, say why',
      missing: 'Enter what the family was told, or why telling them could put somebody at risk',
      rows: 4,
    }),
  });

/** The family needs more than early help: social care takes over, with what is known. */
export const stepUpPage = page({
  name: 'plans.step-up',
  path: '/plans/:planId/step-up',
  title: 'Step up to social care',
  audience: 'workers',
  load: async (work, { planId }) => {
    const whole = await getWholePlan(work, planId);
    return { ...whole, underWay: await findUnderWay(work, whole.plan.familyId), socialWorkers: await findSocialWorkers(work) };
  },
  allow: (actor, { standing }) => mayLeadPlan(actor, standing),
  about: ({ plan }) => ({ familyId: plan.familyId, subjectId: plan.id }),
  back: ({ plan }) => ({ href: `/plans/${plan.id}`, text: 'The plan' }),
  form: ({ socialWorkers }) => stepUpForm(socialWorkers),
  version: ({ plan }) => plan.version,
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${familyTitle(view.subject.family.name)}</span>Step up to ${socialCare}</h1>
      ${govuk.warningText({ text: 'If a child is in danger now, call 999 first.', iconFallbackText: 'Warning' })}
      <p class="govuk-body">
        Speak to ${socialCare} before you fill this in. The social worker you choose reads the assessment and the plan here as they stand, so the family does
        not tell its story again. Early help ends today, and you and the team see the family until the end of the day.
      </p>
      ${openActions(view.subject, view.now)} ${openReferrals(view.subject.underWay, view.now)}
      <div class="govuk-!-margin-top-6">${formOf(view, askAll(view), { button: 'Step up', isWarning: true })}</div>`,
  submit: async (work, { plan }, input) => {
    await stepUp(work, { planId: plan.id, ...input });
    return { goTo: `/plans/${plan.id}` };
  },
});
