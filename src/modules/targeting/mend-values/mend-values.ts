import type { Work } from '#platform/work.ts';
import type { Aside } from '../aside.queries.ts';
import { chooseColumns } from '../choose-columns/choose-columns.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import type { Feed, Load, Mapping } from '../feed.ts';
import { readAgain, type WrongValue } from '../mending.ts';
import { settleRows } from '../settle-rows.ts';

/** What a wrong value means (a kind of fact; nothing: rows with it are left out), or what should stand there instead. */
export type Chosen = { wrong: WrongValue } & ({ means: string } | { to: string });

/** Mends what is wrong in the same way in many rows, and reads all that were set aside again. What a word stands for is kept with the feed. */
export async function mendValues(
  work: Work,
  feed: Feed,
  load: Load,
  rows: readonly Aside[],
  chosen: readonly Chosen[],
): Promise<{ held: number; still: number }> {
  work.require(mayLoadFeeds(work.actor));
  const words = Object.fromEntries(chosen.flatMap(one => ('means' in one ? [[one.wrong.value.toLowerCase(), one.means]] : [])));
  const mapping = withWords(feed.mapping!, words);
  if (Object.keys(words).length > 0) await chooseColumns(work, feed, mapping);
  const corrections = new Map(chosen.flatMap(one => ('to' in one ? [[one.wrong.key, one.to] as const] : [])));
  return settleRows(work, feed, load, readAgain(rows, corrections, { mapping, latest: load.currentAsOf.toString() }));
}

const withWords = (mapping: Mapping, words: Readonly<Record<string, string>>): Mapping =>
  'words' in mapping.what ? { ...mapping, what: { words: { ...mapping.what.words, ...words } } } : mapping;
