import { createHash } from 'node:crypto';
import written from './crosswalk.json' with { type: 'json' };

/** What a number counts: people in whose assessment a need was found, requests that name it, or needs for which nothing was found. */
export type Measure = 'found' | 'asked' | 'unmet';

type Line = { need: string; category: string; called: string; why: string };
/** From which need, or worry of a request, to which category of the local offer, with the reason. */
export const crosswalk: Readonly<Record<'found' | 'asked', readonly Line[]>> = written;

/** Unmet needs are told in the same needs as assessments find. */
export const leads = (['found', 'asked'] as const).flatMap(measure => crosswalk[measure].map(({ need, category }) => ({ measure, need, category })));

/** The categories that some need leads to, by their codes, in the order of the directory. */
export const categoriesWithNeeds: readonly string[] = [...new Set(leads.map(({ category }) => category))].toSorted((one, other) => Number(one) - Number(other));

/** Changes with what leads where, so that a count tells by which crosswalk it was made. */
export const crosswalkEdition = createHash('sha256').update(JSON.stringify(leads)).digest('hex').slice(0, 12);
