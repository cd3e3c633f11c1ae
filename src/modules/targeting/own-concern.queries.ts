import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import type { ConcernDecision, EffectKind, ListedPerson, SafeContact } from './concern.ts';

/** A listed household that somebody was asked to look after, as they see it: nothing of what partners' files say. */
export type OwnConcern = {
  id: string;
  decision: ConcernDecision;
  reason: string;
  safeContact: SafeContact | null;
  safeHow: string | null;
  lookAgainOn: Temporal.PlainDate;
  askedByName: string | null;
  askedAt: Temporal.Instant;
  people: readonly ListedPerson[];
  came: readonly { what: EffectKind; happenedOn: Temporal.PlainDate; words: string | null }[];
};

type Found = {
  concern_id: string;
  decision: ConcernDecision;
  reason: string;
  safe_contact: SafeContact | null;
  safe_how: string | null;
  look_again_on: Temporal.PlainDate;
  reviewed_at: Temporal.Instant;
  name: string | null;
  people: (Omit<ListedPerson, 'personNo'> & { no: number })[];
  came: { what: EffectKind; on: string; words: string | null }[];
};

/** The households that I was asked to look after, those to look at soonest first. */
export async function findOwnConcerns(work: Work): Promise<OwnConcern[]> {
  const { rows } = await sql<Found>`
    select c.concern_id, c.decision, c.reason, c.safe_contact, c.safe_how, c.look_again_on, c.reviewed_at, c.people, c.came, w.name
      from targeting.concerns_i_own() c left join published.worker w on w.worker_id = c.reviewed_by order by c.look_again_on, c.concern_id`.execute(
    work.tables('targeting'),
  );
  return rows.map(row => ({
    ...{ id: row.concern_id, decision: row.decision, reason: row.reason, safeContact: row.safe_contact, safeHow: row.safe_how },
    ...{ lookAgainOn: row.look_again_on, askedAt: row.reviewed_at, askedByName: row.name },
    people: row.people.map(({ no, ...person }) => ({ personNo: no, ...person })),
    came: row.came.map(({ what, on, words }) => ({ what, happenedOn: Temporal.PlainDate.from(on), words })),
  }));
}

export const findOwnConcern = async (work: Work, id: string): Promise<OwnConcern | null> => (await findOwnConcerns(work)).find(one => one.id === id) ?? null;
