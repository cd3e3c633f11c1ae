import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { card } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayDate } from '#platform/date-field.ts';
import { ageOn, fullName, type Member } from '#modules/people/index.ts';
import { isOld, silenceOf, surenessWords, topicsKept, type KnownFact, type SharedFeed, type SingleView, type Time } from '../single-view.ts';
import { amountWords, isMeasured, silenceWords, whatWords, whenWords, whySilent } from '../single-view-words.ts';

type Day = Temporal.PlainDate;

/** What is known of one person; then, feed by feed, what it means that there is nothing. */
export function personCard(person: Member, known: SingleView, today: Day): Html {
  const facts = known.facts.filter(({ personId }) => personId === person.id).toSorted(goingOnFirst);
  return card(
    { title: `${fullName(person)}, ${ageOn(person, today)}` },
    html`${facts.length > 0 && factTable(facts, known, today)}${silences(person, facts, known, today)}`,
  );
}

const goesOn = ({ lasts, endedOn }: KnownFact) => lasts === true && endedOn === null;
const goingOnFirst = (one: KnownFact, other: KnownFact) => Number(goesOn(other)) - Number(goesOn(one));

const factTable = (facts: readonly KnownFact[], { feeds }: SingleView, today: Day): Html =>
  stackingTable({
    head: [
      { text: 'What', classes: 'govuk-!-width-one-quarter' },
      { text: 'When', classes: 'govuk-!-width-one-quarter' },
      { text: 'Whom to speak to' },
      { text: 'From, as at' },
      { text: 'How sure' },
    ],
    rows: facts.flatMap(fact => {
      const feed = feeds.find(({ id }) => id === fact.feedId);
      return feed ? [factRow(fact, feed, today)] : [];
    }),
  });

function factRow(fact: KnownFact, feed: SharedFeed, today: Day) {
  return [
    {
      html: html`<strong>${whatWords(fact, feed)}</strong>${fact.service && html`<br />${fact.service}`}
        ${goesOn(fact) && feed.shows.includes('ended_on') && html`<br />${badge('Goes on', 'good')}`}`,
    },
    { html: html`${whenCell(fact, feed)}${eachTime(fact)}` },
    { html: whomToRing(fact, feed) },
    {
      html: html`${feed.name}<br /><span class="app-quiet">As at ${sayDate(fact.asAt)}</span>${isOld(feed, today) && html`<br />${badge('Old', 'late')}`}`,
    },
    { html: howSure(fact) },
  ];
}

/** What is measured is said before when it was; what happened, after. */
function whenCell(fact: KnownFact, feed: SharedFeed): Html {
  const amount = amountWords(fact.what, fact.amount);
  const when = whenWords(fact, feed);
  if (!amount) return html`${when}`;
  if (isMeasured(fact)) return html`<strong>${amount}</strong><br />${when}`;
  return html`${when}<br />${fact.times !== null && fact.times > 1 ? `Last: ${amount}` : amount}`;
}

export const howSure = ({ sureness }: { sureness: number }): Html => {
  const words = surenessWords(sureness);
  return words === 'Likely' ? badge(words, 'soon') : html`${words}`;
};

function eachTime({ each, what }: KnownFact): Html | null {
  if (each.length < 2) return null;
  const line = ({ on, until, times, amount }: Time) =>
    [
      on ? sayDate(on) : 'A day not given',
      until && !until.equals(on ?? until.add({ days: 1 })) && ` to ${sayDate(until)}`,
      times > 1 && `, ${times} times`,
      amount !== null && amountWords(what, amount) && `: ${amountWords(what, amount)}`,
    ]
      .filter(Boolean)
      .join('');
  return govuk.details({
    summaryText: 'Each time',
    classes: 'govuk-!-margin-bottom-0 govuk-!-margin-top-1',
    html: html`<ul class="govuk-list govuk-!-margin-bottom-0">
      ${each.map(time => html`<li>${line(time)}</li>`)}
    </ul>`,
  });
}

function whomToRing({ worker, contact }: KnownFact, { shows }: SharedFeed): Html {
  if (worker || contact) return html`${worker}${worker && contact && html`<br />`}${contact}`;
  return html`<span class="app-quiet">${shows.includes('worker') || shows.includes('worker_contact') ? 'Not given' : 'Not shared'}</span>`;
}

/** Staff read a blank as “not involved”, so none is left: each feed without a row says what that means. */
function silences(person: Member, facts: readonly KnownFact[], known: SingleView, today: Day): Html | null {
  const silent = known.feeds.filter(({ id }) => !facts.some(({ feedId }) => feedId === id));
  const said = silent.map(feed => ({ feed, silence: silenceOf(feed, person, known, today) }));
  const headings = [...new Set(said.map(({ silence }) => silenceWords[silence]))].toSorted();
  if (headings.length === 0) return null;
  return govuk.summaryList({
    classes: 'govuk-!-margin-bottom-2',
    rows: headings.map(heading => ({
      key: { text: heading },
      value: {
        html: html`${said
          .filter(({ silence }) => silenceWords[silence] === heading)
          .map(
            ({ feed, silence }) =>
              html`<div class="app-line">
                ${feed.name} <span class="app-quiet">(${whySilent(silence, feed, topicsKept(feed, known.myTopics), today)})</span>
                ${silence !== 'not held' && isOld(feed, today) && badge('Old', 'late')}
              </div>`,
          )}`,
      },
    })),
  });
}
