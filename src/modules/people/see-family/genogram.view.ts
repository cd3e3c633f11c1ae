import { html, type Html } from '#design/html.ts';
import { sideways } from '#design/patterns/page-parts.ts';
import { ageOn, fullName, type Member } from '../person.ts';
import type { Relationship } from '../relationship.ts';
import { gap, layOut, type Care, type Place, type Union } from './genogram.ts';

const half = gap.size / 2;
/** Lines go on from here, so that none crosses a name. */
const underLabel = half + 60;
const ink = '#0b0c0c';
const quiet = '#484949';

/** The family drawn by generation, as practitioners draw it: squares for men and boys, circles for women and girls. The list beside it says the same in words. */
export function genogram(people: readonly Member[], relationships: readonly Relationship[], today: Temporal.PlainDate): Html {
  const { places, unions, cares, width, height } = layOut(people, relationships);
  const showsHomes = new Set(people.map(({ household }) => household).filter(Boolean)).size > 1;
  return sideways(
    'Drawing of the family',
    html`<svg
      width="${width}"
      height="${height}"
      viewBox="0 0 ${width} ${height}"
      role="img"
      aria-labelledby="genogram-title genogram-desc"
      font-family="inherit"
    >
      <title id="genogram-title">The family, drawn by generation</title>
      <desc id="genogram-desc">${inWords(people, today)} The list below says how they are related.</desc>
      <g fill="none" stroke="${ink}" stroke-width="1.5">${unions.map(unionLines)}</g>
      <g fill="none" stroke="${quiet}" stroke-width="1.5" stroke-dasharray="4 4">${cares.map(careLine)}</g>
      ${places.map(place => figure(place, today, showsHomes))}
    </svg>`,
  );
}

const inWords = (people: readonly Member[], today: Temporal.PlainDate) => `${people.map(person => `${fullName(person)}, ${ageOn(person, today)}`).join('; ')}.`;

function figure({ person, shape, x, y }: Place, today: Temporal.PlainDate, showsHousehold: boolean): Html {
  const label = (text: string, down: number, size: number, weight: string) =>
    html`<text
      x="${x}"
      y="${y + half + down}"
      text-anchor="middle"
      font-size="${size}"
      font-weight="${weight}"
      fill="${ink}"
      stroke="#ffffff"
      stroke-width="4"
      paint-order="stroke"
      >${text}</text
    >`;
  return html`<g>
    ${outline(shape, x, y)}
    ${person.diedOn && html`<path d="M${x - half} ${y - half}L${x + half} ${y + half}M${x + half} ${y - half}L${x - half} ${y + half}" stroke="${ink}" stroke-width="1.5" />`}
    ${label(shortened(person.givenName), 18, 15, 'bold')} ${label(ageOn(person, today), 36, 14, 'normal')}
    ${showsHousehold && label(person.household ? `Home ${person.household}` : 'Lives elsewhere', 53, 13, 'normal')}
  </g>`;
}

const shortened = (name: string) => (name.length > 15 ? `${name.slice(0, 14)}…` : name);

function outline(shape: Place['shape'], x: number, y: number): Html {
  const paint = html`fill="#ffffff" stroke="${ink}" stroke-width="2"`;
  switch (shape) {
    case 'square':
      return html`<rect x="${x - half}" y="${y - half}" width="${gap.size}" height="${gap.size}" ${paint} />`;
    case 'circle':
      return html`<circle cx="${x}" cy="${y}" r="${half}" ${paint} />`;
    case 'triangle':
      return html`<path d="M${x} ${y - half}L${x + half} ${y + half}L${x - half} ${y + half}Z" ${paint} />`;
    case 'diamond':
      return html`<path d="M${x} ${y - half}L${x + half} ${y}L${x} ${y + half}L${x - half} ${y}Z" ${paint} />`;
  }
}

/** A couple is joined across; one who parents alone goes straight down, from under the name. Two strokes across the line: they have parted. */
function unionLines({ parents, children, bond, level }: Union): Html {
  const [one, other] = parents;
  if (!one) return html``;
  const sideBySide = other !== undefined && one.y === other.y && Math.abs(other.x - one.x) <= gap.across;
  const from = other
    ? { x: (one.x + other.x) / 2, y: sideBySide ? one.y : Math.max(one.y, other.y) + half + 62 + (level % 3) * 5 }
    : { x: one.x, y: one.y + underLabel };
  return html`${other && coupleLine(one, other, from, sideBySide)}
  ${other && bond === 'ex-partner' && html`<path d="M${from.x - 8} ${from.y + 8}L${from.x} ${from.y - 8}M${from.x} ${from.y + 8}L${from.x + 8} ${from.y - 8}" />`}
  ${children.length > 0 && childLines(from, children, level)}`;
}

const coupleLine = (one: Place, other: Place, at: { y: number }, sideBySide: boolean) =>
  sideBySide
    ? html`<path d="M${one.x + half} ${one.y}L${other.x - half} ${other.y}" />`
    : html`<path d="M${one.x} ${one.y + underLabel}L${one.x} ${at.y}L${other.x} ${at.y}L${other.x} ${other.y + underLabel}" />`;

function childLines(from: { x: number; y: number }, children: readonly Place[], level: number): Html {
  const bar = Math.min(...children.map(({ y }) => y)) - half - 12 - (level % 3) * 5;
  const xs = [from.x, ...children.map(({ x }) => x)];
  return html`<path d="M${from.x} ${from.y}L${from.x} ${bar}M${Math.min(...xs)} ${bar}L${Math.max(...xs)} ${bar}" />
    ${children.map(child => html`<path d="M${child.x} ${bar}L${child.x} ${child.y - half}" />`)}`;
}

const careLine = ({ from, to }: Care) => html`<path d="M${from.x + half / 2} ${from.y + underLabel}L${to.x - half / 2} ${to.y - half}" />`;
