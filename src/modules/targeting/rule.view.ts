import { html, type Html } from '#design/html.ts';
import { foldTree, type Tree } from './rule.ts';
import { criterionInWords, type FeedNames } from './rule-words.ts';

/** A rule as a list of lists, for the eye; its sentence says the same in one line. */
export const ruleView = (tree: Tree, feeds: FeedNames): Html => {
  const list = (says: string, parts: readonly Html[], as?: string): Html =>
    html`${as && html`<strong>${as}:</strong> `}${says}
      <ul class="govuk-list govuk-list--bullet">
        ${parts.map(part => html`<li>${part}</li>`)}
      </ul>`;
  return foldTree<Html>(tree, {
    criterion: one => html`${criterionInWords(one, feeds)}`,
    all: (parts, as) => (parts.length === 1 && parts[0] ? headed(parts[0], as) : list('all of these hold', parts, as)),
    some: (n, parts, as) =>
      parts.length === 1 && parts[0] ? headed(parts[0], as) : list(n === 1 ? 'any of these holds' : `at least ${n} of these hold`, parts, as),
    not: part => html`it does <strong>not</strong> hold that ${part}`,
  });
};

const headed = (part: Html, as?: string): Html => html`${as && html`<strong>${as}:</strong> `}${part}`;

/** Under which heading each criterion of a rule stands; nothing of those without one. */
export function criterionHeadings(tree: Tree): Map<string, string> {
  type Headed = readonly [key: string, heading: string | null];
  const named = (parts: Headed[][], as?: string) => parts.flat().map(([key, heading]): Headed => [key, as ?? heading]);
  const all = foldTree<Headed[]>(tree, {
    criterion: ({ key }) => [[key, null]],
    all: named,
    some: (_, parts, as) => named(parts, as),
    not: part => part,
  });
  return new Map(all.flatMap(([key, heading]) => (heading === null ? [] : [[key, heading]])));
}
