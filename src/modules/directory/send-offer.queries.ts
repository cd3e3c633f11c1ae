import { sql } from 'kysely';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { directoryTables } from './records.queries.ts';
import { sendQuestions, subjects, type Offered, type Statement, type Subject } from './send-offer.ts';
import { findTerms, type Term } from './taxonomies.queries.ts';

/** Every public service of the offer that has not ended, by name. */
export async function findOffered(work: Pick<Work, 'tables'>): Promise<Offered[]> {
  // Thousands of small arrays are read quicker as one text each.
  const { rows } = await sql<Omit<Offered, 'terms' | 'ownTerms'> & { termIds: string }>`
    select id, childcare, minimum_age as "minimumAge", maximum_age as "maximumAge", array_to_string(terms, ' ') as "termIds"
      from directory.service where is_send and status <> 'defunct' order by name, id`.execute(directoryTables(work));
  const terms = new Map((await findTerms(work)).map(term => [term.id, term]));
  const named = new Map<string, Pick<Offered, 'terms' | 'ownTerms'>>();
  return rows.map(({ termIds, ...row }) => {
    const names = named.get(termIds) ?? namesOf(termIds, terms);
    named.set(termIds, names);
    return { ...row, ...names };
  });
}

/** The terms of a service by name; its own are those that stand above none of the others. */
function namesOf(termIds: string, terms: ReadonlyMap<string, Term>): Pick<Offered, 'terms' | 'ownTerms'> {
  const all = termIds.split(' ').flatMap(id => terms.get(id) ?? []);
  const above = new Set(all.map(({ parentId }) => parentId));
  return { terms: all.map(({ name }) => name), ownTerms: all.filter(({ id }) => !above.has(id)).map(({ name }) => name) };
}

/** Which of them have answered every question. */
export async function findAnsweredAll(work: Pick<Work, 'tables'>): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select service.id from directory.service join directory.service_document document on document.service_id = service.id
     where service.is_send and service.status <> 'defunct'
       and document.page #> '{content,send,answers}' ?& ${sendQuestions.map(({ key }) => key)}::text[]`.execute(directoryTables(work));
  return new Set(rows.map(({ id }) => id));
}

/** What the council says itself, by subject. */
export const findStatements = (work: Pick<Work, 'tables'>): Promise<Statement[]> =>
  directoryTables(work).selectFrom('directory.statement').select(['subject', 'said', 'url', 'said_on as saidOn', 'version']).execute();

/** A subject that the council writes of, with what it says now. */
export async function getCouncilSubject(work: Work, key: string): Promise<{ subject: Subject; statement: Statement | null }> {
  const subject = found(subjects.find(one => one.key === key && (one.says === 'council' || one.says === 'both')));
  return { subject, statement: (await findStatements(work)).find(one => one.subject === key) ?? null };
}
