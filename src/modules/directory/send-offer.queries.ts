import { sql } from 'kysely';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { directoryTables } from './records.queries.ts';
import { subjects, type Offered, type Statement, type Subject } from './send-offer.ts';

/** Every public service of the offer that has not ended, by name. */
export async function findSendServices(work: Pick<Work, 'tables'>): Promise<Offered[]> {
  const { rows } = await sql<Offered>`
    select service.id, service.name, service.childcare, service.minimum_age as "minimumAge", service.maximum_age as "maximumAge",
           array(select term.name from directory.term where term.id = any (service.terms)) as terms,
           array(select term ->> 'name' from jsonb_array_elements(document.page -> 'terms') term) as "ownTerms",
           array(select jsonb_object_keys(coalesce(document.page #> '{content,send,answers}', '{}'))) as answered
      from directory.service join directory.service_document document on document.service_id = service.id
     where service.is_send and service.status <> 'defunct' order by service.name, service.id`.execute(directoryTables(work));
  return rows;
}

/** What the council says itself, by subject. */
export const findStatements = (work: Pick<Work, 'tables'>): Promise<Statement[]> =>
  directoryTables(work).selectFrom('directory.statement').select(['subject', 'said', 'url', 'said_on as saidOn', 'version']).execute();

/** A subject that the council writes of, with what it says now. */
export async function getCouncilSubject(work: Work, key: string): Promise<{ subject: Subject; statement: Statement | null }> {
  const subject = found(subjects.find(one => one.key === key && (one.says === 'council' || one.says === 'both')));
  return { subject, statement: (await findStatements(work)).find(one => one.subject === key) ?? null };
}
