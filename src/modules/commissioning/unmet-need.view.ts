import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { findClocksStopped, fullName, getPeopleOf, isUnborn, type FamilyPanel, type Member } from '#modules/people/index.ts';
import { sayDate } from '#platform/date-field.ts';
import type { Work } from '#platform/work.ts';
import { mayRecordUnmetNeed } from './commissioning.policy.ts';
import { isOpen, needInWords, unmetReasons, type UnmetNeed } from './unmet-need.ts';
import { findUnmetNeeds } from './unmet-need.queries.ts';

/** What could not be found for a family, for its page and its plan; null where nothing is known to be missing. */
export async function unmetNeedsPart(work: Work, familyId: string): Promise<Html | null> {
  const stopped = (await findClocksStopped(work, [familyId])).get(familyId);
  const unmet = (await findUnmetNeeds(work, familyId)).filter(one => !isSilent(one, stopped));
  if (unmet.length === 0) return null;
  const people = new Map((await getPeopleOf(work, familyId, { ever: true })).map(person => [person.id, person]));
  const mayEnd = mayRecordUnmetNeed(work.actor).allowed;
  return html`<ul class="govuk-list govuk-list--spaced" id="unmet-needs">
    ${unmet.map(one => html`<li>${oneUnmet(one, people, mayEnd)}</li>`)}
  </ul>`;
}

/** After a pregnancy that ended without a birth, nothing mentions what was looked for because of it. */
const isSilent = ({ sensitive, recordedOn }: UnmetNeed, stopped: Temporal.PlainDate | undefined): boolean =>
  stopped !== undefined && sensitive === 'pregnancy' && Temporal.PlainDate.compare(recordedOn, stopped) <= 0;

function oneUnmet(one: UnmetNeed, people: ReadonlyMap<string, Member>, mayEnd: boolean): Html {
  const { id, need, personId, reason, words, recordedOn, endedAs, endedOn, endedWords } = one;
  const person = personId === null ? undefined : people.get(personId);
  const whose = personId === null ? 'the family' : person === undefined ? 'somebody' : isUnborn(person) ? 'the unborn child' : fullName(person);
  return html`<strong>${needInWords(need)}</strong>, for ${whose}
    ${isOpen(one) ? badge('Nothing found', 'soon') : badge(endedAs === 'met' ? 'Found' : 'Not needed', 'quiet')}<br />
    ${unmetReasons[reason]}.${words !== null && html` “${words}”`}<br />
    <span class="govuk-hint govuk-!-font-size-16"
      >Noted on ${sayDate(recordedOn)}${endedOn !== null && `, closed on ${sayDate(endedOn)}`}${endedWords !== null && html`: “${endedWords}”`}</span
    >
    ${isOpen(one) && mayEnd && html`<a class="govuk-link" href="/unmet-needs/${id}/end">Close<span class="govuk-visually-hidden"> ${needInWords(need)}</span></a>`}`;
}

/** What the family page shows of it. */
export const unmetNeedPanel: FamilyPanel = { key: 'unmet-needs', title: 'What could not be found', place: 'main', load: unmetNeedsPart };
