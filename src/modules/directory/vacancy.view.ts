import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { sayDate } from '#platform/date-field.ts';
import type { ServiceContent } from './content.ts';
import { sayVacancies, type Vacancies } from './vacancy.ts';

/** Which places are free, a line for each age, with the day it was said; for any page that shows childcare. */
export function vacancyLines(said: Vacancies | null | undefined, childcare: ServiceContent['childcare'], today: Temporal.PlainDate): Html {
  const { lines, note, saidOn, isConfirmed } = sayVacancies(said, childcare, today);
  if (!isConfirmed)
    return html`${badge('Free places not confirmed. Ask', 'quiet')}${saidOn !== null && html` <span class="app-quiet">Last said on ${sayDate(saidOn)}</span>`}`;
  return html`${lines.map(({ age, words, kind }) => html`<span class="app-vacancy">${age !== '' && html`${age}: `}${badge(words, kind)}</span> `)}
    ${note !== null && html`${note}. `}<span class="app-quiet">Said on ${saidOn !== null && sayDate(saidOn)}</span>`;
}
