import { html, type Html } from '#design/html.ts';
import { card, emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayDate } from '#platform/date-field.ts';
import { page } from '#platform/page.ts';
import { dayInLondon, type Work } from '#platform/work.ts';
import { commentList } from '../comments.view.ts';
import { findCopyPeople } from '../copy.queries.ts';
import { findPeople } from '../names.queries.ts';
import { link } from '../plan-parts.ts';
import { mayLeadPlan, mayReadPlan } from '../plan.policy.ts';
import { getPlan } from '../plan.queries.ts';
import { findComments, findCopiesOfPlan, type ReleasedCopy } from '../released-copy.queries.ts';

/** For whom a copy is: each person has their own, never the family. Those who had one are told, and what they said of it. */
export const chooseReaderPage = page({
  name: 'plans.choose-reader',
  path: '/plans/:planId/copies/new',
  title: 'Copies of the plan',
  audience: 'workers',
  width: 'full',
  load: (work, { planId }) => loadReaders(work, planId),
  allow: (actor, { standing }) => mayReadPlan(actor, standing),
  about: ({ plan }) => ({ familyId: plan.familyId, subjectId: plan.id }),
  back: ({ plan }) => ({ href: `/plans/${plan.id}`, text: 'The plan' }),
  show: ({ subject, actor }) => {
    const { plan, readers, copies, names, comments, standing } = subject;
    const mayRelease = mayLeadPlan(actor, standing).allowed;
    return html`${pageHead({ title: 'Copies of the plan' })}
      <p class="govuk-body">
        Each person has a copy of their own. Look at the plan as they will read it, choose what may go along, then release it. Nothing goes before that.
      </p>
      <div class="app-stack">
        ${
          mayRelease &&
          card(
            { title: 'Who is the copy for?' },
            html`<ul class="govuk-list govuk-list--spaced">
              ${readers.map(reader => html`<li>${link(`/plans/${plan.id}/copies/new/${reader.id}`, `See the plan as ${reader.givenName}`)}${lastOf(reader.id, copies)}</li>`)}
            </ul>`,
          )
        }
        ${card({ title: 'Released so far' }, copies.length === 0 ? emptyList('Nobody in the family has a copy yet.') : copyTable(copies, names))}
        ${comments.length > 0 && card({ title: 'What the family says about the plan' }, commentList(comments))}
      </div>`;
  },
});

async function loadReaders(work: Work, planId: string) {
  const { plan, standing } = await getPlan(work, planId);
  const names = new Map((await findPeople(work, [plan.familyId])).map(person => [person.id, person.givenName]));
  const comments = await findComments(work, { planId });
  return {
    ...{ plan, standing, names, copies: await findCopiesOfPlan(work, planId) },
    readers: (await findCopyPeople(work, plan.familyId)).filter(person => !person.isUnborn),
    comments: comments.map(comment => ({ ...comment, name: names.get(comment.personId) ?? 'Somebody in the family' })),
  };
}

const on = (copy: ReleasedCopy) => sayDate(dayInLondon(copy.releasedAt));

function lastOf(personId: string, copies: readonly ReleasedCopy[]): Html {
  const last = copies.find(copy => copy.personId === personId && !copy.withdrawnAt);
  return html`<br /><span class="app-quiet">${last ? `Has a copy of ${on(last)}` : 'Has no copy yet'}</span>`;
}

const copyTable = (copies: readonly ReleasedCopy[], names: ReadonlyMap<string, string>): Html =>
  stackingTable({
    head: [{ text: 'Copy' }, { text: 'Released' }, { text: 'State' }],
    rows: copies.map(copy => [
      { html: link(`/copies/${copy.id}`, `The copy for ${names.get(copy.personId) ?? 'somebody in the family'}`, `of ${on(copy)}`) },
      { text: on(copy) },
      { text: copy.withdrawnAt ? `Taken back on ${sayDate(dayInLondon(copy.withdrawnAt))}` : 'They can read it' },
    ]),
  });
