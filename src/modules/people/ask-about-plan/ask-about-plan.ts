import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { mayAskAboutPlan } from '../family.policy.ts';
import { planAskedAbout } from '../people.events.ts';
import { peopleTables } from '../people.queries.ts';
import { alertCustodians, keepAsking, questionOf } from '../search/register.ts';

export const purposes = [
  { value: 'about-to-ask', label: 'I am about to ask for support, and do not want to start twice' },
  { value: 'work-together', label: 'I work with this child, and want to work together with whoever leads' },
  { value: 'worried', label: 'Something has happened, and somebody should know' },
] as const;
export const rolesWithChild = [
  { value: 'education', label: 'I teach or look after them at school, nursery or college' },
  { value: 'health', label: 'I look after their health' },
  { value: 'family', label: 'I work with their family' },
  { value: 'home', label: 'I work with their home or housing' },
  { value: 'safety', label: 'I work with the police, probation or youth justice' },
] as const;

export type Asking = {
  givenName: string;
  familyName: string;
  bornOn: Temporal.PlainDate;
  purpose: (typeof purposes)[number]['value'];
  role: (typeof rolesWithChild)[number]['value'];
};
export type LeadContact = { name: string; jobTitle: string | null; agencyName: string; phone: string | null; email: string | null };
type Row = { family_id: string; person_id: string; name: string; job_title: string | null; agency_name: string; phone: string | null; email: string | null };

/**
 * Whether a child is already helped: the lead practitioner's work contact, or nothing. Nothing is also the answer for a family that is
 * restricted, sealed, related to who asks or in hiding. Each asking is recorded; a told one shows in the family's chronology.
 */
export async function askAboutPlan(work: Work, asking: Asking): Promise<{ lead: LeadContact | null }> {
  work.require(mayAskAboutPlan(work.actor));
  const { keys, forenames, days } = questionOf(asking);
  const surnames = keys.filter(key => key.startsWith('p:'));
  const { rows } = await sql<Row>`select * from people.lead_of_child(${surnames}::text[], ${forenames}::text[], ${days}::date[])`.execute(peopleTables(work));
  const [row] = rows;
  const askingId = await keepAsking(work, asking, { purpose: asking.purpose, role: asking.role });
  await alertCustodians(work, asking, 'plan');
  await work.record(planAskedAbout, {
    familyId: row?.family_id ?? null,
    subjectId: row?.person_id ?? null,
    details: { askingId, purpose: asking.purpose, role: asking.role, told: row !== undefined },
  });
  if (!row) return { lead: null };
  return { lead: { name: row.name, jobTitle: row.job_title, agencyName: row.agency_name, phone: row.phone, email: row.email } };
}
