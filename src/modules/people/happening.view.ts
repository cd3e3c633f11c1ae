import { lines } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import { timeline } from '#design/patterns/timeline.ts';
import { sayInstant } from '#platform/date-field.ts';
import { gathered, type Happening } from './happening.ts';
import { listed } from './kinship.ts';

/** What happened, told as the chronology tells it. */
export const happeningList = (happenings: readonly Happening[], { level, isNew = false }: { level: 2 | 3; isNew?: boolean }): Html =>
  timeline({
    level,
    entries: gathered(happenings).map(({ at, who, sentence, abouts, times, note }) => ({
      title: `${who} ${sentence}${abouts.length > 0 ? `: ${listed(abouts)}` : times > 1 ? `, ${times} times` : ''}`,
      byline: sayInstant(at),
      isNew,
      ...(note && { body: html`<p class="govuk-body-s">${lines(note)}</p>` }),
    })),
  });
