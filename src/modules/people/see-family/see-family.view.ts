import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { identityBar } from '#design/patterns/identity-bar.ts';
import { card, columns, emptyList } from '#design/patterns/page-parts.ts';
import { sayInstant } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { happeningList } from '../happening.view.ts';
import { changesShown, type FamilyStory, type ShownPanel } from './family-story.ts';
import { genogram } from './genogram.view.ts';
import { agreementCard, helpersCard, notesCard } from './family-parts.view.ts';
import { householdList } from './household.view.ts';

export function seeFamilyView(view: View<FamilyStory>): Html {
  const story = view.subject;
  const mayWrite = mayWriteOfFamily(view.actor).allowed;
  const at = `/families/${story.family.id}`;
  return html`${heading(story, at, mayWrite)}
  ${columns(
    'main-aside',
    [changes(story, at), peopleCard(view, at, mayWrite), panelsAt(story, 'main')],
    [panelsAt(story, 'aside'), helpersCard(story, at, mayWrite), agreementCard(story, at, mayWrite)],
    notesCard(view, at, mayWrite),
  )}`;
}

function heading({ family, heading: { label, leadName, leadJobTitle, leadPhone } }: FamilyStory, at: string, mayWrite: boolean): Html {
  const lead = leadName ? [leadName, leadJobTitle, leadPhone].filter(Boolean).join(', ') : 'Nobody yet';
  return identityBar({
    name: `${family.name} family`,
    badges: label ? [badge(label === 'sealed' ? 'Sealed record' : 'Restricted record', 'guarded')] : [],
    facts: [
      { label: 'Reference', value: family.reference },
      { label: 'Lead practitioner', value: lead },
    ],
    actions: [
      ...(mayWrite ? [govuk.button({ text: 'Add a note', href: `${at}/notes/new`, classes: 'govuk-button--secondary' })] : []),
      govuk.button({ text: 'Chronology', href: `${at}/chronology`, classes: 'govuk-button--secondary' }),
    ],
  });
}

/** What others did since this reader last looked; nothing on a first visit, when all is new. */
function changes({ changes: found, lastLook }: FamilyStory, at: string): Html | null {
  if (!lastLook || found.length === 0) return null;
  const more = found.length === changesShown ? { href: `${at}/chronology`, text: 'All of it in the chronology' } : undefined;
  return card(
    { title: 'Since you last looked', kind: 'next', link: more },
    html`<p class="govuk-body-s app-quiet">You last opened this page on ${sayInstant(lastLook)}.</p>
      ${happeningList(found, { level: 3, isNew: true })}`,
  );
}

function peopleCard({ subject: story, today }: View<FamilyStory>, at: string, mayWrite: boolean): Html {
  const links = html`<p class="govuk-body">
    <a class="govuk-link" href="${at}/people/new">Add a person</a> · <a class="govuk-link" href="${at}/relationships/new">Say how two people are related</a> ·
    <a class="govuk-link" href="${at}/addresses/new">Add an address</a>
  </p>`;
  if (story.people.length === 0) return card({ title: 'Who is in the family' }, html`${emptyList('Nobody has been added yet.')}${mayWrite && links}`);
  return card(
    { title: 'Who is in the family' },
    html`${genogram(story.people, story.relationships, today)} ${householdList(story, today, mayWrite ? at : null)} ${mayWrite && links}`,
  );
}

const panelsAt = ({ panels }: FamilyStory, place: ShownPanel['place']): Html[] =>
  panels.filter(panel => panel.place === place).map(({ title, body }) => card({ title }, body));
