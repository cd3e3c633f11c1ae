import { ask, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, nothing, type Html } from '#design/html.ts';
import { sayDate, sayInstant } from '#platform/date-field.ts';
import { oneOf } from '#platform/fields.ts';
import { form, type Field, type Form } from '#platform/form.ts';
import { page, type View } from '#platform/page.ts';
import { confirmPeople, mayConfirm } from './confirm-people.ts';
import { getToConfirm, type Answer, type ToConfirm } from './confirm-people.queries.ts';

type Input = Record<string, Answer | null>;

/** Once a year: who of an agency still needs this service, and who has left. Whoever has left can be said at any time. */
export const confirmPeoplePage = page({
  name: 'access.confirm-people',
  path: '/agencies/:agencyId/people',
  title: 'Confirm the people of an agency',
  audience: 'workers',
  load: async (work, { agencyId }, query) => ({ ...(await getToConfirm(work, agencyId)), isDone: query['done'] === 'yes' }),
  allow: mayConfirm,
  about: ({ agency }) => ({ subjectId: agency.id }),
  form: to => peopleForm(to),
  fill: ({ people }) => Object.fromEntries(people.map(({ id, answer }) => [fieldOf(id), answer])),
  keeps: false,
  show: confirmPeopleView,
  submit: async (work, to, input) => {
    const answers = to.people.flatMap(({ id, answer }) => {
      const said = input[fieldOf(id)] ?? null;
      return said && said !== answer ? [[id, said] as const] : [];
    });
    await confirmPeople(work, to, new Map(answers));
    return { goTo: `/agencies/${to.agency.id}/people?done=yes` };
  },
});

const fieldOf = (id: string) => `person-${id}`;

const stays = { value: 'needs it', label: 'Still here, and needs it' } as const;
const left = { value: 'has left', label: 'Has left, or does not need it' } as const;

function peopleForm({ people, openCheck }: ToConfirm): Form<Input> {
  const choices = openCheck?.askedOn ? [stays, left] : [left];
  const fields = people.map(({ id, name, jobTitle, signedInAt }): [string, Field<Answer | null>] => [
    fieldOf(id),
    oneOf<Answer>({ label: name, hint: [jobTitle, seen(signedInAt)].filter(Boolean).join('. '), choices, asList: !openCheck?.askedOn }),
  ]);
  return form<Input>(Object.fromEntries(fields));
}

const seen = (at: Temporal.Instant | null) => (at === null ? 'Has not signed in yet' : `Last signed in ${sayInstant(at)}`);

type Subject = ToConfirm & { isDone: boolean };

function confirmPeopleView(view: View<Subject, Input>): Html {
  const { agency, people, openCheck, isDone } = view.subject;
  const open = people.filter(({ answer }) => answer !== 'has left');
  const waiting = open.filter(({ answer }) => answer === null).length;
  return html`${isDone && govuk.notificationBanner({ type: 'success', text: 'Saved. Whoever has left cannot sign in any more.' })}
    <h1 class="govuk-heading-l"><span class="govuk-caption-l">${agency.name}</span>Who still needs this service?</h1>
    ${openCheck?.askedOn ? asked(openCheck.dueOn, waiting, view.today) : notYet(openCheck?.dueOn ?? null)}
    ${
      open.length === 0
        ? html`<p class="govuk-body">There is nobody else of your organisation here.</p>
            ${openCheck?.askedOn && people.length === 0 && formOf(view, nothing, { button: 'Confirm that you still need it yourself' })}`
        : formOf(view, html`${open.map(person => ask(view, fieldOf(person.id)))}`, { button: 'Save' })
    }`;
}

const asked = (dueOn: Temporal.PlainDate, waiting: number, today: Temporal.PlainDate): Html =>
  waiting === 0
    ? html`<p class="govuk-body">You have answered for everybody. Thank you. You can still change an answer.</p>`
    : html`<p class="govuk-body">
          ${
            Temporal.PlainDate.compare(today, dueOn) > 0
              ? html`Your answers were due on <strong>${sayDate(dueOn)}</strong>. Please answer for everybody now.`
              : html`Please answer for everybody by <strong>${sayDate(dueOn)}</strong>.`
          }
          Whoever has left is out at once. Whoever has no answer 14 days after that day is suspended until an administrator opens their account again.
        </p>
        <p class="govuk-body">
          You can answer for some now and the rest later. ${waiting === 1 ? 'One person is' : `${waiting} people are`} waiting for an answer.
        </p>`;

const notYet = (dueOn: Temporal.PlainDate | null): Html =>
  html`<p class="govuk-body">
      ${dueOn ? html`You confirm everybody once a year. The next time is due on ${sayDate(dueOn)}, and we ask you four weeks before.` : 'You confirm everybody once a year. We ask you four weeks before.'}
    </p>
    <p class="govuk-body">Has somebody left already? Say so now: they are out at once.</p>`;
