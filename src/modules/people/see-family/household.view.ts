import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { inRelation } from '../kinship.ts';
import { ageOn, fullName, isUnborn, type Member } from '../person.ts';
import type { FamilyStory } from './family-story.ts';

/** Everybody by household, youngest first: the same as the drawing, in words. `at` is where to change them, or null. */
export function householdList(story: FamilyStory, today: Temporal.PlainDate, at: string | null): Html {
  const names = [...new Set(story.people.map(({ household }) => household))].toSorted((one, other) =>
    one === null ? 1 : other === null ? -1 : one.localeCompare(other),
  );
  return html`${names.map(name => household(story, name, names, today, at))}`;
}

function household(story: FamilyStory, name: string | null, names: readonly (string | null)[], today: Temporal.PlainDate, at: string | null): Html {
  return html`<h3 class="govuk-heading-s govuk-!-margin-top-4 govuk-!-margin-bottom-1">${heading(story, name, names.length)}</h3>
    ${name !== null && address(story, name)}
    ${stackingTable({
      head: [
        { text: 'Name', classes: 'govuk-!-width-one-quarter' },
        { text: 'In the family', classes: 'govuk-!-width-one-third' },
        { text: 'Goes to', classes: 'govuk-!-width-one-quarter' },
        { text: 'How to reach' },
      ],
      rows: story.people.filter(person => person.household === name).map(person => row(story, person, today, at)),
    })}`;
}

/** Who lives there, so that nobody has to know what a letter stands for; the letter is the one in the drawing. */
function heading({ people }: FamilyStory, name: string | null, homes: number): string {
  const who = new Intl.ListFormat('en-GB').format(people.filter(person => person.household === name).map(({ givenName }) => givenName));
  if (name === null) return `Living elsewhere: ${who}`;
  return homes > 1 ? `Home ${name}: ${who}` : `Living together: ${who}`;
}

/** Those not named for it learn only that an address is protected. */
function address({ addresses, protectedHouseholds }: FamilyStory, household: string): Html {
  const known = addresses.find(one => one.household === household);
  const isProtected = protectedHouseholds.includes(household);
  const mark = isProtected && badge(known ? 'Protected: do not disclose' : 'Protected address', 'guarded');
  if (!known) return html`<p class="govuk-body-s">${mark || 'No address recorded'}</p>`;
  return html`<p class="govuk-body-s">${[known.lines, known.postcode].filter(Boolean).join(', ')} ${mark}</p>`;
}

function row(story: FamilyStory, person: Member, today: Temporal.PlainDate, at: string | null) {
  const name = fullName(person);
  const goesTo = story.attends
    .filter(one => one.personId === person.id)
    .map(one => html`<div class="app-line">${one.name}${one.isProtected && html` ${badge('Do not disclose', 'guarded')}`}</div>`);
  const reach = story.contacts
    .filter(one => one.personId === person.id)
    .map(
      one =>
        html`<div class="app-line">
          ${one.value}${one.safeUse && html` <span class="app-quiet">${one.safeUse}</span>`}${one.isProtected && html` ${badge('Do not disclose', 'guarded')}`}
        </div>`,
    );
  return [
    {
      html: html`${at ? html`<a class="govuk-link" href="${at}/people/${person.id}">${name}</a>` : name}<br />${ageOn(person, today)}${isUnborn(person) && html` ${badge('Named people only', 'guarded')}`}
        ${person.alsoKnownAs.length > 0 && html`<br /><span class="app-quiet">Also known as ${person.alsoKnownAs.join(', ')}</span>`}
        ${person.interpreter && html`<br />${badge('Interpreter', 'soon')} ${person.interpreter}`}`,
    },
    { html: orNothing(inRelation(person, story.people, story.relationships).map(words => html`<div class="app-line">${words}</div>`)) },
    { html: orNothing(goesTo) },
    { html: orNothing(reach) },
  ];
}

// Not "none": there may be something that this reader is not shown.
const orNothing = (lines: readonly Html[]): Html => (lines.length > 0 ? html`${lines}` : html`<span class="app-quiet">Nothing to show</span>`);
