import { formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, nothing, type Html } from '#design/html.ts';
import { card, pageHead, printButton } from '#design/patterns/page-parts.ts';
import { sayInstant } from '#platform/date-field.ts';
import { form } from '#platform/form.ts';
import { page, type View } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { mayWithdrawCopy } from '../copy.policy.ts';
import { commentList } from '../comments.view.ts';
import { copyView } from '../copy.view.ts';
import { findPeople, findWorkers } from '../names.queries.ts';
import { mayReadPlan } from '../plan.policy.ts';
import { getPlan } from '../plan.queries.ts';
import { findComments, getCopy } from '../released-copy.queries.ts';
import { withdrawCopy } from '../withdraw-copy/withdraw-copy.ts';

/** A copy as somebody of the family has it: to print, or to take back. */
export const seeCopyPage = page({
  name: 'plans.see-copy',
  path: '/copies/:copyId',
  title: 'A copy of the plan',
  audience: 'workers',
  width: 'full',
  load: (work, { copyId }) => loadCopy(work, copyId),
  allow: (actor, { standing }) => mayReadPlan(actor, standing),
  about: ({ copy }) => ({ familyId: copy.familyId, subjectId: copy.id }),
  back: ({ copy }) => ({ href: `/plans/${copy.planId}/copies/new`, text: 'Copies of the plan' }),
  form: form({}),
  keeps: false,
  show: view => {
    const { copy, reader, releasedBy, comments } = view.subject;
    return html`<div class="govuk-!-display-none-print">
        ${pageHead({ title: `The copy for ${reader}`, actions: [printButton('Print this copy')] })}
        <p class="govuk-body">Released on ${sayInstant(copy.releasedAt)} by ${releasedBy}. It stays as it is, whatever changes in the plan.</p>
        ${takingBack(view)} ${comments.length > 0 && card({ title: `What ${reader} says about it` }, commentList(comments))}
      </div>
      <div class="app-card app-copy-seen govuk-!-margin-top-5">${copyView(copy.content, 2)}</div>`;
  },
  submit: async (work, { copy }) => {
    await withdrawCopy(work, { copyId: copy.id });
    return { goTo: `/copies/${copy.id}` };
  },
});

async function loadCopy(work: Work, copyId: string) {
  const copy = await getCopy(work, copyId);
  const { standing } = await getPlan(work, copy.planId);
  const people = new Map((await findPeople(work, [copy.familyId])).map(person => [person.id, person.givenName]));
  const workers = await findWorkers(work, [copy.releasedBy]);
  const comments = (await findComments(work, { planId: copy.planId })).filter(comment => comment.copyId === copyId);
  return {
    ...{
      copy,
      standing,
      reader: people.get(copy.personId) ?? 'somebody in the family',
      releasedBy: workers.get(copy.releasedBy)?.name ?? 'somebody who worked here',
    },
    comments: comments.map(comment => ({ ...comment, name: people.get(comment.personId) ?? 'Somebody in the family' })),
  };
}

function takingBack(view: View<Awaited<ReturnType<typeof loadCopy>>>): Html {
  const { copy, standing, reader } = view.subject;
  if (copy.withdrawnAt) return govuk.insetText({ text: `Taken back on ${sayInstant(copy.withdrawnAt)}. ${reader} does not see it any more.` });
  if (!mayWithdrawCopy(view.actor, standing).allowed) return nothing;
  return formOf(
    view,
    html`<p class="govuk-body">
      If this copy should not have gone, take it back: ${reader} will not see it any more from that moment. Paper has to be asked for.
    </p>`,
    {
      button: 'Take this copy back',
      isWarning: true,
    },
  );
}
