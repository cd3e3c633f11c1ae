import { sql } from 'kysely';
import { isUuid } from '#platform/route.ts';
import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { isLoose, lineOf, listOf, textOf, type Loose } from '../bring-in/standard-record.ts';
import { rowsOfCsv } from '../csv.ts';
import { derivedId } from '../derived-id.ts';
import { crosswalkImported, taxonomyImported } from '../directory.events.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { directoryTables } from '../records.queries.ts';
import { findTaxonomies, findTerms, type Term } from '../taxonomies.queries.ts';
import { turnEdition, writeServices } from '../write-out.ts';

type NewTerm = { id: string; taxonomyId: string; parentId: string | null; name: string; description: string; code: string | null; uri: string | null };
type NewTaxonomy = { id: string; name: string; description: string; uri: string | null; version: string | null };

/** A list of terms as it was written: JSON with `taxonomy` and `terms`, or as the standard writes one; or CSV with a line for each term. */
export function readTaxonomy(text: string, name: string): { taxonomy: Loose; terms: Loose[] } {
  if (!/^\s*[{[]/.test(text)) return { taxonomy: { name }, terms: rowsOfCsv(text) };
  const read: unknown = parsedOr(text);
  if (Array.isArray(read)) return { taxonomy: { name }, terms: listOf(read) };
  if (!isLoose(read)) throw invalid({ file: 'This is neither JSON nor CSV that can be read' });
  const taxonomy = isLoose(read['taxonomy']) ? read['taxonomy'] : read;
  return { taxonomy: { ...taxonomy, name: lineOf(taxonomy['name']) ?? name }, terms: listOf(read['terms'] ?? read['taxonomy_terms'] ?? read['contents']) };
}

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw invalid({ file: 'This is not JSON' });
  }
}

/** Adds a list of terms, or puts right the one of that id or name. Terms that it no longer has stay, since services may be under them. */
export async function importTaxonomy(
  work: Work,
  { taxonomy, terms }: { taxonomy: Loose; terms: readonly Loose[] },
): Promise<{ taxonomyId: string; terms: number }> {
  work.require(mayEditDirectory(work.actor));
  const name = lineOf(taxonomy['name']);
  if (name === undefined) throw invalid({ name: 'Enter what the list of terms is called' });
  if (terms.length === 0) throw invalid({ file: 'There are no terms in it' });
  const before = (await findTaxonomies(work)).find(one => one.id === taxonomy['id'] || one.name === name);
  const id = before?.id ?? idOr(taxonomy['id'], derivedId('taxonomy', name));
  await saveTaxonomy(work, {
    id,
    name,
    description: textOf(taxonomy['description']) ?? name,
    uri: lineOf(taxonomy['uri']) ?? null,
    version: lineOf(taxonomy['version']) ?? null,
  });
  const read = readTerms(terms, id);
  await saveTerms(work, read);
  await work.record(taxonomyImported, { familyId: null, subjectId: id, details: { taxonomyId: id, terms: read.length } });
  await turnEdition(work);
  return { taxonomyId: id, terms: read.length };
}

const idOr = (value: unknown, otherwise: string) => (typeof value === 'string' && isUuid(value.toLowerCase()) ? value.toLowerCase() : otherwise);

/** Terms with ids: their own, or worked out of their code or name. A parent is named by id, code or name, and stands before what is under it. */
function readTerms(terms: readonly Loose[], taxonomyId: string): NewTerm[] {
  const rows = terms.flatMap(term => {
    const name = lineOf(term['name'] ?? term['term'] ?? term['label']);
    const code = lineOf(term['code']) ?? null;
    if (name === undefined) return [];
    const id = idOr(term['id'], derivedId('term', taxonomyId, code ?? name));
    return [
      {
        id,
        taxonomyId,
        name,
        code,
        description: textOf(term['description']) ?? name,
        uri: lineOf(term['term_uri'] ?? term['uri']) ?? null,
        parent: lineOf(term['parent_id'] ?? term['parent'] ?? term['parent_code']),
      },
    ];
  });
  const known = new Map(rows.flatMap(({ id, code, name }) => [id, code, name].filter(key => key !== null).map(key => [key.toLowerCase(), id] as const)));
  const parents = new Map(rows.map(({ id, parent }) => [id, parent === undefined ? null : (known.get(parent.toLowerCase()) ?? null)]));
  const depth = (id: string, seen: readonly string[] = []): number => {
    if (seen.includes(id)) throw invalid({ file: `${rows.find(row => row.id === id)?.name} stands above itself` });
    const parent = parents.get(id) ?? null;
    return parent === null ? 0 : 1 + depth(parent, [...seen, id]);
  };
  return rows
    .map(({ parent: _, ...row }) => ({ ...row, parentId: parents.get(row.id) ?? null, depth: depth(row.id) }))
    .sort((one, other) => one.depth - other.depth)
    .map(({ depth: _, ...row }) => row);
}

