import { typedText, type Typed } from '#platform/form.ts';
import type { Work } from '#platform/work.ts';
import { findServicePages } from '../find-services.ts';
import { isFor, isOf, kindsOfSupport, stages, type Offered, type Stage, type Subject } from '../send-offer.ts';
import { findOffered } from '../send-offer.queries.ts';

export type Chosen = { stage: Stage | null; kind: Subject | null; pageNumber: number; isLarge: boolean };

/** What an address asks for. It is chosen, not typed, so it may stand there. */
export function chosenIn(query: Typed): Chosen {
  const isIn = (key: string) => (one: { key: string }) => one.key === key;
  return {
    stage: stages.find(isIn(typedText(query, 'age'))) ?? null,
    kind: kindsOfSupport.find(isIn(typedText(query, 'kind'))) ?? null,
    pageNumber: Math.max(1, Math.min(500, Number.parseInt(typedText(query, 'page'), 10) || 1)),
    isLarge: typedText(query, 'size') === 'large',
  };
}

/** The address of the offer for an age and a kind of support. */
export function hrefOf({ stage, kind }: { stage: Stage | null; kind: Subject | null }, path = '/send', page = 1): string {
  const asked = [stage && `age=${stage.key}`, kind && `kind=${kind.key}`, page > 1 && `page=${page}`].filter(Boolean).join('&');
  return asked === '' ? path : `${path}?${asked}`;
}

export const fitting = (all: readonly Offered[], { stage, kind }: Pick<Chosen, 'stage' | 'kind'>): Offered[] =>
  all.filter(service => (!stage || isFor(stage, service)) && (!kind || isOf(kind, service)));

/** Services of the offer that fit, some of them as their pages show them. */
export async function loadOffer(work: Work, query: Typed, most: number) {
  const chosen = chosenIn(query);
  const all = await findOffered(work);
  const fits = fitting(all, chosen);
  const from = (chosen.pageNumber - 1) * most;
  const ids = fits.slice(from, from + most).map(({ id }) => id);
  return { ...chosen, all, total: fits.length, services: await findServicePages(work, ids) };
}
