import { formOf } from '#design/ask.ts';
import { sayInstant } from '#platform/date-field.ts';
import { govuk } from '#design/govuk.ts';
import { html, nothing, type Html } from '#design/html.ts';
import { form } from '#platform/form.ts';
import { page, type View } from '#platform/page.ts';
import type { Served } from '#platform/route.ts';
import { mayManageAccounts } from '../accounts.policy.ts';
import type { Here } from '../sign-in-here/here.ts';
import { stateTag } from '../see-workers/see-workers.view.ts';
import { getWorkerHere, type Worker } from '../workers.queries.ts';
import { invite } from './invite.ts';

type Link = { path: string; days: number };

/** One person who works here: what they may do, and the link by which somebody new signs in for the first time. */
export const seeWorkerPage = ({ site }: Here): Served =>
  page({
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
            { key: { text: 'Signs in' }, value: { text: howTheySignIn(worker) } },
            { key: { text: 'Last signed in' }, value: { text: lastSignedIn(worker) } },
            { key: { text: 'May do' }, value: { text: worker.roles.map(({ name }) => name).join(', ') || 'Nothing' } },
          ],
        })}
        ${worker.state === 'suspended' && suspended(worker)}
        ${worker.state === 'invited' && (view.found ? linkMade(site.origin, view.found) : askForLink(view))}
        ${
          worker.state !== 'ended' &&
          html`<ul class="govuk-list">
            <li><a class="govuk-link" href="/workers/${worker.id}/roles">Change what they may do</a></li>
            ${worker.state === 'signs in' && html`<li><a class="govuk-link" href="/workers/${worker.id}/new-link">They cannot sign in any more</a></li>`}
            <li><a class="govuk-link" href="/workers/${worker.id}/end">End their access</a></li>
          </ul>`
        }`;
    },
  });

const lastSignedIn = ({ state, signedInAt }: Worker): string => {
  if (signedInAt) return sayInstant(signedInAt);
  return state === 'invited' ? 'Not yet' : 'Not recorded';
};

const howTheySignIn = ({ state, signsInHere }: Worker): string => {
  if (state === 'invited') return 'As they choose when they open their link';
  return signsInHere ? 'Here, with a passkey, or a password and codes' : 'With a work account';
};

const why = { 'not used': 'They did not sign in for 90 days.', 'not confirmed': 'Their agency did not confirm that they still need this service.' } as const;

const suspended = ({ id, suspendedBecause }: Worker): Html =>
  html`<h2 class="govuk-heading-m">Their account is suspended</h2>
    <p class="govuk-body">${suspendedBecause && why[suspendedBecause]} Nothing of theirs is lost.</p>
    ${govuk.button({ text: 'Open it again', href: `/workers/${id}/wake` })}`;

const askForLink = (view: View<Worker, object, Link>): Html =>
  html`<h2 class="govuk-heading-m">They have not signed in yet</h2>
    <p class="govuk-body">Make a link and give it to them. It works once. Making another stops the one before it.</p>
    ${formOf(view, nothing, { button: 'Make a link' })}`;

// The whole address, to be read and copied: whoever opens it takes it up.
const linkMade = (origin: string, { path, days }: Link): Html =>
  html`<h2 class="govuk-heading-m">Give them this link</h2>
    <p class="govuk-body">Copy it now: you cannot see it again. It works once, within ${days} days, for whoever opens it. Do not open it yourself.</p>
    ${govuk.insetText({ html: html`<a class="govuk-link govuk-!-text-break-word" href="${path}">${origin}${path}</a>` })}`;
