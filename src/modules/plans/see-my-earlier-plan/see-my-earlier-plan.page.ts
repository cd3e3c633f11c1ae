import { html } from '#design/html.ts';
import { govuk } from '#design/govuk.ts';
import { printButton } from '#design/patterns/page-parts.ts';
import { yes } from '#platform/decision.ts';
import { sayDate } from '#platform/date-field.ts';
import { page } from '#platform/page.ts';
import { dayInLondon } from '#platform/work.ts';
import { copyView } from '../copy.view.ts';
import { getMyCopy } from '../released-copy.queries.ts';

/** An older copy of one's own plan, as it was. Anybody else's copy does not exist. */
export const seeMyEarlierPlanPage = page({
  name: 'plans.see-my-earlier-plan',
  path: '/my-plan/:copyId',
  title: 'Your older plan',
  audience: 'families',
  quickExit: true,
  load: (work, { copyId }) => getMyCopy(work, copyId),
  allow: () => yes,
  about: copy => ({ familyId: copy.familyId, subjectId: copy.id }),
  back: () => ({ href: '/my-plan', text: 'Your plan now' }),
  show: ({ subject }) =>
    html`${govuk.insetText({ text: `This is how your plan was on ${sayDate(dayInLondon(subject.releasedAt))}.` })} ${copyView(subject.content)}
    ${printButton('Print this plan')}`,
});
