import { html, type Html } from '#design/html.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { codeInWords, codeList } from '#modules/council/index.ts';
import { smallest, type ShownGroup } from '#platform/small-numbers.ts';
import { listed } from '../single-view-words.ts';

export type Grouping = 'sex' | 'age' | 'ethnicity' | 'ward';
export const groupings: Readonly<Record<Grouping, string>> = { ethnicity: 'Ethnicity', age: 'Age', sex: 'Sex', ward: 'Ward' };

const sexes: Readonly<Record<string, string>> = { M: 'Male', F: 'Female', U: 'Not known' };

/** What a code is called; what partners do not say, or say in words of their own, is said so. */
export function groupName(grouping: Grouping, code: string): string {
  if (code === '') return 'Not said';
  if (grouping === 'sex') return sexes[code] ?? 'Said in another way';
  if (grouping === 'ethnicity') return codeList('ethnicity').codes.some(one => one.code === code) ? codeInWords('ethnicity', code) : 'Said in another way';
  return code.replace('-', ' to ').replace('+', ' or over');
}

export type Picture = { grouping: Grouping; groups: readonly ShownGroup[]; total: ShownGroup };

/** One question of fairness: what the numbers say in words, and a table with a picture in each row. */
export function fairnessPart({ grouping, groups, total }: Picture): Html {
  const hidden = groups.filter(({ listed }) => listed === null).map(({ code }) => groupName(grouping, code));
  return html`<h2 class="govuk-heading-m govuk-!-margin-top-7">${groupings[grouping]}</h2>
    <p class="govuk-body">${inWords(grouping, groups, total)}</p>
    ${hidden.length > 0 && html`<p class="govuk-body">Not shown, so that nobody can be known by a small number: ${listed(hidden)}.</p>`}
    ${table(grouping, groups, total)}`;
}

const percent = (rate: number) => `${(rate * 100).toFixed(1)}%`;
const times = (ratio: number) => `${ratio.toFixed(1)} times`;

function inWords(grouping: Grouping, groups: readonly ShownGroup[], total: ShownGroup): string {
  const known = groups.filter(({ ratio, code }) => ratio !== null && code !== '').toSorted((one, other) => (other.ratio ?? 0) - (one.ratio ?? 0));
  const [most, least] = [known[0], known.at(-1)];
  if (!most || !least || most === least || total.rate === null) return 'There is too little to compare.';
  if (!most.rate) return 'Nobody in the groups that are shown is listed.';
  const seldom = least.rate
    ? `people in “${groupName(grouping, least.code)}” least often, at ${times(least.ratio ?? 0)}`
    : `nobody in “${groupName(grouping, least.code)}” is listed`;
  return `People in the group “${groupName(grouping, most.code)}” are listed most often, at ${times(most.ratio ?? 0)} the rate of everybody (${percent(most.rate)} beside ${percent(total.rate)}); ${seldom}.`;
}

function table(grouping: Grouping, groups: readonly ShownGroup[], total: ShownGroup): Html {
  const shown = groups.filter(({ listed }) => listed !== null);
  const most = Math.max(...shown.map(({ rate }) => rate ?? 0), total.rate ?? 0);
  const number = (value: number | null) => ({ text: value === null ? 'Not shown' : value.toLocaleString('en-GB'), format: 'numeric' });
  const row = (name: string, group: ShownGroup) => [
    { text: name },
    number(group.population),
    number(group.listed),
    { text: group.rate === null ? '–' : percent(group.rate), format: 'numeric' },
    { html: group.rate === null ? html`–` : bar(group.rate, total.rate, most) },
    { text: group.ratio === null ? '–' : group.ratio.toFixed(2), format: 'numeric' },
  ];
  return stackingTable({
    caption: `${groupings[grouping]}: numbers under ${smallest}, and what would tell them, are not shown`,
    captionClasses: 'govuk-table__caption--s',
    firstCellIsHeader: true,
    head: [
      { text: groupings[grouping], classes: 'govuk-!-width-one-quarter' },
      { text: 'In partners’ files', format: 'numeric' },
      { text: 'In listed households', format: 'numeric' },
      { text: 'Share', format: 'numeric' },
      { text: 'Picture' },
      { text: 'Beside everybody (1.00)', format: 'numeric' },
    ],
    rows: [...shown.map(group => row(groupName(grouping, group.code), group)), row('Everybody', total)],
  });
}

const [width, height] = [200, 20];

/** The share of one group as a bar, with a line where the share of everybody is. The cells beside it say the same. */
function bar(rate: number, ofAll: number | null, most: number): Html {
  const x = (share: number) => (most > 0 ? (share / most) * (width - 2) : 0).toFixed(1);
  return html`<svg class="app-share" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false">
    <rect class="app-share__bar" x="0" y="3" width="${rate > 0 ? x(rate) : 0}" height="${height - 6}" />
    ${ofAll !== null && html`<line class="app-share__line" x1="${x(ofAll)}" x2="${x(ofAll)}" y1="0" y2="${height}" />`}
  </svg>`;
}
