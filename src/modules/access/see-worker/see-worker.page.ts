import { formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, nothing, type Html } from '#design/html.ts';
import { form } from '#platform/form.ts';
import { page, type View } from '#platform/page.ts';
import { mayManageAccounts } from '../accounts.policy.ts';
import { stateTag } from '../see-workers/see-workers.page.ts';
import { getWorkerHere, type Worker } from '../workers.queries.ts';
import { invite } from './invite.ts';

type Link = { path: string; days: number };

/** One person who works here: what they may do, and the link by which somebody new signs in for the first time. */
export const seeWorkerPage = page({
  name: 'access.see-worker',
  path: '/workers/:workerId',
  title: 'Somebody who works here',
  audience: 'workers',
  load: (work, { workerId }) => getWorkerHere(work, workerId),
  allow: mayManageAccounts,
  about: ({ id }) => ({ subjectId: id }),
  back: () => ({ href: '/workers', text: 'People who work here' }),
  form: form({}),
  search: (work, { id }) => invite(work, id),
  show: view => {
    const { subject: worker } = view;
    return html`<h1 class="govuk-heading-l">${worker.name}</h1>
      ${govuk.summaryList({
        rows: [
          { key: { text: 'State' }, value: { html: stateTag(worker) } },
          { key: { text: 'Job' }, value: { text: worker.jobTitle ?? 'Not recorded' } },
          { key: { text: 'Agency' }, value: { text: worker.agencyName } },
          { key: { text: 'Email' }, value: { text: worker.email ?? 'Not recorded' } },
          { key: { text: 'May do' }, value: { text: worker.roles.map(({ name }) => name).join(', ') || 'Nothing' } },
        ],
      })}
      ${worker.state === 'invited' && (view.found ? linkMade(view.found) : askForLink(view))}
      ${
        worker.state !== 'ended' &&
        html`<p class="govuk-body">
          <a class="govuk-link" href="/workers/${worker.id}/roles">Change what they may do</a> ·
          <a class="govuk-link" href="/workers/${worker.id}/end">End their access</a>
        </p>`
      }`;
  },
});

const askForLink = (view: View<Worker, object, Link>): Html =>
  html`<h2 class="govuk-heading-m">They have not signed in yet</h2>
    <p class="govuk-body">Make a link and give it to them. It works once. Making another stops the one before it.</p>
    ${formOf(view, nothing, { button: 'Make a link' })}`;

const linkMade = ({ path, days }: Link): Html =>
  html`<h2 class="govuk-heading-m">Give them this link</h2>
    <p class="govuk-body">
      <a class="govuk-link" href="${path}">The link to sign in for the first time</a>. Copy its address now: you cannot see it again. It works once, within
      ${days} days.
    </p>`;
