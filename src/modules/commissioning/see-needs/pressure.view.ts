import { html, type Html } from '#design/html.ts';
import { emptyList } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import type { Counts, Shown } from '../count.queries.ts';
import { inOrderOfPressure, type Pressure } from '../provision.ts';
import type { Category } from '../provision.queries.ts';
import { unmetReasons, type UnmetReason } from '../unmet-need.ts';
import type { NeedsBeside } from './needs.queries.ts';
import { number, saidProvision, saidServices } from './number.view.ts';

/** The plain list, with how each place in it was worked out. */
export function pressureList(needs: NeedsBeside, counts: Counts): Html {
  const { categories, provision, asked } = needs;
  const peopleOf = ({ code }: Category): Shown =>
    asked.place === null ? counts.total('found', code) : counts.part('found', code, asked.place.side, asked.place.code);
  const lines = categories.map(category => ({ code: category.code, name: category.name, people: peopleOf(category), provision: provision(category) }));
  const listed = inOrderOfPressure(lines);
  const hidden = lines.filter(({ people }) => people === null).length;
  const rule = html`<p class="govuk-body">
    The rule: people in whose assessment the need was found, divided by the services that are open for it. No service comes first; among equals, fewer with
    room. It does not know how large a service
    is.${hidden > 0 && ` ${hidden === 1 ? 'One category is' : `${hidden} categories are`} left out, because the number is not shown.`}
  </p>`;
  if (listed.length === 0) return html`${rule} ${emptyList('No number is large enough to be shown.')}`;
  return html`${rule}
  ${stackingTable({
    head: [{ text: 'Category' }, { text: 'Working' }, { text: 'What there is' }, { text: 'Nothing found' }],
    rows: listed.map(line => [
      { html: html`<strong>${line.name}</strong>` },
      { text: working(line) },
      { text: saidProvision(line.provision) },
      { html: html`${number(unmetAt(needs, counts, line.code))}` },
    ]),
  })}`;
}

const unmetAt = ({ asked: { place } }: NeedsBeside, counts: Counts, code: string): Shown =>
  place === null ? counts.total('unmet', code) : counts.part('unmet', code, place.side, place.code);

const working = ({ people, provision: { services }, perService }: Pressure): string =>
  perService === null ? `${people} people, and no service` : `${people} people ÷ ${saidServices(services)} = ${perService.toFixed(1)} for each`;

/** Why nothing was found, by category. */
export function unmetTable({ categories, before }: NeedsBeside, counts: Counts): Html {
  const some = categories.filter(({ code }) => counts.total('unmet', code) !== 0);
  if (some.length === 0) return emptyList('In this quarter nobody noted that nothing was found.');
  return stackingTable({
    head: [{ text: 'Category' }, { text: 'Needs' }, { text: 'The quarter before' }, { text: 'Why nothing was found' }],
    rows: some.map(({ code, name }) => [
      { html: html`<strong>${name}</strong>` },
      { html: number(counts.total('unmet', code)) },
      { html: before === null ? html`Not counted` : number(before.total('unmet', code)) },
      { text: reasons(counts, code) },
    ]),
  });
}

function reasons(counts: Counts, code: string): string {
  const told = (Object.keys(unmetReasons) as UnmetReason[]).map(reason => ({ reason, number: counts.part('unmet', code, 'reason', reason) }));
  const shown = told.flatMap(({ reason, number: many }) => (many === null || many === 0 ? [] : [{ words: unmetReasons[reason], many }]));
  const words = shown.toSorted((one, other) => other.many - one.many).map(({ words: why, many }) => `${why}: ${many}`);
  const isWhole = told.every(({ number: many }) => many !== null);
  return [...words, ...(isWhole ? [] : [words.length === 0 ? 'Not shown' : 'others not shown'])].join('; ');
}