const saveTaxonomy = (work: Work, taxonomy: NewTaxonomy) =>
  directoryTables(work)
    .insertInto('directory.taxonomy')
    .values(taxonomy)
    .onConflict(conflict =>
      conflict.column('id').doUpdateSet(({ ref }) => ({
        name: ref('excluded.name'),
        description: ref('excluded.description'),
        uri: ref('excluded.uri'),
        version: ref('excluded.version'),
      })),
    )
    .execute();

async function saveTerms(work: Work, terms: readonly NewTerm[]): Promise<void> {
  const rows = terms.map(({ taxonomyId, parentId, ...term }, position) => ({ ...term, taxonomy_id: taxonomyId, parent_id: parentId, position: position + 1 }));
  for (let from = 0; from < rows.length; from += 1000)
    await directoryTables(work)
      .insertInto('directory.term')
      .values(rows.slice(from, from + 1000))
      .onConflict(conflict =>
        conflict.column('id').doUpdateSet(({ ref }) => ({
          name: ref('excluded.name'),
          description: ref('excluded.description'),
          code: ref('excluded.code'),
          uri: ref('excluded.uri'),
          parent_id: ref('excluded.parent_id'),
          position: ref('excluded.position'),
        })),
      )
      .execute();
}

/** Adds the terms that services of others are under and that are not here yet. Gives the ids of all that are here then. */
export async function addMissingTerms(work: Work, terms: readonly Loose[]): Promise<Set<string>> {
  const here = new Set((await findTerms(work)).map(({ id }) => id));
  const missing = terms.flatMap(term => {
    const [id, name] = [lineOf(term['id'])?.toLowerCase() ?? '', lineOf(term['name'])];
    return name === undefined || !isUuid(id) || here.has(id) ? [] : [{ ...term, id, name }];
  });
  const lists = new Map<string, { name: string; terms: Loose[] }>();
  for (const term of missing as Loose[]) {
    const name = lineOf(term['taxonomy']) ?? 'Terms of others';
    const id = idOr(term['taxonomy_id'], derivedId('taxonomy', name));
    const list = lists.get(id) ?? { name, terms: [] };
    lists.set(id, { ...list, terms: [...list.terms, term] });
  }
  const known = await findTaxonomies(work);
  for (const [asked, list] of lists) {
    const id = known.find(one => one.id === asked || one.name === list.name)?.id ?? asked;
    if (!known.some(one => one.id === id)) await saveTaxonomy(work, { id, name: list.name, description: list.name, uri: null, version: null });
    const read = readTerms(list.terms, id).map(term => ({ ...term, parentId: term.parentId !== null && here.has(term.parentId) ? term.parentId : null }));
    await saveTerms(work, read);
    for (const term of read) here.add(term.id);
  }
  return here;
}

/** Says which terms mean which of another list: services under the one are under the other from then on. Lines of CSV: term, means; each an id, a code or a name. */
export async function importCrosswalk(work: Work, csv: string, { from, to }: { from: string; to: string }): Promise<{ pairs: number; unknown: string[] }> {
  work.require(mayEditDirectory(work.actor));
  const terms = await findTerms(work);
  const find = (taxonomyId: string, text: string) => terms.find(term => term.taxonomyId === taxonomyId && isCalled(term, text));
  const unknown: string[] = [];
  const pairs = rowsOfCsv(csv).flatMap(row => {
    const [left = '', right = ''] = Object.values(row);
    const [term, means] = [find(from, left), find(to, right)];
    if (!term) unknown.push(left);
    if (!means) unknown.push(right);
    return term && means && term.id !== means.id ? [{ term_id: term.id, means_id: means.id }] : [];
  });
  const tables = directoryTables(work);
  if (pairs.length > 0)
    await tables
      .insertInto('directory.crosswalk')
      .values(pairs)
      .onConflict(conflict => conflict.doNothing())
      .execute();
  await rewriteUnder(
    work,
    pairs.map(({ term_id }) => term_id),
  );
  await work.record(crosswalkImported, { familyId: null, details: { pairs: pairs.length } });
  return { pairs: pairs.length, unknown };
}

const isCalled = ({ id, code, name }: Term, text: string) => [id, code, name].some(called => called?.toLowerCase() === text.trim().toLowerCase());

/** Services under these terms, written out anew. */
async function rewriteUnder(work: Work, termIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from directory.service where terms && ${[...termIds]}::uuid[]`.execute(directoryTables(work));
  await writeServices(
    work,
    rows.map(({ id }) => id),
  );
  await turnEdition(work);
}
