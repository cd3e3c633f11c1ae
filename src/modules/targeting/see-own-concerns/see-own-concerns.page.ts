import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { card, emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { sayDate } from '#platform/date-field.ts';
import { page } from '#platform/page.ts';
import { concernTabs } from '../concern-tabs.ts';
import { mayOwnConcerns, mayReviewConcerns } from '../concern.policy.ts';
import { decisions, effects, safeContacts } from '../concern.ts';
import { householdName, personInWords } from '../concern.view.ts';
import { findOwnConcerns, type OwnConcern } from '../own-concern.queries.ts';

type Subject = { concerns: readonly OwnConcern[]; today: Temporal.PlainDate };

/** The families that a manager asked me to get in touch with: who, why, how it is safe, and by when. */
export const seeOwnConcernsPage = page({
  name: 'targeting.see-own-concerns',
  path: '/concerns/mine',
  title: 'Families to contact',
  audience: 'workers',
  width: 'full',
  load: async (work): Promise<Subject> => ({ concerns: await findOwnConcerns(work), today: work.today }),
  allow: mayOwnConcerns,
  about: ({ concerns: [first] }) => (first ? { subjectId: first.id } : null),
  show: ({ actor, subject: { concerns, today } }) =>
    html`${pageHead({ title: 'Families to contact' })} ${mayReviewConcerns(actor).allowed && concernTabs(actor, '/concerns/mine')}
      <p class="govuk-body">
        A manager looked at these and asked you to look after them. They have not asked for help: offer it, and a no is fine. What you read here is recorded.
      </p>
      ${concerns.length === 0 ? emptyList('Nobody has asked you to contact a family.') : html`<div class="app-stack">${concerns.map(one => oneConcern(one, today))}</div>`}`,
});

function oneConcern(concern: OwnConcern, today: Temporal.PlainDate): Html {
  const name = householdName(concern);
  const isDue = Temporal.PlainDate.compare(concern.lookAgainOn, today) <= 0;
  return card(
    { title: name, ...(isDue && { kind: 'attention' }) },
    govuk.summaryList({
      rows: [
        {
          key: { text: 'Who lives there' },
          value: {
            html: html`${concern.people.map(person => html`<div class="app-line">${personInWords(person)}</div>`)}<span class="app-quiet"
                >As partners’ files tell it. They may be wrong or old.</span
              >`,
          },
        },
        {
          key: { text: 'What was decided' },
          value: { html: html`${decisions[concern.decision]}: ${concern.reason}<br /><span class="app-quiet">${concern.askedByName ?? 'A manager'}</span>` },
        },
        ...(concern.safeContact
          ? [
              {
                key: { text: 'Safe contact' },
                value: {
                  html: html`${badge('Nobody is approached cold', 'guarded')} ${safeContacts[concern.safeContact]}${concern.safeHow && `: ${concern.safeHow}`}`,
                },
              },
            ]
          : []),
        { key: { text: 'Look again on' }, value: { html: html`${sayDate(concern.lookAgainOn)} ${isDue && badge('Time to look again', 'late')}` } },
        {
          key: { text: 'What came of it' },
          value: {
            html: html`${concern.came.map(one => html`<div class="app-line">${sayDate(one.happenedOn)}: ${effects[one.what]}${one.words && `. ${one.words}`}</div>`)}
              <a class="govuk-link" href="/concerns/${concern.id}/effects/new">Record what came of it<span class="govuk-visually-hidden">: ${name}</span></a>`,
          },
        },
      ],
    }),
  );
}
