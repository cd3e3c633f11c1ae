import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { sayDate } from '#platform/date-field.ts';
import { sayRoom, type Room } from './room.ts';

/** How much room there is and how long the wait, with the day it was said; for any page that shows a service. */
export function roomLine(room: Room | null | undefined, today: Temporal.PlainDate): Html {
  const { words, wait, kind, saidOn, isConfirmed } = sayRoom(room, today);
  const when = saidOn === null ? '' : isConfirmed ? `Said on ${sayDate(saidOn)}` : `Last said on ${sayDate(saidOn)}`;
  return html`${badge(words, kind)}${wait !== null && html` ${wait}.`}${when !== '' && html` <span class="app-quiet">${when}</span>`}`;
}
