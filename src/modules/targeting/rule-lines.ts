import type { Criterion, Tree } from './rule.ts';

/** A criterion as one line of a form, and what it does there. Lines that count under one heading count once. */
export type Line = { criterion: Criterion; part: 'counts' | 'must' | 'must not'; heading: string | null };
/** A rule as it is edited: its lines, and how many of those that count must hold. */
export type Lines = { howMany: 'all' | number; lines: readonly Line[] };

/** The tree of what was edited. */
export function treeOf({ howMany, lines }: Lines): Tree {
  const criteria = (part: Line['part']) => lines.filter(line => line.part === part);
  const must = grouped(criteria('must'));
  const counting = grouped(criteria('counts'));
  const not = criteria('must not').map(({ criterion }): Tree => criterion);
  const counts: Tree[] =
    counting.length === 0 ? [] : [howMany === 'all' ? { all: counting } : howMany === 1 ? { any: counting } : { some: howMany, of: counting }];
  const parts = [...must, ...counts, ...(not.length > 0 ? [{ not: { any: not } }] : [])];
  return parts.length === 1 && parts[0] ? parts[0] : { all: parts };
}

function grouped(lines: readonly Line[]): Tree[] {
  const headings = [...new Set(lines.map(({ heading, criterion }) => heading ?? criterion))];
  return headings.map((heading): Tree => {
    if (typeof heading !== 'string') return heading;
    return { any: lines.filter(line => line.heading === heading).map(({ criterion }) => criterion), as: heading };
  });
}

/** The lines of a tree; null for one that only the database can hold, deeper than a form shows. */
export function linesOf(tree: Tree): Lines | null {
  const parts = 'all' in tree && tree.as === undefined && tree.all.some(isCounting) ? tree.all : [tree];
  const found: { howMany: 'all' | number; lines: Line[] } = { howMany: 'all', lines: [] };
  let hasCounting = false;
  for (const one of parts) {
    if (isCounting(one)) {
      const inner = 'all' in one ? one.all : 'any' in one ? one.any : 'of' in one ? one.of : [];
      const lines = inner.map(part => leavesOf(part, 'counts'));
      if (hasCounting || !lines.every(line => line !== null)) return null;
      hasCounting = true;
      found.howMany = 'all' in one ? 'all' : 'any' in one ? 1 : 'some' in one ? one.some : 'all';
      found.lines.push(...lines.flat());
    } else {
      const lines = 'not' in one ? notLines(one.not) : leavesOf(one, parts.length === 1 ? 'counts' : 'must');
      if (!lines) return null;
      found.lines.push(...lines);
    }
  }
  return found;
}

const isCounting = (tree: Tree): boolean => ('all' in tree || 'any' in tree || 'some' in tree) && tree.as === undefined;

const leavesOf = (tree: Tree, part: Line['part']): Line[] | null => {
  if ('facts' in tree) return [{ criterion: tree, part, heading: null }];
  if (!('any' in tree) || tree.as === undefined) return null;
  const { as } = tree;
  return tree.any.every(one => 'facts' in one) ? tree.any.map(criterion => ({ criterion, part, heading: as })) : null;
};

function notLines(tree: Tree): Line[] | null {
  const inner = 'any' in tree && tree.as === undefined ? tree.any : [tree];
  return inner.every(one => 'facts' in one) ? inner.map(criterion => ({ criterion, part: 'must not', heading: null })) : null;
}
