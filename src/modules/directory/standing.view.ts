import { html, type Html } from '#design/html.ts';
import { badge, type BadgeKind } from '#design/patterns/badge.ts';
import { sayDate } from '#platform/date-field.ts';
import type { Status } from './content-rules.ts';
import type { VersionState } from './records.queries.ts';

const statuses: Readonly<Record<Status, readonly [string, BadgeKind]>> = {
  active: ['Open', 'good'],
  inactive: ['Not begun yet', 'plain'],
  'temporarily closed': ['Closed for a while', 'soon'],
  defunct: ['Ended', 'quiet'],
};

/** How a service stands today; null: nothing of it is public yet. */
export const statusBadge = (status: Status | null): Html => (status === null ? badge('Not public yet', 'plain') : badge(...statuses[status]));

/** By when somebody is to look at it again; late ones stand out. */
export function reviewBadge(reviewOn: Temporal.PlainDate | null, today: Temporal.PlainDate): Html {
  if (reviewOn === null) return badge('Nobody has said', 'soon');
  return Temporal.PlainDate.compare(reviewOn, today) > 0 ? html`${sayDate(reviewOn)}` : badge(`Since ${sayDate(reviewOn)}`, 'late');
}

export const stateWords: Readonly<Record<VersionState, readonly [string, BadgeKind]>> = {
  waiting: ['Waits for approval', 'soon'],
  public: ['Public now', 'good'],
  replaced: ['Was public', 'quiet'],
  returned: ['Came back', 'soon'],
  withdrawn: ['Taken back', 'quiet'],
};
