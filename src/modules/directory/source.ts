import type { Source } from './sources.queries.ts';

/** What a source is, in the words of an editor. */
export const kindWords: Readonly<Record<Source['kind'], string>> = {
  standard: 'Another directory, by the Open Referral UK standard',
  ofsted: 'Ofsted’s list of registered childcare',
};
