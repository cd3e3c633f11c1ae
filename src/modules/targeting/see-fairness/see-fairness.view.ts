import { html, type Html } from '#design/html.ts';
import { sideways } from '#design/patterns/page-parts.ts';
import { govuk } from '#design/govuk.ts';
import { codeInWords, codeList } from '#modules/council/index.ts';
import { smallest, type ShownGroup } from '#platform/small-numbers.ts';

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

/** One question of fairness: a picture, what it says in words, and its table. */
export function fairnessPart({ grouping, groups, total }: Picture): Html {
  const title = groupings[grouping];
  const drawing = bars(grouping, groups, total);
  return html`<h2 class="govuk-heading-m govuk-!-margin-top-7">${title}</h2>
    <p class="govuk-body">${inWords(grouping, groups, total)}</p>
    ${drawing && sideways(`Picture: ${title}`, drawing)} ${sideways(`Table: ${title}`, table(grouping, groups, total))}`;
}

const percent = (rate: number) => `${(rate * 100).toFixed(1)}%`;
const times = (ratio: number) => `${ratio.toFixed(1)} times`;

function inWords(grouping: Grouping, groups: readonly ShownGroup[], total: ShownGroup): string {
  const known = groups.filter(({ ratio, code }) => ratio !== null && code !== '').toSorted((one, other) => (other.ratio ?? 0) - (one.ratio ?? 0));
  const hidden = groups.filter(({ listed }) => listed === null).length;
  const about = hidden === 0 ? '' : ` ${hidden === 1 ? 'One group is' : `${hidden} groups are`} not shown, so that nobody can be known by a small number.`;
  const [most, least] = [known[0], known.at(-1)];
  if (!most || !least || most === least || total.rate === null) return `There is too little to compare.${about}`;
  if (!most.rate) return `Nobody in the groups that are shown is listed.${about}`;
  return `People in the group “${groupName(grouping, most.code)}” are listed most often, at ${times(most.ratio ?? 0)} the rate of everybody (${percent(most.rate ?? 0)} beside ${percent(total.rate)}); people in “${groupName(grouping, least.code)}” least often, at ${times(least.ratio ?? 0)}.${about}`;
}

const [rowHeight, labelWidth, barWidth] = [28, 250, 330];

function bars(grouping: Grouping, groups: readonly ShownGroup[], total: ShownGroup): Html | false {
  const drawn = groups.filter(({ rate }) => rate !== null);
  const most = Math.max(...drawn.map(({ rate }) => rate ?? 0), total.rate ?? 0);
  if (drawn.length < 2 || most === 0) return false;
  const x = (rate: number) => Math.round((rate / most) * barWidth);
  const height = drawn.length * rowHeight + 8;
  const [title, description] = [`fairness-${grouping}-title`, `fairness-${grouping}-words`];
  return html`<svg
    class="app-bars"
    viewBox="0 0 ${labelWidth + barWidth + 70} ${height}"
    role="img"
    aria-labelledby="${title} ${description}"
    focusable="false"
  >
    <title id="${title}">Share of each group that is listed: ${groupings[grouping]}</title>
    <desc id="${description}">One bar for each group, and a line at the share of everybody. The table below holds the same numbers.</desc>
    ${drawn.map(
      (group, n) =>
        html`<text class="app-bars__label" x="${labelWidth - 8}" y="${n * rowHeight + 20}" text-anchor="end">${groupName(grouping, group.code)}</text>
          <rect class="app-bars__bar" x="${labelWidth}" y="${n * rowHeight + 6}" width="${Math.max(1, x(group.rate ?? 0))}" height="${rowHeight - 10}" />
          <text class="app-bars__label" x="${labelWidth + x(group.rate ?? 0) + 6}" y="${n * rowHeight + 20}">${percent(group.rate ?? 0)}</text>`,
    )}
    ${total.rate !== null && html`<line class="app-bars__line" x1="${labelWidth + x(total.rate)}" x2="${labelWidth + x(total.rate)}" y1="0" y2="${height}" />`}
  </svg>`;
}

function table(grouping: Grouping, groups: readonly ShownGroup[], total: ShownGroup): Html {
  const number = (value: number | null) => ({ text: value === null ? 'Not shown' : value.toLocaleString('en-GB'), format: 'numeric' });
  const row = (name: string, group: ShownGroup) => [
    { text: name },
    number(group.population),
    number(group.listed),
    { text: group.rate === null ? '' : percent(group.rate), format: 'numeric' },
    { text: group.ratio === null ? '' : group.ratio.toFixed(2), format: 'numeric' },
  ];
  return govuk.table({
    caption: `${groupings[grouping]}: numbers under ${smallest}, and what would tell them, are not shown`,
    captionClasses: 'govuk-table__caption--s',
    firstCellIsHeader: true,
    head: [
      { text: groupings[grouping] },
      ...['People in the feeds', 'In listed households', 'Share', 'Beside everybody'].map(text => ({ text, format: 'numeric' })),
    ],
    rows: [...groups.map(group => row(groupName(grouping, group.code), group)), row('Everybody', total)],
  });
}
