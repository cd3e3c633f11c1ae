import { sayDate } from '#platform/date-field.ts';
import { feedKinds, findFactKind, type GuardedTopic } from './fact.ts';
import { isOld, type KnownFact, type SharedFeed, type Silence } from './single-view.ts';

type Day = Temporal.PlainDate;

export const topicWords: Readonly<Record<GuardedTopic, string>> = {
  'mental-health': 'mental health',
  abuse: 'abuse',
  pregnancy: 'pregnancy',
  offences: 'offences',
  health: 'health',
};

export const listed = (words: readonly string[]): string => new Intl.ListFormat('en-GB').format(words);

const sayMonth = (day: Day) => sayDate(day).split(' ').slice(1).join(' ');
const timesOf = (times: number) => (times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`);
const sentence = (words: string) => words.replace(/^./, first => first.toUpperCase());

export const whatWords = ({ what }: KnownFact, feed: SharedFeed): string =>
  (what !== null && what !== 'involved' && findFactKind(what)?.words) || (feedKinds.find(({ key }) => key === feed.kind)?.words ?? 'Service involved');

/** When, and how often, in words; as much as the feed's rule shows. */
export function whenWords(fact: KnownFact, { shows, monthsBack }: SharedFeed): string {
  const { lasts, times, firstOn, lastOn, endedOn } = fact;
  const within = `in the last ${monthsBack} months`;
  const often = times !== null && times > 1;
  if (isMeasured(fact) && lastOn) return `On ${sayDate(lastOn)}${often && firstOn ? `; ${times} figures since ${sayMonth(firstOn)}` : ''}`;
  if (lasts) {
    const now = endedOn
      ? `${lastOn ? `from ${sayDate(lastOn)} ` : ''}to ${sayDate(endedOn)}`
      : `${shows.includes('ended_on') ? 'since' : 'began on'} ${lastOn ? sayDate(lastOn) : 'a day not given'}`;
    if (!lastOn && !endedOn && !shows.includes('happened_on')) return sentence(within);
    return sentence(often && firstOn ? `${timesOf(times)} since ${sayMonth(firstOn)}, last ${now}` : now);
  }
  if (!lastOn) return sentence(`${times === null ? '' : `${timesOf(times)} `}${shows.includes('happened_on') ? 'on a day not given' : within}`);
  if (often && firstOn) return sentence(`${timesOf(times)} since ${sayMonth(firstOn)}, last on ${sayDate(lastOn)}`);
  return sentence(`${times === null ? 'last ' : ''}on ${sayDate(lastOn)}`);
}

/** Measured again and again, rather than happening: the last figure is what counts. */
export const isMeasured = ({ what }: KnownFact): boolean => what !== null && findFactKind(what)?.amount === 'percent';

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: 0 });

export function amountWords(what: string | null, amount: number | null): string | null {
  const unit = what === null ? undefined : findFactKind(what)?.amount;
  if (amount === null || unit === undefined) return null;
  if (unit === 'pounds') return pounds.format(amount);
  return unit === 'percent' ? `${Math.round(amount * 10) / 10}%` : `${amount} ${amount === 1 ? 'day' : 'days'}`;
}

export const agesWords = ({ fromAge, untilAge }: SharedFeed): string => {
  if (fromAge === null && untilAge === null) return 'all ages';
  if (untilAge === null) return `ages ${fromAge} and over`;
  return fromAge === null || fromAge === 0 ? `ages up to ${untilAge}` : `ages ${fromAge} to ${untilAge}`;
};

export const placeWords = ({ postcodes }: SharedFeed): string => (postcodes === null ? 'the whole council' : listed(postcodes));

export const coverWords = (feed: SharedFeed): string =>
  [agesWords(feed), `in ${placeWords(feed)}`, feed.since && `since ${sayDate(feed.since)}`].filter(Boolean).join(' ') +
  (feed.whom === null ? '' : `; only ${feed.whom}`);

/** What no row of a feed means, as a heading; and what to add for one feed. */
export const silenceWords: Readonly<Record<Silence, string>> = {
  'not held': 'Not held',
  'outside the area': 'Not held',
  'nothing loaded': 'Not held',
  unborn: 'Not held',
  'age not known': 'Not known whether held',
  'place not known': 'Not known whether held',
  'some alone': 'Not known whether held',
  'not matched': 'Not matched yet',
  'nothing to show': 'Nothing to show you',
  'nothing known': 'Nothing known',
};

export function whySilent(silence: Silence, feed: SharedFeed, kept: readonly GuardedTopic[], today: Day): string {
  const asAt = feed.asAt ? `, ${isOld(feed, today) ? 'not loaded since' : 'as at'} ${sayDate(feed.asAt)}` : '';
  switch (silence) {
    case 'not held':
      return `covers ${agesWords(feed)}`;
    case 'outside the area':
      return `covers only people who live in ${placeWords(feed)}`;
    case 'place not known':
      return `covers only people who live in ${placeWords(feed)}; where this person lives is not known here, or protected`;
    case 'some alone':
      return `covers ${coverWords(feed)}${asAt}. It holds nothing of them, or they are none of those`;
    case 'nothing loaded':
      return 'no file has been loaded';
    case 'unborn':
      return 'partners’ files are not searched for an unborn child';
    case 'age not known':
      return `covers ${agesWords(feed)}, and no exact age is recorded here`;
    case 'not matched':
      return `its newest file${asAt}, has not been searched for this person`;
    case 'nothing to show':
      return `covers ${coverWords(feed)}${asAt}. It may hold facts about ${listed(kept.map(topic => topicWords[topic]))}, shown only to those named for them`;
    case 'nothing known':
      return `covers ${coverWords(feed)}${asAt}`;
  }
}
