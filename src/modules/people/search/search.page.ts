import { askAll, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html } from '#design/html.ts';
import { emptyList } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { date } from '#platform/date-field.ts';
import { text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayFindFamily } from '../family.policy.ts';
import { ageOn, fullName } from '../person.ts';
import { atMost, searchRegister, type FoundPerson, type SearchFor } from './search-register.ts';

const searchForm = form<SearchFor>(
  {
    name: text({
      label: 'Name',
      hint: 'First name, last name or both, in any order. Spelling need not be exact.',
      control: { kind: 'text', width: 30, spellcheck: false },
    }),
    bornOn: date({ label: 'Date of birth, if you know it', hint: 'For example, 14 9 2019' }),
  },
  ({ name, bornOn }) => (name || bornOn ? {} : { name: 'Enter a name or a date of birth' }),
);

/** Finds people of the families one sees. What was typed stays in the form, never in the address. */
export const searchPage = page({
  name: 'people.search',
  path: '/families',
  title: 'Find a family',
  audience: 'workers',
  width: 'full',
  load: async () => null,
  allow: mayFindFamily,
  about: (_subject, found: readonly FoundPerson[] | null) =>
    found === null
      ? null
      : { families: [...new Set(found.flatMap(({ families }) => families.map(({ id }) => id)))], people: found.map(({ personId }) => personId) },
  form: searchForm,
  search: (work, _subject, asked) => searchRegister(work, asked),
  show: view =>
    html`<h1 class="govuk-heading-l">Find a family</h1>
      ${formOf(view, askAll(view, { headings: false }), { button: 'Search' })} ${view.found && results(view.found, view.today)}`,
});

const results = (found: readonly FoundPerson[], today: Temporal.PlainDate) =>
  html`<h2 class="govuk-heading-m" id="found">${found.length === 0 ? 'Nobody found' : found.length === 1 ? '1 person' : `${found.length} people`}</h2>
    ${
      found.length === 0
        ? emptyList(html`Nobody like this is in a family you work with. Try fewer letters of the name, or leave out the date of birth.`)
        : stackingTable({
            head: [{ text: 'Name' }, { text: 'Age' }, { text: 'Family' }, { text: 'How sure, and why' }],
            rows: found.map(person => [
              { text: fullName(person) },
              { text: ageOn({ ...person, dueOn: null, diedOn: null }, today) },
              {
                html: html`${person.families.map(({ id, name, reference }) => html`<a class="govuk-link" href="/families/${id}">${name} family</a> <span class="app-quiet">${reference}</span><br />`)}`,
              },
              { text: `${person.sureness}: ${person.why.join(', ').toLowerCase()}`.replace(/^./, first => first.toUpperCase()) },
            ]),
          })
    }
    ${found.length === atMost && govuk.insetText({ text: `Only the first ${atMost} are shown. Add a first name or a date of birth.` })}
    <h2 class="govuk-heading-m">Is a child already helped by somebody else?</h2>
    <p class="govuk-body">
      You see only families you work with. <a class="govuk-link" href="/families/ask-about-plan">Ask whether there is already a plan for a child</a>. Each
      asking is recorded.
    </p>`;
