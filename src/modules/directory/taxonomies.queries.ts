import type { Work } from '#platform/work.ts';
import { directoryTables } from './records.queries.ts';

export type Taxonomy = { id: string; name: string; description: string; uri: string | null; version: string | null; isDefault: boolean };
export type Term = {
  id: string;
  taxonomyId: string;
  taxonomy: string;
  parentId: string | null;
  name: string;
  description: string;
  code: string | null;
  uri: string | null;
};

export const findTaxonomies = (work: Pick<Work, 'tables'>): Promise<Taxonomy[]> =>
  directoryTables(work)
    .selectFrom('directory.taxonomy')
    .select(['id', 'name', 'description', 'uri', 'version', 'is_default as isDefault'])
    .orderBy('is_default', 'desc')
    .orderBy('name')
    .execute();

/** Every term, parents before what is under them. */
export const findTerms = (work: Pick<Work, 'tables'>): Promise<Term[]> =>
  directoryTables(work)
    .selectFrom('directory.term as term')
    .innerJoin('directory.taxonomy as taxonomy', 'taxonomy.id', 'term.taxonomy_id')
    .select(['term.id', 'taxonomy_id as taxonomyId', 'taxonomy.name as taxonomy', 'parent_id as parentId', 'term.name', 'term.description', 'code', 'term.uri'])
    .orderBy('taxonomy.is_default', 'desc')
    .orderBy('taxonomy.name')
    .orderBy('position')
    .execute();

/** The terms of every taxonomy, and what is under what. */
export type Terms = { byId: ReadonlyMap<string, Term>; means: ReadonlyMap<string, readonly string[]> };

export async function findTermsAndMeanings(work: Work): Promise<Terms> {
  const terms = await findTerms(work);
  const crosswalk = await directoryTables(work).selectFrom('directory.crosswalk').select(['term_id', 'means_id']).execute();
  const means = new Map<string, string[]>();
  for (const { term_id, means_id } of crosswalk) means.set(term_id, [...(means.get(term_id) ?? []), means_id]);
  return { byId: new Map(terms.map(term => [term.id, term])), means };
}

/** These terms and those they mean in other taxonomies. */
export const meant = ({ byId, means }: Terms, termIds: readonly string[]): Term[] =>
  [...new Set(termIds.flatMap(id => [id, ...(means.get(id) ?? [])]))].flatMap(id => byId.get(id) ?? []);

/** These terms and all above them. */
export function withThoseAbove({ byId }: Terms, terms: readonly Term[]): Term[] {
  const all = new Map<string, Term>();
  for (const term of terms) for (let at: Term | undefined = term; at && !all.has(at.id); at = byId.get(at.parentId ?? '')) all.set(at.id, at);
  return [...all.values()];
}
