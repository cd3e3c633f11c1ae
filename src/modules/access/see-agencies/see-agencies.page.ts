import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayDate } from '#platform/date-field.ts';
import { page } from '#platform/page.ts';
import { mayManageAccounts } from '../accounts.policy.ts';
import { addressOf } from '../see-workers/see-workers.view.ts';
import { findAgenciesHere, type AgencyHere } from '../agencies.queries.ts';

/** Every agency whose people sign in: how, who confirms them, and when. */
export const seeAgenciesPage = page({
  name: 'access.see-agencies',
  path: '/agencies',
  title: 'Agencies',
  audience: 'workers',
  width: 'full',
  load: work => findAgenciesHere(work),
  allow: mayManageAccounts,
  about: () => null,
  back: () => ({ href: '/workers', text: 'People who work here' }),
  show: ({ subject, today }) =>
    html`${pageHead({ title: 'Agencies', actions: [govuk.button({ text: 'Add an agency', href: '/agencies/new' })] })}
      <p class="govuk-body">Once a year a contact in each agency confirms who still needs this service. Whoever is not confirmed in time is suspended.</p>
      ${stackingTable({
        head: [{ text: 'Agency' }, { text: 'People' }, { text: 'Sign in' }, { text: 'Contact' }, { text: 'People confirmed' }],
        rows: subject.map(agency => [
          { html: html`<a class="govuk-link" href="/agencies/${agency.id}">${agency.name}</a>` },
          { html: peopleOf(agency) },
          { text: agency.hasSingleSignOn ? 'With a work account' : 'Here' },
          { html: contactsOf(agency) },
          { html: dueWords(agency, today) },
        ]),
      })}`,
});

const peopleOf = ({ id, name, people }: AgencyHere): Html =>
  people === 0
    ? html`0`
    : html`<a class="govuk-link" href="${addressOf(id)}">${people.toLocaleString('en-GB')}<span class="govuk-visually-hidden"> people of ${name}</span></a>`;

const contactsOf = ({ contacts, people }: AgencyHere): Html => {
  if (contacts.length > 0) return html`${contacts.join(', ')}`;
  return people > 0 ? govuk.tag({ text: 'None', classes: 'govuk-tag--yellow' }) : html`None`;
};

export function dueWords({ dueOn, askedOn }: Pick<AgencyHere, 'dueOn' | 'askedOn'>, today: Temporal.PlainDate): Html {
  if (!dueOn) return html`Not planned yet`;
  const day = sayDate(dueOn);
  if (Temporal.PlainDate.compare(dueOn, today) < 0) return html`${govuk.tag({ text: 'Late', classes: 'govuk-tag--red' })} was due ${day}`;
  return askedOn ? html`${govuk.tag({ text: 'Asked', classes: 'govuk-tag--blue' })} due ${day}` : html`Next due ${day}`;
}
