import { askAll, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html } from '#design/html.ts';
import { councilWord } from '#modules/council/index.ts';
import { longText, oneOf, text, when } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { endingReasons, steppedUpReason } from '../closing.ts';
import { getTeam } from '../episode.queries.ts';
import { takenOverBy } from '../hand-over.ts';
import { findSocialWorkers, type Worker } from '../names.queries.ts';
import { findUnderWay, openReferrals } from '../open-referrals.view.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { endEarlyHelp } from './end-early-help.ts';

const socialCare = councilWord('social-care').one;

const endingForm = (socialWorkers: readonly Worker[]) =>
  form({
    reason: oneOf({ label: 'Why does early help end?', choices: endingReasons(), missing: 'Select why early help ends' }),
    socialWorker: when(
      'reason',
      [steppedUpReason],
      text({
        label: `Who in ${socialCare} takes over?`,
        hint: 'The social worker or the team, with a work phone number. Speak to them first',
        missing: 'Enter who in social care takes over',
      }),
    ),
    takenOverById: when('reason', [steppedUpReason], takenOverBy(socialWorkers)),
    words: longText({
      label: 'What changed, and what helps if things get hard again?',
      missing: 'Enter what changed, and what helps if things get hard again',
      rows: 6,
    }),
    familySaid: longText({ label: 'What was the family told, and what do they say?', hint: 'If telling them could put somebody at risk, say why', rows: 4 }),
  });

/** Early help ends before there is a plan. Where there is one, it ends on the plan. */
export const endEarlyHelpPage = page({
  name: 'plans.end-early-help',
  path: '/episodes/:episodeId/end',
  title: 'End early help without a plan',
  audience: 'workers',
  load: async (work, { episodeId }) => {
    const team = await getTeam(work, episodeId);
    return { ...team, underWay: await findUnderWay(work, team.episode.familyId), socialWorkers: await findSocialWorkers(work) };
  },
  allow: (actor, { standing }) => mayLeadPlan(actor, standing),
  about: ({ episode }) => ({ familyId: episode.familyId, subjectId: episode.id }),
  back: ({ episode }) => ({ href: `/families/${episode.familyId}`, text: 'The family’s page' }),
  form: ({ socialWorkers }) => endingForm(socialWorkers),
  version: ({ episode }) => episode.version,
  show: view =>
    html`<h1 class="govuk-heading-l">End early help without a plan</h1>
      ${govuk.warningText({ text: 'If a child is in danger now, call 999 first.', iconFallbackText: 'Warning' })}
      <p class="govuk-body">
        For a family who needed only a little help, or who does not want it. Early help ends today, and you and the team see the family until the end of the
        day.
      </p>
      ${openReferrals(view.subject.underWay, view.now)} ${formOf(view, askAll(view), { button: 'End early help', isWarning: true })}`,
  submit: async (work, { episode }, answers) => {
    await endEarlyHelp(work, { episodeId: episode.id, ...answers });
    return { goTo: `/families/${episode.familyId}` };
  },
});
