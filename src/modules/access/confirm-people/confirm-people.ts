import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { no, yes, type Decision } from '#platform/decision.ts';
import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { accountDisabled, peopleConfirmed } from '../access.events.ts';
import { has } from '../role.ts';
import type { AgencyHere } from '../agencies.queries.ts';
import type { Answer, ToConfirm } from './confirm-people.queries.ts';

/** A contact for the people of their own agency; an administrator for any. */
export const mayConfirm = (actor: Actor, { agency }: { agency: Pick<AgencyHere, 'id'> }): Decision =>
  has(actor, 'manage-accounts') || (has(actor, 'confirm-people') && actor.agencyId === agency.id)
    ? yes
    : no('Only the contact of this agency, or an administrator, can confirm its people');

/** What an agency says of its people. Whoever has left is out at their next request. Answers may come in parts. */
export async function confirmPeople(work: Work, to: ToConfirm, answers: ReadonlyMap<string, Answer>): Promise<void> {
  work.require(mayConfirm(work.actor, to));
  if (answers.size === 0 && to.people.length > 0) throw invalid({ '': 'Choose an answer for at least one person' });
  const access = work.tables('access');
  const said = (wanted: Answer) => [...answers].flatMap(([id, answer]) => (answer === wanted ? [id] : []));
  for (const accountId of said('has left')) {
    const { rows } = await sql<{ is: boolean }>`select access.end_access_of_colleague(${accountId}, ${work.now.toString()}) as is`.execute(access);
    if (rows[0]?.is) await work.record(accountDisabled, { familyId: null, subjectId: accountId, details: { accountId } });
  }
  if (to.openCheck?.askedOn) {
    // Whoever answers for the others is there, and needs it.
    const own = work.actor.agencyId === to.agency.id ? ([[work.actor.id, 'needs it']] as const) : [];
    for (const [accountId, answer] of [...answers, ...own]) {
      const row = { check_id: to.openCheck.id, account_id: accountId, answer, answered_by: work.actor.id, answered_at: work.now };
      const insert = access.insertInto('access.person_check').values(row);
      await insert.onConflict(before => before.columns(['check_id', 'account_id']).doUpdateSet(row)).execute();
    }
  }
  const details = { agencyId: to.agency.id, stay: said('needs it'), left: said('has left') };
  await work.record(peopleConfirmed, { familyId: null, subjectId: to.agency.id, details });
}
