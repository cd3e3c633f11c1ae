import { page } from '#platform/page.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { getCopyToRelease } from './release-copy.queries.ts';
import { releaseCopy } from './release-copy.ts';
import { releaseCopyView } from './release-copy.view.ts';
import { releaseForm } from './release-form.ts';

/** The plan as one person will read it, what may go along, and the release of exactly that. */
export const releaseCopyPage = page({
  name: 'plans.release-copy',
  path: '/plans/:planId/copies/new/:personId',
  title: 'Release a copy of the plan',
  audience: 'workers',
  width: 'full',
  load: (work, { planId, personId }, query) => getCopyToRelease(work, planId, personId, query),
  allow: (actor, { standing }) => mayLeadPlan(actor, standing),
  about: ({ plan, reader }) => ({ familyId: plan.familyId, subjectId: reader.id }),
  back: ({ plan }) => ({ href: `/plans/${plan.id}/copies/new`, text: 'Copies of the plan' }),
  form: releaseForm,
  show: releaseCopyView,
  submit: async (work, { plan, reader, choices }, { note, namesRead, seen }) => {
    const { goals, helpers, words } = choices;
    const copyId = await releaseCopy(work, {
      planId: plan.id,
      personId: reader.id,
      goals,
      helpers,
      words,
      note,
      seen: seen ?? '',
      namesRead: namesRead.length > 0,
    });
    return { goTo: `/copies/${copyId}` };
  },
});
