import { lines } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html, type Piece } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { timeline } from '#design/patterns/timeline.ts';
import { sayDate } from '#platform/date-field.ts';
import { reasonInWords } from './reasons.ts';
import { sayState, type Referral, type ReferralState, type ReferralStep, type Said } from './referral.ts';
import type { Party } from './parties.queries.ts';
import type { ReferralInHand } from './standing.queries.ts';

export const stateBadge = (state: ReferralState): Html => {
  const { words, kind } = sayState(state);
  return badge(words, kind);
};

type Row = readonly [string, Piece];
const rowsOf = (rows: readonly (Row | false)[]): Html =>
  govuk.summaryList({ rows: rows.flatMap(row => (row ? [{ key: { text: row[0] }, value: { html: html`${row[1]}` } }] : [])) });

/** Everything that the service reads. What is looked at before it is sent, and afterwards, is the same. */
export function whatTheServiceReads({ referral: { words, said, referredBy }, parties }: ReferralInHand): Html {
  if (!words) return html``;
  return rowsOf([
    ['Who it is for', html`${words.who.map((one, nth) => html`${nth > 0 && html`<br />`}${one}`)}`],
    ['Why', lines(words.why)],
    ['What is asked', lines(words.asks)],
    [
      'How to reach them',
      words.reach === 'family' ? lines(words.contact ?? '') : 'Only through whoever refers them. Do not ring or write to the family yourself.',
    ],
    ['They agreed', sayWhoSaid(said)],
    ['Referred by', partyWords(parties.get(referredBy))],
  ]);
}

export function partyWords(party: Party | undefined): Html {
  if (!party) return html`Somebody who worked here`;
  const { name, jobTitle, agencyName, phone, email } = party;
  const ways = [
    phone !== null && html`<a class="govuk-link" href="tel:${phone.replaceAll(' ', '')}">${phone}</a>`,
    email !== null && html`<a class="govuk-link govuk-!-text-break-word" href="mailto:${email}">${email}</a>`,
  ].filter(way => way !== false);
  // Apart, so that a finger finds one of them.
  return html`<ul class="govuk-list govuk-list--spaced govuk-!-margin-bottom-0">
    <li>${[name, jobTitle, agencyName].filter(Boolean).join(', ')}</li>
    ${ways.map(way => html`<li>${way}</li>`)}
  </ul>`;
}

const stepWords: Readonly<Record<ReferralStep['state'], string>> = {
  sent: 'Sent',
  opened: 'Opened by the service',
  accepted: 'Accepted',
  declined: 'Declined',
  started: 'Started',
  ended: 'Ended',
  withdrawn: 'Taken back',
};

/** What became of it, the newest first. */
export const stepsOf = (steps: readonly ReferralStep[], parties: ReadonlyMap<string, Party>, { isByHand }: Pick<Referral, 'isByHand'>): Html =>
  timeline({
    entries: steps.toReversed().map(({ state, onDay, reason, words, takenBy }) => ({
      title: `${state === 'sent' && isByHand ? 'Agreed, to be told to the service' : stepWords[state]}${reason === null ? '' : `: ${inSentence(reasonInWords(reason))}`}`,
      byline: `${sayDate(onDay)}, ${isByHand && state !== 'sent' ? 'written down by ' : ''}${parties.get(takenBy)?.name ?? 'somebody who worked here'}`,
      body: words !== null && lines(words),
    })),
  });

/** Adaeze Okafor, at home, on 3 March 2027. */
export const sayWhoSaid = ({ by, how, on }: Said): string =>
  [by ?? 'Somebody of the family', how !== null && inSentence(how), `on ${sayDate(on)}`].filter(Boolean).join(', ');

const inSentence = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
