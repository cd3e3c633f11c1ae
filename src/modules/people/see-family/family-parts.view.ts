import { lines } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { card, emptyList } from '#design/patterns/page-parts.ts';
import { timeline } from '#design/patterns/timeline.ts';
import { sayDate } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import { agreementWords, isAgreed } from '../agreement.ts';
import { isMissedContact, type Involvement } from '../family.ts';
import { noteKindWords, topicWords } from '../note.ts';
import { fullName } from '../person.ts';
import type { FamilyStory } from './family-story.ts';

/** Other services involved: which, what for, whom to speak to, and how old the fact is. */
export function helpersCard({ involvements, people }: FamilyStory, at: string, mayWrite: boolean): Html {
  const link = mayWrite ? { href: `${at}/helpers/new`, text: 'Add' } : undefined;
  const nameOf = (personId: string | null) => {
    const person = people.find(({ id }) => id === personId);
    return person ? fullName(person) : null;
  };
  const body =
    involvements.length === 0
      ? emptyList('No other service has been recorded. That does not mean that none helps.')
      : html`<ul class="govuk-list govuk-list--spaced">
          ${involvements.map(one => html`<li>${helper(one, nameOf(one.personId))}</li>`)}
        </ul>`;
  return card({ title: 'Other services involved', link }, body);
}

const sentence = (words: string): string => words.replace(/^./, first => first.toUpperCase());

function helper(one: Involvement, personName: string | null): Html {
  const dates = [one.startsOn && `from ${sayDate(one.startsOn)}`, one.endsOn && `until ${sayDate(one.endsOn)}`].filter(Boolean).join(' ');
  const contact = [one.contactName, one.contactPhone].filter(Boolean).join(', ');
  return html`<strong>${one.agencyName}</strong>${personName && ` with ${personName}`}
    ${one.sensitive && badge(topicWords[one.sensitive] ?? one.sensitive, 'guarded')}
    ${one.doing && html`<br />${one.doing}`}${contact && html`<br />${contact}`}${dates && html`<br />${sentence(dates)}`} <br /><span class="app-quiet"
      >As at ${sayDate(one.asAt)}, from ${one.toldBy}</span
    >`;
}

export function agreementCard({ agreement, people }: FamilyStory, at: string, mayWrite: boolean): Html {
  const link = mayWrite ? { href: `${at}/agreement/new`, text: agreement ? 'Change' : 'Record' } : undefined;
  if (!agreement)
    return card({ title: 'Agreement', kind: 'attention', link }, html`<p class="govuk-body">Not recorded. Ask the family, and write down what they say.</p>`);
  const person = people.find(({ id }) => id === agreement.personId);
  const by = person ? fullName(person) : agreement.givenBy;
  const how = [by && `said by ${by}`, agreement.how].flatMap(words => (words ? [sentence(words)] : [])).join('. ');
  return card(
    { title: 'Agreement', link, ...(!isAgreed(agreement) && { kind: 'attention' as const }) },
    html`<p class="govuk-body">
        <strong>${agreementWords[agreement.given]}</strong>${how && html`<br />${how}`}${agreement.scope && html`<br />To: ${agreement.scope}`}
      </p>
      <p class="govuk-body-s app-quiet">${sayDate(agreement.onDay)}${agreement.recorderName && `, recorded by ${agreement.recorderName}`}</p>`,
  );
}

/** What was written last, and one press for a try that failed. */
export function notesCard(view: View<FamilyStory>, at: string, mayWrite: boolean): Html {
  const { notes } = view.subject;
  const list =
    notes.length === 0
      ? emptyList('Nothing has been written yet.')
      : timeline({
          entries: notes.map(note => ({
            title: noteKindWords[note.kind],
            byline: `${sayDate(note.happenedOn)}, ${note.writerName ?? 'the service'}`,
            badge: note.sensitive
              ? badge(topicWords[note.sensitive] ?? note.sensitive, 'guarded')
              : isMissedContact(note.kind)
                ? badge('Missed contact', 'late')
                : undefined,
            ...(note.text && { body: html`<p class="govuk-body-s">${lines(note.text)}</p>` }),
          })),
        });
  return card({ title: 'Notes and contacts', link: { href: `${at}/chronology?kind=notes`, text: 'All notes' } }, html`${mayWrite && oneTap(view, at)} ${list}`);
}

const oneTap = ({ hidden }: View<FamilyStory>, at: string): Html =>
  html`<form method="post" action="${at}/notes/new" class="govuk-button-group">
    ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <button class="govuk-button govuk-button--secondary" name="kind" value="no-answer">I rang, no answer</button>
    <button class="govuk-button govuk-button--secondary" name="kind" value="not-in">I called, nobody in</button>
    <a class="govuk-link" href="${at}/notes/new">Write a note</a>
  </form>`;
