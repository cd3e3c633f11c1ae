import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { filterLayout } from '#design/patterns/filter.ts';
import { pageLinks } from '#design/patterns/page-links.ts';
import { emptyList, pageHead, printButton } from '#design/patterns/page-parts.ts';
import { sayDate } from '#platform/date-field.ts';
import { smallest } from '#platform/small-numbers.ts';
import { dayInLondon } from '#platform/work.ts';
import { ageBands } from '../counts.ts';
import type { CountedQuarter, Counts } from '../count.queries.ts';
import { sayQuarter } from '../quarter.ts';
import { hrefOf, measures, sideBySide } from './asked.ts';
import { heatTable } from './heat.view.ts';
import type { NeedsBeside } from './needs.queries.ts';
import { pressureList, unmetTable } from './pressure.view.ts';

export function seeNeedsView(needs: NeedsBeside): Html {
  const { quarter } = needs.asked;
  const head = pageHead({ title: 'Needs and services', caption: quarter ? sayQuarter(quarter) : undefined, actions: quarter ? [printButton()] : [] });
  if (quarter === null || needs.counts === null)
    return html`${head} ${emptyList('No quarter has been counted yet. Needs are counted in the night, once a quarter is over.')}`;
  return html`${head}
  ${filterLayout({ action: '/commissioning', fields: fields(needs), chosen: chosen(needs), clearHref: '/commissioning', count: measures[needs.asked.measure].counted }, results(needs, quarter, needs.counts))}`;
}

function results(needs: NeedsBeside, quarter: CountedQuarter, counts: Counts): Html {
  const where =
    needs.asked.place === null ? '' : needs.asked.place.side === 'ward' ? ` in ${needs.asked.place.code}` : `, ages ${ageWords(needs.asked.place.code)}`;
  return html`<p class="govuk-body">
      Needs from ${sayQuarter(quarter)}, counted on ${sayDate(dayInLondon(quarter.countedAt))}.
      ${needs.servicesCountedOn !== null && `Services as of ${sayDate(needs.servicesCountedOn)}.`} “–” is not shown, so that nobody can be known by a small
      number.
    </p>
    <h2 class="govuk-heading-m">${measures[needs.asked.measure].choice}${where}</h2>
    ${heatTable(needs, counts)} ${needs.asked.side === 'ward' && pageLinks({ ...needs.wardsShown, hrefOf: page => hrefOf(needs.asked, { page }) })}
    <p class="govuk-body govuk-!-margin-top-3">
      Take it along:
      <a class="govuk-link" href="${hrefOf(needs.asked, { at: '/commissioning/csv' })}">the whole quarter as CSV</a> or
      <a class="govuk-link" href="${hrefOf(needs.asked, { at: '/commissioning/json' })}">as JSON</a>
    </p>
    <h2 class="govuk-heading-m govuk-!-margin-top-7">Where need is highest against what there is${where}</h2>
    ${pressureList(needs, counts)}
    <h2 class="govuk-heading-m govuk-!-margin-top-7">Needs for which nothing was found</h2>
    ${unmetTable(needs, counts)} ${howItIsCounted(needs)}`;
}

const ageWords = (code: string) => ageBands.find(band => band.code === code)?.words ?? code;

function fields({ asked, quarters, wards, headings }: NeedsBeside): Html {
  const select = (name: string, label: string, value: string, items: { value: string; text: string }[], errorMessage?: string) =>
    govuk.select({ id: name, name, label: { text: label }, value, items, ...(errorMessage !== undefined && { errorMessage: { text: errorMessage } }) });
  const all = (text: string) => ({ value: '', text });
  return html`${select(
    'quarter',
    'Quarter',
    asked.quarter?.startsOn.toString() ?? '',
    quarters.map(one => ({ value: one.startsOn.toString(), text: sayQuarter(one) })),
  )}
  ${select(
    'measure',
    'What is counted',
    asked.measure,
    Object.entries(measures).map(([value, { choice }]) => ({ value, text: choice })),
  )}
  ${select('heading', 'Kind of service', asked.heading ?? '', [all('All kinds'), ...headings.map(heading => ({ value: heading, text: heading }))])}
  ${select(
    'side',
    'Side by side',
    asked.side,
    Object.entries(sideBySide).map(([value, text]) => ({ value, text })),
  )}
  ${select('ward', 'One ward', asked.typed.ward, [all('All wards'), ...wards.map(ward => ({ value: ward, text: ward }))])}
  ${select('age', 'One age band', asked.typed.age, [all('All ages'), ...ageBands.map(({ code, words }) => ({ value: code, text: words }))], asked.mistakes['age'])}`;
}

function chosen({ asked }: NeedsBeside) {
  const without = (...names: string[]) => hrefOf(asked, { without: names });
  return [
    ...(asked.heading === null ? [] : [{ text: asked.heading, removeHref: without('heading') }]),
    ...(asked.place === null
      ? []
      : [{ text: asked.place.side === 'ward' ? asked.place.code : `Ages ${ageWords(asked.place.code)}`, removeHref: without('ward', 'age') }]),
  ];
}

const howItIsCounted = ({ children, before }: NeedsBeside): Html =>
  govuk.details({
    summaryText: 'How this is counted, and what is not shown',
    classes: 'govuk-!-margin-top-6',
    html: html`<ul class="govuk-list govuk-list--bullet">
      <li>
        Each need leads to one category of the local offer. People are counted once for a category and quarter, requests by their youngest child, and unmet
        needs one by one. Records that are sealed are not counted.
      </li>
      <li>The ward is that of the postcode on that day. Of families with a protected address it is not known.</li>
      <li>Only quarters that are over are counted, each once. They never overlap, so that none can be taken from another.</li>
      <li>
        A number from 1 to ${smallest - 1} is not shown. Where it could be worked out from the total, the next smallest numbers are not shown either, until at
        least two are missing with ${smallest} people or more among them. Ward and age are never combined.
      </li>
      <li>
        ${before === null ? 'The quarter before was not counted in the same way, so that there is nothing to compare.' : 'Numbers stand beside those of the quarter before.'}
      </li>
      <li>
        ${children.countedOn === null ? 'Partners’ files tell of too few children for rates.' : `Rates are people of any age for each 1,000 children under 18 who live there, as far as partners’ files told on ${sayDate(children.countedOn)}.`}
      </li>
      <li>
        A service is counted where its place is, and everywhere if it is online, by phone or comes to people. Room and waiting count if they were said in the
        last four weeks; the typical wait is the middle one of those.
      </li>
    </ul>`,
  });
