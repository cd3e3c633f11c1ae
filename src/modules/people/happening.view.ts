import { lines } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import { timeline } from '#design/patterns/timeline.ts';
import { sayInstant } from '#platform/date-field.ts';
import type { Happening } from './happening.queries.ts';

/** What happened, told as the chronology tells it. */
export const happeningList = (happenings: readonly Happening[], { level, isNew = false }: { level: 2 | 3; isNew?: boolean }): Html =>
  timeline({
    level,
    entries: happenings.map(({ at, who, sentence, about, note }) => ({
      title: `${who} ${sentence}${about ? `: ${about}` : ''}`,
      byline: sayInstant(at),
      isNew,
      ...(note && { body: html`<p class="govuk-body-s">${lines(note)}</p>` }),
    })),
  });
