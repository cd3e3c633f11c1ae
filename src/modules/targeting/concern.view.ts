import { html, type Html } from '#design/html.ts';
import { badge, type BadgeKind } from '#design/patterns/badge.ts';
import { sayDate } from '#platform/date-field.ts';
import { hasAbuse, standings, type Concern, type Evidence, type ListedPerson, type ListedRule, type Standing } from './concern.ts';
import { findFactKind } from './fact.ts';
import { amountInWords } from './rule-words.ts';
import { sayName, saySurnames } from './said-name.ts';

const kinds: Readonly<Record<Standing, BadgeKind>> = { new: 'soon', open: 'good', due: 'late', reviewed: 'plain', 'no longer': 'quiet' };

export const standingBadge = (standing: Standing): Html => badge(standings[standing], kinds[standing]);

/** Somebody as a list shows them: a forename, and an age. */
export const personInWords = ({ forename, surname, age }: ListedPerson): string =>
  `${fullNameOf({ forename, surname }) || 'Somebody without a name'}${age === null ? '' : age === 0 ? ', under 1' : `, ${age}`}`;

/** Where a partner writes a whole name in one, it stands as the forename. */
const fullNameOf = ({ forename, surname }: Pick<ListedPerson, 'forename' | 'surname'>) =>
  [sayName(forename ?? ''), sayName(surname ?? '')].filter(name => name !== '').join(' ');

/** What a household is called on a list: the surnames and where it is, roughly. */
export function householdName({ people }: Pick<Concern, 'people'>): string {
  const surnames = saySurnames(people.flatMap(person => person.surname ?? fullNameOf(person).split(' ').slice(1).at(-1) ?? []));
  const area = people.find(one => one.area)?.area;
  return `${surnames.slice(0, 2).join(' and ') || 'A household'}${area ? `, ${area}` : ''}`;
}

/** What tells that a rule holds: fact, how often, when last, whose file. */
function evidenceInWords(one: Evidence, people: readonly ListedPerson[]): Html {
  const who = people.find(({ personNo }) => personNo === one.personNo);
  const kind = findFactKind(one.what);
  const often = one.times > 1 ? `, ${one.times} times, last` : kind?.lasts ? ', since' : ',';
  return html`${kind?.words ?? one.what}${one.amount === null || !kind?.amount ? '' : ` (${amountInWords(one.what, one.amount)})`}${often}
    ${sayDate(one.happenedOn)}${who?.forename ? html` · ${who.surname === null ? sayName(who.forename).split(' ')[0] : sayName(who.forename)}` : ''} ·
    <span class="govuk-!-font-weight-regular app-quiet">${one.feedName}</span>`;
}

/** The headings under which a version of a rule asks, by version and criterion. */
export type Labels = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What a piece of evidence is called: the heading under which its rule asks for it, or else the fact that was found. */
const calledBy = (labels: Labels, { ruleId, version }: ListedRule) => {
  const headings = labels.get(`${ruleId}/${version}`);
  return ({ criterion, what }: Evidence) => headings?.get(criterion) ?? findFactKind(what)?.words ?? what;
};

/** Each rule that holds, and what for, in a line. */
export const rulesInShort = (concern: Concern, labels: Labels): Html =>
  html`<div class="govuk-body govuk-!-margin-bottom-2">
    ${concern.rules.map(rule => {
      const its = concern.evidence.filter(({ ruleId }) => ruleId === rule.ruleId);
      return html`<div class="app-line">
        <strong>${rule.name}:</strong> ${[...new Set(its.map(calledBy(labels, rule)))].join(' · ')}
        ${rule.state === 'no longer' && badge(`Not since ${sayDate(rule.lastFoundOn)}`, 'quiet')}
      </div>`;
    })}
  </div>`;

/** Each rule that holds or held, with its criteria and what each rests on. */
export const rulesAndEvidence = (concern: Concern, labels: Labels, level: 2 | 3 = 3): Html =>
  html`${concern.rules.map(rule => {
    const its = concern.evidence.filter(({ ruleId }) => ruleId === rule.ruleId);
    const groups = Map.groupBy(its, calledBy(labels, rule));
    return html`<h${level} class="govuk-heading-s govuk-!-margin-bottom-1">
        ${rule.name} ${rule.state === 'no longer' && badge(`Not since ${sayDate(rule.lastFoundOn)}`, 'quiet')}
      </h${level}>
      <ul class="govuk-list govuk-list--bullet">
        ${[...groups].map(([words, rows]) => {
          const lines = rows.map(one => html`<li>${evidenceInWords(one, concern.people)}</li>`);
          // What has no heading is called as the fact is: said once.
          if (rows.every(({ what }) => findFactKind(what)?.words === words)) return lines;
          return [
            html`<li>
              ${words}
              <ul class="govuk-list govuk-list--bullet govuk-!-margin-top-1">
                ${lines}
              </ul>
            </li>`,
          ];
        })}
      </ul>`;
  })}`;

export const abuseWarning = (concern: Pick<Concern, 'evidence'>): Html | false =>
  hasAbuse(concern.evidence) &&
  html`<p class="govuk-body">${badge('Nobody is approached cold', 'guarded')} Somebody here may have been hurt. First find out how contact is safe.</p>`;
