import type { Work } from '#platform/work.ts';
import { given } from '../standard/given.ts';
import { termWritten } from '../standard/parts.ts';
import { findTaxonomies, findTerms, type Taxonomy, type Term } from '../taxonomies.queries.ts';
import { ordinaryPageSize, type Asked } from './asked.ts';
import { envelope } from './envelope.ts';

const written = ({ id, name, description, uri, version }: Taxonomy) => given({ id, name, description, uri, version });

const holds = (words: string | undefined, { name, description }: { name: string; description: string }) =>
  (words ?? '')
    .toLowerCase()
    .split(/\s+/)
    .every(word => `${name} ${description}`.toLowerCase().includes(word));

function pageOfAll(all: readonly object[], { page, perPage }: Asked): string {
  const size = perPage ?? ordinaryPageSize;
  const part = all.slice((page - 1) * size, page * size);
  return envelope({ total: all.length, size: part.length, texts: part.map(one => JSON.stringify(one)).join(',') }, { number: page, perPage: size });
}

/** The lists of terms there are; few, so they are read whole. */
export const findTaxonomiesWanted = async (work: Work, { wanted }: Asked) => (await findTaxonomies(work)).filter(one => holds(wanted.words, one)).map(written);
export const findTermsWanted = async (work: Work, { wanted }: Asked) =>
  (await findTerms(work)).filter(term => holds(wanted.words, term) && (wanted.taxonomyIds ?? []).every(id => id === term.taxonomyId)).map(termWritten);

export const taxonomiesWritten = async (work: Work, asked: Asked) => pageOfAll(await findTaxonomiesWanted(work, asked), asked);
export const termsWritten = async (work: Work, asked: Asked) => pageOfAll(await findTermsWanted(work, asked), asked);

export async function findTaxonomy(work: Work, id: string): Promise<string | undefined> {
  const taxonomy = (await findTaxonomies(work)).find(one => one.id === id);
  if (!taxonomy) return undefined;
  const terms: Term[] = (await findTerms(work)).filter(({ taxonomyId }) => taxonomyId === id);
  return JSON.stringify({ ...written(taxonomy), taxonomy_terms: terms.map(termWritten) });
}

export async function findTerm(work: Work, id: string): Promise<string | undefined> {
  const term = (await findTerms(work)).find(one => one.id === id);
  return term && JSON.stringify(termWritten(term));
}
