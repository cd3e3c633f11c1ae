import { formOf, askAll, lines } from '#design/ask.ts';
import { gallery } from '#design/gallery.ts';
import { html, type Html } from '#design/html.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayInstant } from '#platform/date-field.ts';
import { yes } from '#platform/decision.ts';
import { eventKind } from '#platform/event.ts';
import { oneOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import type { Storyteller } from '#platform/module.ts';
import { page } from '#platform/page.ts';
import type { Served } from '#platform/route.ts';
import type { Platform } from '#platform/work.ts';
import { findEvents, findJobs, findMessages } from './dev.queries.ts';

export const clockMoved = eventKind<{ days: number }>('dev.clock-moved', () => 'moved the clock of the demonstration on', { quiet: true });

type Dev = { platform: Platform; tell: Storyteller; moveOn: (days: number) => Promise<void> };

/** What helps those who build, try or show the service. In a demonstration only. */
export const devPages = ({ platform, tell, moveOn }: Dev): readonly Served[] => [
  looking('index', '/dev', 'Behind the demonstration', async () => null, indexView),
  looking('messages', '/dev/messages', 'Messages', () => findMessages(platform), messagesView),
  looking('jobs', '/dev/jobs', 'Jobs waiting', () => findJobs(platform), jobsView),
  looking('events', '/dev/events', 'Last events', () => findEvents(platform, tell), eventsView),
  looking('gallery', '/dev/gallery', 'Components', async () => null, gallery),
  page({
    name: 'dev.clock',
    path: '/dev/clock',
    title: 'Move the clock',
    audience: 'anyone',
    load: async () => null,
    allow: () => yes,
    about: () => null,
    back: () => toIndex,
    form: clockForm,
    keeps: false,
    show: view =>
      html`<h1 class="govuk-heading-l">Move the clock</h1>
        <p class="govuk-body">It is now ${sayInstant(view.now)} here.</p>
        <p class="govuk-body">The clock goes forward only. Everybody who is signed in is signed out by the time that passes.</p>
        ${formOf(view, askAll(view, { headings: false }), { button: 'Move the clock' })}`,
    submit: async (work, _nothing, { days }) => {
      await moveOn(Number(days));
      await work.record(clockMoved, { familyId: null, details: { days: Number(days) } });
      return { goTo: '/dev/clock' };
    },
  }),
];

const toIndex = { href: '/dev', text: 'Behind the demonstration' };

const clockForm = form({
  days: oneOf({
    label: 'How far?',
    missing: 'Select how far to move the clock',
    choices: [
      { value: '1', label: 'One day' },
      { value: '7', label: 'One week' },
      { value: '28', label: 'Four weeks' },
      { value: '91', label: 'Three months' },
    ],
  }),
});

function looking<T>(name: string, path: string, title: string, find: () => Promise<T>, show: (found: T) => Html): Served {
  return page({
    name: `dev.${name}`,
    path,
    title,
    audience: 'anyone',
    width: 'full',
    load: find,
    allow: () => yes,
    about: () => null,
    ...(path !== '/dev' && { back: () => toIndex }),
    show: ({ subject }) => show(subject),
  });
}

const places = [
  { href: '/dev/sign-in', text: 'Sign in as anybody', hint: 'Choose who to be in the made-up council' },
  { href: '/dev/messages', text: 'Messages', hint: 'The e-mails and texts that would have been sent' },
  { href: '/dev/clock', text: 'Move the clock', hint: 'To see what becomes due, and late' },
  { href: '/dev/jobs', text: 'Jobs waiting', hint: 'What the service will do next by itself' },
  { href: '/dev/events', text: 'Last events', hint: 'What happened, and who looked at what' },
  { href: '/dev/gallery', text: 'Components', hint: 'What pages are made of' },
];

const indexView = (): Html =>
  html`<h1 class="govuk-heading-l">Behind the demonstration</h1>
    <p class="govuk-body">These pages exist only where everybody is made up. They never exist in a council’s own service.</p>
    <ul class="govuk-list govuk-list--spaced">
      ${places.map(({ href, text, hint }) => html`<li><a class="govuk-link govuk-!-font-weight-bold" href="${href}">${text}</a><br />${hint}</li>`)}
    </ul>`;

const messagesView = (messages: Awaited<ReturnType<typeof findMessages>>): Html =>
  html`<h1 class="govuk-heading-l">Messages</h1>
    <p class="govuk-body">The newest first. They went through the real client of GOV.UK Notify to a stand-in on this machine; none has left it.</p>
    ${
      messages.length === 0
        ? html`<p class="govuk-body">There are none yet.</p>`
        : stackingTable({
            head: [{ text: 'When' }, { text: 'To' }, { text: 'Message' }, { text: 'State' }],
            rows: messages.map(one => [
              { text: sayInstant(one.writtenAt) },
              { html: html`${one.to}<br /><span class="govuk-hint">${one.channel}, ${one.template}</span>` },
              { html: html`${one.subject && html`<strong>${one.subject}</strong><br />`}${lines(one.body)}` },
              { text: one.state },
            ]),
          })
    }`;

const jobsView = (jobs: Awaited<ReturnType<typeof findJobs>>): Html =>
  html`<h1 class="govuk-heading-l">Jobs waiting</h1>
    ${
      jobs.length === 0
        ? html`<p class="govuk-body">Nothing is waiting: everything has been done.</p>`
        : stackingTable({
            head: [{ text: 'Job' }, { text: 'Runs at' }, { text: 'Tried' }],
            rows: jobs.map(({ job, runAt, tries }) => [{ text: job }, { text: sayInstant(runAt) }, { text: times(tries) }]),
          })
    }`;

const times = (n: number) => (n === 0 ? 'Not yet' : n === 1 ? 'Once' : `${n} times`);

const eventsView = (events: Awaited<ReturnType<typeof findEvents>>): Html =>
  html`<h1 class="govuk-heading-l">Last events</h1>
    <p class="govuk-body">
      The newest first: the audit trail as it is written. What is told stands in the family’s chronology too, after the name of who did it.
    </p>
    ${
      events.length === 0
        ? html`<p class="govuk-body">Nothing has happened yet.</p>`
        : stackingTable({
            head: [{ text: 'When' }, { text: 'Who' }, { text: 'Event' }, { text: 'In the chronology' }],
            rows: events.map(({ at, who, kind, page: pageName, story, times: often }) => [
              { text: sayInstant(at) },
              { text: who },
              { html: html`<code>${kind}</code>${pageName && html` <code>${pageName}</code>`}${often > 1 && html` ${often} times in a row`}` },
              { text: story || 'not told' },
            ]),
          })
    }`;
